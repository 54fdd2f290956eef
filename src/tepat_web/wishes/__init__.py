"""What employees wish for and what units need, told while a window is open."""
