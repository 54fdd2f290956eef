"""Remarks and objections, with the clocks of the law."""
