"""How what was proposed was taken: told, answered, upheld."""
