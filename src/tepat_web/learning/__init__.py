"""Attendance, certificates, hours, and what a training was worth."""
