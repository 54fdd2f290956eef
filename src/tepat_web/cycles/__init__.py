"""The cycle of a year: opened and closed for everybody, and who is late."""
