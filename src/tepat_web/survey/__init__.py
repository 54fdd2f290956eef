"""The satisfaction survey as citizens fill it in, and how its answers come in."""
