"""The answer to a complaint as a letter, as Word and as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from tepat.reports.forms import Paper, Templates, complaint_answer, docx, pdf
from tepat.reports.forms.complaint_answer import Answer, Around, Sender
from tepat.reports.forms.letters import Emblem, Letterhead, Signer
from tepat.words import Sentence, written
from tepat_web.documents import agency, sets
from tepat_web.documents.models import Office
from tepat_web.documents.queries import office
from tepat_web.organisation.models import Position, Unit

from .models import Case, Channel, Reporter, Stage, Veil
from .secret import grouped

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: Mapping[str, tuple[Callable[[Paper, Templates], bytes], str]] = (
    MappingProxyType({"docx": (docx, WORD_TYPE), "pdf": (pdf, "application/pdf")})
)
WITH_WORD = (Channel.WEB, Channel.COUNTER)
"""Ways by which a complainant was handed a secret word."""


def answer_of(it: Case, sender: Reporter, today: date, ending: str) -> bytes:
    """Return the letter that answers a case; the language in force is Indonesian.

    Args:
        it: A complaint that is answered.
        sender: What the reader may know of who sent it. Of an anonymous case nothing
            of it is printed: a letter goes through many hands.
        ending: ``docx`` or ``pdf``.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    about, head, unit = agency.about(), office(), _agency(it.unit)
    name = unit.name if unit else about.agency
    told = Answer(
        frame=Around(
            _letterhead(head, about.agency, name),
            _said(
                complaint_answer.CONFIDENTIAL
                if it.veil == Veil.CONFIDENTIAL
                else complaint_answer.PLAIN
            ),
        ),
        person=_sender(it, sender),
        signer=Signer(office=_leader(unit, name), name=complaint_answer.HAND),
        case=grouped(it.number),
        came=written(it.day, "id"),
        channel=capfirst(it.get_channel_display()),
        paragraphs=tuple(
            each.strip() for each in it.answer.splitlines() if each.strip()
        ),
        closing=_closing(it, today),
    )
    write, _kind = WRITERS[ending]
    day = it.answered_on or today
    paper = complaint_answer.paper(told, about, place=head.place, answered_on=day)
    return write(paper, sets.templates(sets.in_use(complaint_answer.FORM)))


def _letterhead(head: Office, city: str, name: str) -> Letterhead:
    """The city above the agency that answers; the address is that of another office."""
    above = head.government or city
    lines = (name,) if name == above else (above, name)
    is_own = name == head.agency
    address = (*head.address.splitlines(), head.contact) if is_own else ()
    said = tuple(each.strip() for each in address if each.strip())
    return Letterhead(lines=lines, address=said, emblem=Emblem.CITY)


def _agency(unit: Unit | None) -> Unit | None:
    """The agency right below the city that a unit belongs to; the city itself as is."""
    while unit and unit.parent and unit.parent.parent_id:
        unit = unit.parent
    return unit


def _leader(unit: Unit | None, name: str) -> str:
    """What whoever leads the agency is called."""
    leads = Position.objects.standing().filter(unit=unit, is_leader=True)
    title = leads.values_list("name", flat=True).first() if unit else None
    return title or _said(complaint_answer.HEAD, agency=name)


def _sender(it: Case, sender: Reporter) -> Sender:
    if it.veil != Veil.ANONYMOUS and sender.name:
        return Sender(sender.name, sender.contact or None)
    return Sender(_said(complaint_answer.NOBODY, number=grouped(it.number)))


def _closing(it: Case, today: date) -> str | None:
    if it.stage != Stage.ANSWERED or it.react_by is None or it.react_by < today:
        return None
    day = written(it.react_by, "id")
    if it.channel not in WITH_WORD:
        return _said(complaint_answer.REACT_THERE, day=day)
    door = f"{settings.ADDRESS}{reverse('complaints:check')}"
    return _said(complaint_answer.REACT, day=day, door=door)


def _said(sentence: Sentence, **facts: str) -> str:
    return sentence.fill(facts, "id")
