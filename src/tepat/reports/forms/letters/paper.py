"""A letter as a paper, ready for Word or PDF.

Both templates of a form get, besides the fields of its content, ``text`` (what stands
around the content, put together here so that both say the same), ``emblem`` (the name
of a picture among the templates), ``mark`` (what stands on every page of what is not a
final letter), ``letters`` (for lists that are counted by them) and ``doubts`` (the note
of a draft on what nobody has read in the official text). Decrees have ``clauses``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tepat.reports.about import EXAMPLE, About
from tepat.words import Language, Sentence, written

from ..paper import Paper
from . import sentences as say
from . import words
from .clauses import clauses
from .content import (
    Announcement,
    BoardMinutes,
    CollectiveDecree,
    Decree,
    DecreeExtract,
    InaugurationList,
    Letter,
    ObjectionAnswer,
    ProposalList,
    ProposalNotice,
)
from .parts import Contact, Frame, Origin, Recalled, Remedy
from .spelled import letter as lettered
from .spelled import named_day, spelled_day

SHOWN_OF_DIGEST = 16  # digits: enough to find the data and the plan again
PICTURE = ".png"
Text = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a letter.

    Attributes:
        name: Of its two templates.
        title: What its files are called in their properties.
        words: What it prints, besides :data:`words.COMMON`.
        text: What is put together from the content.
    """

    name: str
    title: Sentence
    words: words.Words
    text: Callable[[Any, About, Language], Text]


def paper_of(content: Letter, about: About, language: Language = "id") -> Paper:
    """Return a letter as a paper.

    Args:
        content: What it says.
        about: Whose data it was made from, as of which day.
        language: That of the words of the form. Official letters are in Indonesian;
            the content is printed as it is.
    """
    form = FORMS[type(content)]
    more: dict[str, object] = {
        "text": {
            **_around(content.frame, language),
            **form.text(content, about, language),
        },
        "emblem": f"{content.frame.letterhead.emblem.value}{PICTURE}",
        "mark": _mark(content.frame, about, language),
        "letters": tuple(map(lettered, range(_most_lettered(content)))),
        "doubts": say.UNREAD if _is_doubted(content) else None,
    }
    if isinstance(content, Decree | CollectiveDecree | DecreeExtract):
        more["clauses"] = clauses(content, language)
    return Paper(
        form.name,
        form.title,
        about,
        content,
        {**words.COMMON, **form.words},
        language,
        more=more,
    )


def _most_lettered(content: Letter) -> int:
    """How many letters the longest list needs that is counted by letters."""
    names = ("considering", "objected", "findings", "reasons", "follows")
    return max((len(getattr(content, name, ())) for name in names), default=0)


def _around(frame: Frame, language: Language) -> Text:
    """Number, place and day, and what the letter was made from."""
    day = say.BLANK
    if frame.signed_on is not None:
        day = written(frame.signed_on, language)
    return {
        "number": frame.number or say.BLANK,
        "day": day,
        "dated": f"{frame.place}, {day}",
        "origin": _origin(frame.origin, language),
    }


def _origin(origin: Origin, language: Language) -> str:
    data = origin.data[:SHOWN_OF_DIGEST]
    if origin.plan is None:
        return say.ORIGIN_OF_DATA.fill({"data": data}, language)
    facts = {"data": data, "plan": origin.plan[:SHOWN_OF_DIGEST]}
    return say.ORIGIN.fill(facts, language)


def _mark(frame: Frame, about: About, language: Language) -> str | None:
    said = [EXAMPLE] * about.is_example + [say.DRAFT] * frame.is_draft
    return " · ".join(each.fill({}, language) for each in said) or None


def _is_doubted(content: Letter) -> bool:
    """Whether a draft rests on something that nobody has read."""
    recalling: tuple[Recalled, ...] = getattr(content, "recalling", ())
    remedy: Remedy | None = getattr(content, "remedy", None)
    is_doubted = any(not each.is_verified for each in recalling) or (
        remedy is not None and not remedy.is_verified
    )
    return content.frame.is_draft and is_doubted


def _nothing(content: Letter, about: About, language: Language) -> Text:
    return {}


def _of_extract(content: DecreeExtract, about: About, language: Language) -> Text:
    """Nobody has signed the decree that the extract of a draft is from."""
    is_signed = not content.frame.is_draft
    return {"signed": say.SIGNED.fill({}, language) if is_signed else None}


def _of_minutes(content: BoardMinutes, about: About, language: Language) -> Text:
    facts = {
        "day": spelled_day(content.held_on, language),
        "began": content.began,
        "ended": content.ended,
        "venue": content.venue,
        "session": content.session,
    }
    return {"opening": say.MINUTES_OPENING.fill(facts, language)}


def _of_inauguration(
    content: InaugurationList, about: About, language: Language
) -> Text:
    return {"held": named_day(content.held_on, language)}


def _of_notice(content: ProposalNotice, about: About, language: Language) -> Text:
    until = {"day": named_day(content.answer_by, language)}
    return {
        "opening": say.NOTICE_OPENING.fill({"agency": about.agency}, language),
        "answer": say.NOTICE_ANSWER.fill(until, language),
        "ask": _ask(content.contact, language),
    }


def _of_answer(content: ObjectionAnswer, about: About, language: Language) -> Text:
    facts = {"day": content.filed_on, "against": content.against}
    parts = ("objected", "findings", "reasons", "outcome", "follows", "remedy")
    told = [name for name in parts if getattr(content, name)]
    return {
        **{f"at_{name}": None for name in parts},
        **{f"at_{name}": f"{place}." for place, name in enumerate(told, 1)},
        "opening": say.ANSWER_OPENING.fill(facts, language),
        "outcome": say.ANSWER_OUTCOME.fill({}, language),
        "decided": say.OUTCOMES[content.outcome].fill({}, language),
        "remedy": say.ANSWER_REMEDY.fill({}, language) if content.remedy else None,
    }


def _of_announcement(content: Announcement, about: About, language: Language) -> Text:
    contact = content.contact
    return {"ask": None if contact is None else _ask(contact, language)}


def _ask(contact: Contact, language: Language) -> str:
    who = ", ".join(filter(None, (contact.name, contact.office)))
    return say.ASK.fill({"who": who, "reach": contact.reach}, language)


FORMS: Mapping[type, Form] = {
    ProposalList: Form(
        "daftar-usulan",
        Sentence("Daftar usulan penempatan", "List of proposed placements"),
        words.PROPOSALS,
        _nothing,
    ),
    BoardMinutes: Form(
        "berita-acara",
        Sentence("Berita acara sidang", "Minutes of the board"),
        words.MINUTES,
        _of_minutes,
    ),
    Decree: Form(
        "sk-tunggal",
        Sentence("Keputusan pengangkatan", "Decree of appointment"),
        words.DECREE,
        _nothing,
    ),
    CollectiveDecree: Form(
        "sk-kolektif",
        Sentence("Keputusan pengangkatan kolektif", "Collective decree"),
        {**words.DECREE, **words.ANNEX},
        _nothing,
    ),
    DecreeExtract: Form(
        "petikan",
        Sentence("Petikan keputusan", "Extract of a decree"),
        {**words.DECREE, **words.EXTRACT},
        _of_extract,
    ),
    InaugurationList: Form(
        "daftar-pelantikan",
        Sentence("Daftar pelantikan", "List of inauguration"),
        words.INAUGURATION,
        _of_inauguration,
    ),
    ProposalNotice: Form(
        "pemberitahuan",
        Sentence("Pemberitahuan usulan penempatan", "Notice of a proposed placement"),
        words.NOTICE,
        _of_notice,
    ),
    ObjectionAnswer: Form(
        "jawaban-keberatan",
        Sentence("Jawaban atas keberatan", "Answer to an objection"),
        words.ANSWER,
        _of_answer,
    ),
    Announcement: Form(
        "pengumuman",
        Sentence("Pengumuman", "Announcement"),
        words.ANNOUNCEMENT,
        _of_announcement,
    ),
}
"""Every form of a letter, by the class of its content."""
