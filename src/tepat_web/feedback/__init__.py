"""Feedback given, asked for and answered, and the talk of two people about it."""
