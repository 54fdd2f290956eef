"""Careers: where a person can go, what is missing, and the shortest way."""
