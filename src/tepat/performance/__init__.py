"""Performance: ratings, feedback, credit points and the professionalism index."""
