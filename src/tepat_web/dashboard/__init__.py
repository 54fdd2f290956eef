"""The city on two pages: every figure with its source and the list behind it."""
