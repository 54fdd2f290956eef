"""What people can do and what positions ask for: fields of study and competencies."""

from .field import accepts, family_of, is_open, kin, normal

__all__ = ["accepts", "family_of", "is_open", "kin", "normal"]
