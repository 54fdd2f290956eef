"""The board, the signature, and carrying a decision out."""
