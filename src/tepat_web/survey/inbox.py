"""Answers of citizens come in here: one row each, durable before thanks are said.

A slip is no part of the register yet, so no ledger stands in the way of who waits at a
counter: ``taking.take_in`` takes slips over in batches, with one entry for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction

from tepat_web.kit.scrub import scrub

from . import tickets
from .models import Slip, Spent, Station

SEPARATOR = ";"


class AlreadyUsed(Exception):
    """A signed link that has let an answer in before."""


def drop(
    station: Station,
    told: Mapping[str, str],
    *,
    answers: str,
    way: str,
    today: date,
    doubts: Iterable[str] = (),
    ticket: str = "",
) -> int:
    """Keep one answer sheet, without numbers and addresses of people in its remark.

    Args:
        station: Where it was filled in.
        told: ``service``, ``remark``, ``sex``, ``age``, ``education``, ``occupation``,
            each of which may be blank.
        answers: Nine digits, 0 for a blank.
        way: Of :class:`Slip.Way`.
        doubts: Codes of what looks odd; see ``doubts``.
        ticket: The signed link that lets it in; used up with it.

    Returns:
        How many of these were taken out.

    Raises:
        AlreadyUsed: if the ticket was used before; nothing is kept then.
    """
    remark = scrub(told.get("remark") or "")
    slip = Slip(
        station=station,
        day=today,
        way=way,
        answers=answers,
        service=told.get("service") or (station.service and station.service.name) or "",
        remark=remark.text.strip(),
        sex=told.get("sex") or "",
        age=int(told["age"]) if told.get("age") else None,
        education=told.get("education") or "",
        occupation=told.get("occupation") or "",
        doubts=SEPARATOR.join(doubts),
    )
    if not ticket:
        slip.save(force_insert=True)
        return remark.cut
    with transaction.atomic():
        try:
            Spent(digest=tickets.digest(station.code, ticket)).save(force_insert=True)
        except IntegrityError as error:
            raise AlreadyUsed from error
        slip.save(force_insert=True)
    return remark.cut
