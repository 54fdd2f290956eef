"""Training: from gaps and a catalogue to the plan that closes most, and what it did."""

from .plan import PlanNotRight, PlanOfOtherBook, TrainingPlan, plan
from .weighing import Weighing

__all__ = ["PlanNotRight", "PlanOfOtherBook", "TrainingPlan", "Weighing", "plan"]
