"""The poster of a place, and sheets of signed links, as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.conf import settings
from django.urls import reverse

from tepat.reports.forms import Paper, pdf
from tepat.reports.forms import poster as forms
from tepat_web.documents import agency, sets
from tepat_web.kit import qr

from .models import Station

LINES = 500  # of a file, sent at once


def poster(station: Station) -> bytes:
    """Return the poster of a place, as PDF.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    service = station.service.name if station.service else ""
    told = forms.Poster(
        unit=station.unit.name,
        place=station.label,
        service=service,
        door=_door(address_of(station)),
    )
    return _printed(forms.poster(told, agency.about()))


def links(station: Station, tickets: Sequence[str]) -> bytes:
    """Return signed links to be cut apart, as PDF.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    told = forms.Links(
        unit=station.unit.name,
        place=station.label,
        doors=[_door(signed_address(station, each)) for each in tickets],
    )
    return _printed(forms.links(told, agency.about()))


def links_as_csv(station: Station, tickets: Iterable[str]) -> Iterator[str]:
    """Yield signed links as CSV, some lines at a time: a number, and the address."""
    yield "nomor,tautan\r\n"
    numbered = enumerate(tickets, start=1)
    while some := list(islice(numbered, LINES)):
        yield "".join(
            f"{number},{signed_address(station, each)}\r\n" for number, each in some
        )


def address_of(station: Station) -> str:
    """Return the open address of a place, as it is printed."""
    return f"{settings.ADDRESS}{reverse('survey_public:sheet', args=[station.code])}"


def signed_address(station: Station, ticket: str) -> str:
    """Return the address that lets one answer in."""
    told = reverse("survey_public:signed", args=[station.code, ticket])
    return f"{settings.ADDRESS}{told}"


def _door(address: str) -> forms.Door:
    return forms.Door(address=address, qr=qr.picture(address))


def _printed(paper: Paper) -> bytes:
    return pdf(paper, sets.templates(sets.in_use(paper.form)))
