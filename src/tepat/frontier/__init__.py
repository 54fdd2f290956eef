"""What each further move brings."""
