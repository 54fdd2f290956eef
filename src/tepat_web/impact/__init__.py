"""Whether a training or a rotation made a difference, with the interval."""
