"""Programmes that go on, stage by stage, and certificates that expire."""
