"""Job analyses from Word: reading what offices keep, and what they mean by it."""
