"""The commands: thin doors to the engine's rooms."""
