"""What is wrong with a value, told in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# By the first words of pydantic's own name of the error; the first that fits counts.
SENTENCES: tuple[tuple[str, Any], ...] = (
    ("missing", gettext_lazy("This is required.")),
    ("extra_forbidden", gettext_lazy("There is no such column or parameter.")),
    ("date_", gettext_lazy("Write the day as YYYY-MM-DD.")),
    ("int_", gettext_lazy("This is no whole number.")),
    ("float_", gettext_lazy("This is no number.")),
    ("finite_number", gettext_lazy("This is no number.")),
    ("bool_", gettext_lazy("Write true or false.")),
    ("list_type", gettext_lazy("Write a list of texts.")),
    ("string_too_long", gettext_lazy("At most %(max_length)s characters.")),
    ("string_too_short", gettext_lazy("At least %(min_length)s characters.")),
    ("string_pattern_mismatch", gettext_lazy("This has not the form %(pattern)s.")),
    ("string_", gettext_lazy("Write a text.")),
    ("literal_error", gettext_lazy("Accepted are: %(expected)s.")),
    ("greater_than_equal", gettext_lazy("At least %(ge)s.")),
    ("less_than_equal", gettext_lazy("At most %(le)s.")),
    ("too_long", gettext_lazy("At most %(max_length)s entries.")),
    ("value_error", gettext_lazy("%(error)s")),
)
PLACES = ("body", "query", "path", "header")


def told(errors: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Return, of each of pydantic's errors, the column and a sentence."""
    for error in errors:
        yield _column(error["loc"]), _sentence(error)


def _column(place: tuple[int | str, ...]) -> str:
    """The last name on the way; the first names say in which part of the request."""
    names = [part for part in place if isinstance(part, str)]
    inner = names[2:] if names[:1] == ["body"] else names[1:]
    return inner[-1] if inner else ""


def _sentence(error: Mapping[str, Any]) -> str:
    for beginning, sentence in SENTENCES:
        if error["type"].startswith(beginning):
            filled: str = str(sentence) % error.get("ctx", {})
            return filled
    return _("This value cannot be read.")
