"""Competencies: what a post asks for, what a person reaches, and the gap."""
