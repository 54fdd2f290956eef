"""The forms of the workload analysis (ABK): per position, and Form C of an agency."""
