"""Effects: whether a rotation or a training changed what units deliver."""
