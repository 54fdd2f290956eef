"""Hearing those whom a plan concerns, before it is decided."""
