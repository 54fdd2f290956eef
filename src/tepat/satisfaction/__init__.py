"""Public satisfaction (SKM): the index of a service, and how sure it is."""
