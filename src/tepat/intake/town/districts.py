"""Districts (kecamatan) with their sections and wards (kelurahan)."""

from __future__ import annotations

from itertools import groupby

from .size import Size
from .tables import table
from .unit import ROOT, Unit
from .wards import Ward


def districts(size: Size, wards: list[Ward]) -> list[Unit]:
    """Return the districts, each with its secretariat, sections and wards."""
    units: list[Unit] = []
    for (number, name), members in groupby(
        wards, key=lambda ward: (ward.district, ward.district_name)
    ):
        code = f"KEC{number:02}"
        units += _district(code, name, size.district_sections)
        units += [
            _part(code, f"L{order:02}", f"Kelurahan {ward.name}", "kelurahan", "ward",
                  place=ward.name)
            for order, ward in enumerate(members, start=1)
        ]  # fmt: skip
    return units


def _district(code: str, name: str, sections: int) -> list[Unit]:
    told = table("patterns")["district_sections"][:sections]
    return [
        Unit(
            code=code,
            name=f"Kecamatan {name}",
            parent=ROOT,
            kind="kecamatan",
            affair="Kewilayahan",
            agency=code,
            pattern="district",
        ),
        _part(
            code, "S", "Sekretariat Kecamatan", "sekretariat", "district_secretariat"
        ),
        *(
            _part(code, str(order), section["name"], "seksi", "district_section",
                  crew=section.get("crew"))
            for order, section in enumerate(told, start=1)
        ),
    ]  # fmt: skip


def _part(
    district: str,
    suffix: str,
    name: str,
    kind: str,
    pattern: str,
    crew: str | None = None,
    place: str | None = None,
) -> Unit:
    return Unit(
        code=f"{district}.{suffix}",
        name=name,
        parent=district,
        kind=kind,
        affair="Kewilayahan",
        agency=district,
        pattern=pattern,
        crew=crew,
        place=place,
    )
