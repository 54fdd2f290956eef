"""Fields that forms of every room have."""

from __future__ import annotations

from typing import Any

from django import forms

WRITTEN = "%Y-%m-%d"  # as a browser sends a day, whatever its language


class DayField(forms.DateField):
    """One day, chosen in the calendar of the browser."""

    def __init__(self, **rest: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format=WRITTEN)
        super().__init__(**{"widget": widget, "input_formats": [WRITTEN], **rest})
