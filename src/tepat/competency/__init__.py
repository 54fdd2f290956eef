"""What people can do and what positions ask for: fields of study and competencies."""

from .field import family_of, is_accepted, kin, normal

__all__ = ["family_of", "is_accepted", "kin", "normal"]
