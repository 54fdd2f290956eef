"""Training: from gaps and a catalogue to the plan that closes most, and what it did."""
