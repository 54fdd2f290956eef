"""Texts of the description of the API."""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext_lazy


def described(text: str) -> str:
    """Mark a text of the description, imported as ``_``.

    It is translated whenever the description is written, in the reader's language; the
    libraries that pass it on until then take it for a plain text.
    """
    return cast(str, gettext_lazy(text))
