"""In which order the moves of a plan can be carried out."""
