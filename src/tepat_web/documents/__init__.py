"""Letters: templates, numbers, and an archive that can be made again."""
