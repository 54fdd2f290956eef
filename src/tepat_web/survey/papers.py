"""The poster of a place, and sheets of signed links, as PDF."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tepat.reports.about import About
from tepat.reports.forms import Paper, pdf
from tepat.reports.forms import poster as forms
from tepat_web.documents import sets
from tepat_web.kit import qr
from tepat_web.organisation.models import Setting, Unit
from tepat_web.snapshots.take import structure_on

from .models import Station


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
    return _printed(forms.poster(told, about()))


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
    return _printed(forms.links(told, about()))


def address_of(station: Station) -> str:
    """Return the open address of a place, as it is printed."""
    return f"{settings.ADDRESS}{reverse('survey_public:sheet', args=[station.code])}"


def signed_address(station: Station, ticket: str) -> str:
    """Return the address that lets one answer in."""
    told = reverse("survey_public:signed", args=[station.code, ticket])
    return f"{settings.ADDRESS}{told}"


def about() -> About:
    """Return whose papers these are, made today."""
    rows = Setting.objects.standing().filter(key__in=("nama_instansi", "contoh"))
    told = dict(rows.values_list("key", "value"))
    root = Unit.objects.standing().filter(
        structure=structure_on(None), parent__isnull=True
    )
    name = told.get("nama_instansi") or root.values_list("name", flat=True).first()
    return About(
        agency=name or "Tepat",
        day=timezone.localdate(),
        source="Tepat",
        is_example=told.get("contoh") in ("ya", "true"),
    )


def _door(address: str) -> forms.Door:
    return forms.Door(address=address, qr=qr.picture(address))


def _printed(paper: Paper) -> bytes:
    return pdf(paper, sets.templates(sets.in_use(paper.form)))
