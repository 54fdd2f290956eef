"""The training plan of a year, its classes, and who attends them."""
