"""What work is: job analyses, what drives workload, what posts are worth."""
