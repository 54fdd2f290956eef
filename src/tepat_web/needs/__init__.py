"""Job analyses on screen: writing them, and the way from draft to adopted."""
