"""What a deadline says of itself, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tepat.words import Sentence

from .calendar import SATURDAY, SUNDAY, WAITED
from .clock import Deadline

AFTER = Sentence(
    id="{name}: paling lambat {due}, {days} hari kerja setelah {since} ({day}).",
    en="{name}: by {due}, {days} working days after {since} ({day}).",
)
BEFORE = Sentence(
    id="{name}: paling lambat {due}, {days} hari kerja sebelum {since} ({day}).",
    en="{name}: by {due}, {days} working days before {since} ({day}).",
)
CITED = Sentence(id="Dasar: {cites}.", en="Basis: {cites}.")
DOUBTED = Sentence(
    id="Dasar: {cites}; belum dipastikan dalam naskah resmi.",
    en="Basis: {cites}; not confirmed in the official text.",
)
CHOSEN = Sentence(
    id="Jumlah harinya pilihan daerah, bukan peraturan.",
    en="The number of days is the city's choice, not the law's.",
)
SKIPPED = Sentence(id="Tidak dihitung: {days}.", en="Not counted: {days}.")
ONE_SKIPPED = Sentence(id="{day} ({why})", en="{day} ({why})")
REST: Mapping[Sentence, Sentence] = {
    SATURDAY: Sentence(id="Sabtu ({days} kali)", en="Saturdays ({days})"),
    SUNDAY: Sentence(id="Minggu ({days} kali)", en="Sundays ({days})"),
    WAITED: Sentence(
        id="menunggu jawaban pelapor ({days} hari kerja)",
        en="waiting for the complainant ({days} working days)",
    ),
}
UNKNOWN = Sentence(
    id="Hari libur tahun {years} belum dicatat; yang dilewati hanya akhir pekan, jadi "
    "hari terakhirnya mungkin lebih lambat. Lengkapi lembar libur.",
    en="No holidays of {years} are recorded; only weekends were passed over, so the "
    "last day may be later. Complete sheet libur.",
)
UNKNOWN_BEFORE = Sentence(
    id="Hari libur tahun {years} belum dicatat; yang dilewati hanya akhir pekan, jadi "
    "hari terakhirnya mungkin lebih awal. Lengkapi lembar libur.",
    en="No holidays of {years} are recorded; only weekends were passed over, so the "
    "last day may be earlier. Complete sheet libur.",
)


def headline(deadline: Deadline) -> Sentence:
    """Return the step with its last day, and how it is reckoned."""
    facts = {
        "name": deadline.name,
        "due": deadline.due,
        "days": deadline.days,
        "since": deadline.since,
        "day": deadline.counted_from,
    }
    return (BEFORE if deadline.is_before else AFTER).filled(facts)


def explained(deadline: Deadline) -> Iterator[Sentence]:
    """Yield its basis, the days that did not count, and what is not known."""
    if deadline.cites is None:
        yield CHOSEN
    else:
        cited = CITED if deadline.verified else DOUBTED
        yield cited.filled({"cites": str(deadline.cites)})
    if deadline.skipped:
        yield SKIPPED.filled({"days": _skipped(deadline)})
    if deadline.unknown_years:
        unknown = UNKNOWN_BEFORE if deadline.is_before else UNKNOWN
        years = ", ".join(map(str, deadline.unknown_years))
        yield unknown.filled({"years": years})


def _skipped(deadline: Deadline) -> Sentence:
    """Rest days of the week are counted, every other day is named with its reason."""
    rest = Counter(why for _, why in deadline.skipped if why in REST)
    told = [REST[why].filled({"days": days}) for why, days in rest.items()]
    told += [
        ONE_SKIPPED.filled({"day": day, "why": why})
        for day, why in deadline.skipped
        if why not in rest
    ]
    return Sentence(
        id="; ".join(it.id for it in told), en="; ".join(it.en for it in told)
    )
