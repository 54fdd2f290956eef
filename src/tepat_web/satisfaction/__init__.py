"""What the survey says, by unit and service, and its official report."""
