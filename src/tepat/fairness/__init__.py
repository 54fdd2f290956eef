"""Who bears what in a plan, and whether like people are treated alike."""
