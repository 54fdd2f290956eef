"""What citizens of the fictional city have answered: places, sheets, improvements.

Everything goes in as it would in a real city. The sheets are the same every time; the
addresses of the places are not, since nobody may guess them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepat_web.accounts.models import User
    from tepat_web.organisation.models import Unit
    from tepat_web.survey.models import Station

SEED = 1
SHEETS = (7, 12)  # at each place, from to
DAYS = 40  # over which they are spread
MOODS = ((1, 2, 3, 3), (2, 3, 3, 4), (3, 3, 4, 4), (3, 4, 4, 4))  # of who answers
REMARKS = 0.35  # share of sheets that say something
TOLD = 0.5  # share of sheets that say who answers
COPIES = 3  # sheets alike in everything


@dataclass(frozen=True, slots=True)
class Place:
    """One place: ``service`` is the first letters of its service; blank: chosen."""

    unit: str
    label: str
    kind: str
    service: str = ""
    is_open: bool = True


PLACES = (
    Place("KEC01.L01", "Loket 1", "poster"),
    Place("KEC01.L01", "Layar di ruang tunggu", "kiosk"),
    Place("PKM01", "Meja pendaftaran", "poster"),
    Place("PKM01", "Pesan setelah berobat", "link", "Pemeriksaan"),
    Place("KEC01", "Loket legalisasi (pindah)", "poster", "Legalisasi", is_open=False),
    Place("DISDUKCAPIL", "Loket 2", "poster"),
    Place("DISDUKCAPIL", "Kotak kertas di pintu keluar", "poster"),
    Place("DPMPTSP", "Tautan di surat izin", "link"),
)
ON_PAPER = "Kotak kertas di pintu keluar"

IMPROVED = (
    (
        "KEC01.L01",
        "Sejak bulan ini loket 1 tetap buka pada jam istirahat.",
        "Since this month counter 1 stays open over lunch.",
    ),
    (
        "PKM01",
        "Nomor antrean pendaftaran kini dapat diambil mulai pukul 06.30.",
        "Queue numbers for registration can now be taken from 6.30 a.m.",
    ),
    (
        "DISDUKCAPIL",
        "Daftar persyaratan kini terpasang di depan setiap loket.",
        "The list of what to bring now hangs in front of every counter.",
    ),
)


def answer(by: User) -> None:
    """Open the places, let citizens answer there, and tell what was improved.

    Where there is a place already, nothing is done.
    """
    from tepat_web.survey import actions, taking
    from tepat_web.survey.models import Station

    if Station.objects.exists():
        return
    luck = random.Random(SEED)  # noqa: S311 (the sheets are the same every time)
    units = _units()
    last = _last_day()
    for place in PLACES:
        if unit := units.get(place.unit):
            station = _opened(by, place, unit)
            _let_answer(by, station, last, luck)
            if not place.is_open:
                actions.open_station(by=by, station=station, is_open=False)
    for code, text, english in IMPROVED:
        if unit := units.get(code):
            since = last.replace(day=1)
            actions.tell_improvement(
                by=by, unit=unit, text=text, text_en=english, since=since
            )
    while taking.take_in(by=by, before=last + timedelta(days=1)):
        pass


def _units() -> dict[str, Unit]:
    from tepat_web.organisation.models import Unit

    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False
    )
    return {each.code: each for each in standing}


def _last_day() -> date:
    """Yesterday, or the reference date of the city, after which no sheet would count.

    The sheets of today are taken over into the register tomorrow.
    """
    from django.utils import timezone

    from tepat_web.snapshots import take

    yesterday = timezone.localdate() - timedelta(days=1)
    return min(yesterday, take.snapshot(only=()).day)


def _opened(by: User, place: Place, unit: Unit) -> Station:
    from tepat_web.publicservice.models import Service
    from tepat_web.survey import actions

    offered = Service.objects.standing().filter(unit=unit)
    service = offered.filter(name__startswith=place.service).first()
    return actions.add_station(
        by=by,
        unit=unit,
        label=place.label,
        kind=place.kind,
        service=service if place.service else None,
    )


def _let_answer(by: User, station: Station, last: date, luck: random.Random) -> None:
    """Let some citizens answer at a place; at the first one some sheets are odd."""
    from tepat_web.survey import actions, doubts, inbox
    from tepat_web.survey.models import Slip, Station

    sheets = list(_sheets(station, last, luck))
    if station.label == ON_PAPER:
        told = [(day, digits, about["remark"]) for day, digits, about in sheets]
        actions.enter_paper(by=by, station=station, sheets=told)
        return
    if station.kind == Station.Kind.LINK:
        links = actions.print_links(by=by, station=station, many=len(sheets) + 5)
        for ticket, (day, digits, about) in zip(links, sheets, strict=False):
            way = Slip.Way.SIGNED
            inbox.drop(
                station, about, answers=digits, way=way, today=day, ticket=ticket
            )
        return
    way = Slip.Way.KIOSK if station.kind == Station.Kind.KIOSK else Slip.Way.OPEN
    for day, digits, about in sheets:
        inbox.drop(station, about, answers=digits, way=way, today=day)
    if (station.unit.code, station.label) == (PLACES[0].unit, PLACES[0].label):
        trapped, hurried = [doubts.TRAPPED, doubts.HURRIED], [doubts.HURRIED]
        for digits, why in (("444444444", trapped), ("333333333", hurried)):
            inbox.drop(station, {}, answers=digits, way=way, today=last, doubts=why)
        alike = {"remark": "Bagus.", "sex": "L", "age": "30"}
        for _each in range(COPIES):
            inbox.drop(station, alike, answers="444344444", way=way, today=last)


def _sheets(
    station: Station, last: date, luck: random.Random
) -> Iterator[tuple[date, str, Mapping[str, str]]]:
    """Yield day, digits, and what else is told, of each sheet of a place."""
    from tepat.intake.town.tables import table
    from tepat_web.publicservice.models import Service
    from tepat_web.survey.sheet import ABOUT, KEYS

    said = table("service")["remarks"]
    offered = Service.objects.standing().filter(unit=station.unit_id)
    names = [""] if station.service else list(offered.values_list("name", flat=True))
    for _each in range(luck.randint(*SHEETS)):
        mood = luck.randrange(len(MOODS))
        kind = "good" if mood >= len(MOODS) // 2 else "poor"
        told = {
            "service": luck.choice(names or [""]),
            "remark": luck.choice(said[kind]) if luck.random() < REMARKS else "",
        }
        if luck.random() < TOLD:
            told |= {name: luck.choice(known)[0] for name, known in ABOUT.items()}
        digits = "".join(str(luck.choice(MOODS[mood])) for _key in KEYS)
        yield last - timedelta(days=luck.randrange(DAYS)), digits, told
