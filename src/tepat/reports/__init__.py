"""What the city reads: the position map, the needs and the plan, as files.

Reports compute nothing. They take frames that other rooms prepared, say whose they
are, as of which day and from what, and give the same bytes for the same frames.
"""
