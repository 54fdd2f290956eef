"""Evaluations of a period and of a year: given, received, objected to, followed up."""
