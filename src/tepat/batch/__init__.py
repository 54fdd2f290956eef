"""Many agencies planned at once, and what came of all of them."""
