"""Health centres (puskesmas) and hospitals (RSUD), below Dinas Kesehatan."""

from __future__ import annotations

from collections.abc import Iterator

from .size import Size
from .tables import table
from .unit import Unit
from .wards import Ward, spread

HEALTH = "DINKES"


def clinics(size: Size, wards: list[Ward]) -> list[Unit]:
    """Return the health centres and hospitals of the city."""
    health_centres = [
        Unit(
            code=f"PKM{index:02}",
            name=f"UPTD Puskesmas {ward.name}{'' if number == 1 else f' {number}'}",
            parent=HEALTH,
            kind="puskesmas",
            affair="Kesehatan",
            agency=HEALTH,
            pattern="clinic",
            place=ward.name,
        )
        for index, (ward, number) in enumerate(spread(size.clinics, wards), start=1)
    ]
    return [
        *health_centres,
        *(unit for number in range(size.hospitals) for unit in _hospital(number)),
    ]


def _hospital(number: int) -> Iterator[Unit]:
    names = table("places")["hospitals"]
    lap, index = divmod(number, len(names))
    code = f"RSUD{number + 1}"
    name = f"RSUD {names[index]}{'' if lap == 0 else f' {lap + 1}'}"
    wards = table("patterns")["hospital_wards"]

    def part(
        suffix: str, name: str, parent: str, pattern: str, jobs: tuple[str, ...] = ()
    ) -> Unit:
        return Unit(
            code=code + suffix,
            name=name,
            parent=parent,
            kind="bagian rumah sakit" if suffix else "rumah sakit",
            affair="Kesehatan",
            agency=HEALTH,
            pattern=pattern,
            jobs=jobs,
            keeps_books=pattern == "hospital_office",
        )

    yield part("", name, HEALTH, "hospital")
    yield part(".T", "Bagian Tata Usaha", code, "hospital_office")
    yield part(".M", "Bidang Pelayanan Medik", code, "hospital_medical")
    yield part(".N", "Bidang Keperawatan", code, "hospital_nursing")
    for order, ward in enumerate(wards, start=1):
        yield part(
            f".N{order}", ward["name"], f"{code}.N", "hospital_ward",
            tuple(ward["jobs"]),
        )  # fmt: skip
    yield part(".P", "Bidang Penunjang", code, "hospital_support")
