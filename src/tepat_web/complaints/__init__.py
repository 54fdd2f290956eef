"""Complaints and praise of citizens: taken in, passed on, answered in time."""
