"""What the city decides for itself, within the law."""
