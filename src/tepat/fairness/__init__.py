"""Who bears what in a plan, and whether like people are treated alike."""

from .fairness import Fairness, fairness

__all__ = ["Fairness", "fairness"]
