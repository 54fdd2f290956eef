"""The position map (peta jabatan): every unit, its posts, and who sits in them."""
