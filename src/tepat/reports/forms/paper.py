"""One form, ready to be written: its name, its head, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tepat.reports.about import AS_OF, EXAMPLE, About
from tepat.words import Language, Sentence

from .plain import Plain, plain


@dataclass(frozen=True, slots=True)
class Paper:
    """One form.

    Attributes:
        form: Name of its two templates: ``abk`` has ``abk.docx`` and ``abk.typ``.
        title: What it is called in the head and in the properties of the file.
        about: Whose it is, as of which day, from what.
        content: A frozen dataclass; its fields are names in both templates.
        words: What the templates write around the content, as ``words.NAME``.
        more: What was worked out from the content; its names too are names in both
            templates.
        language: In which everything is written.
    """

    form: str
    title: Sentence
    about: About
    content: object
    words: Mapping[str, Sentence] = field(default_factory=dict)
    more: Mapping[str, object] = field(default_factory=dict, kw_only=True)
    language: Language = "id"

    def values(self) -> dict[str, Plain]:
        """Return what both templates get.

        Besides the fields of ``content`` and ``more``: ``title``, ``agency``,
        ``as_of`` (a sentence), ``day``, ``source``, ``example`` (a sentence; ``None``
        for real data), ``language`` and ``words``.
        """
        about = self.about
        head = {
            "title": self.title,
            "agency": about.agency,
            "as_of": AS_OF.fill({"day": about.day}, self.language),
            "day": about.day,
            "source": about.source,
            "example": EXAMPLE if about.is_example else None,
            "language": self.language,
            "words": self.words,
        }
        said = plain(self.content, self.language)
        if not isinstance(said, dict):
            raise TypeError(f"{self.form}: the content of a form has named fields.")
        around = {**head, **self.more}
        taken = said.keys() & around.keys() | head.keys() & self.more.keys()
        if taken:
            raise TypeError(f"{self.form}: these names mean something else: {taken}.")
        return said | {
            name: plain(each, self.language) for name, each in around.items()
        }
