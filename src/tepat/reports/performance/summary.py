"""What the performance of a city comes to, in a few sentences."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tepat.performance.overview import Overview
from tepat.performance.professionalism.index import OF_MEAN
from tepat.words import Sentence

Line = tuple[Sentence, Mapping[str, object]]

SAID = Sentence(
    id="Tahun {year}: {rated} dari {people} pegawai mempunyai predikat tahunan. Pola "
    "distribusi: {within} unit sesuai, {outside} perlu dipertimbangkan, {unknown} "
    "belum dapat diperiksa.",
    en="{year}: {rated} of {people} employees have a yearly rating. Distribution "
    "guide: {within} units are within it, {outside} are to be considered, {unknown} "
    "cannot be checked.",
)
DUE = Sentence(
    id="Angka kredit: {rank} orang sudah mencapai sasaran pangkat dan {level} sasaran "
    "jenjang berikutnya; {undecided} orang belum mempunyai penetapan untuk tahun yang "
    "sudah dinilai.",
    en="Credit points: {rank} people reached the points of the next rank and {level} "
    "those of the next level; for {undecided} a rated year has no decision yet.",
)
INDEX = Sentence(
    id="IP ASN rata-rata {mean} dari {known} PNS; {unknown} PNS belum dapat dihitung "
    "karena datanya belum lengkap.",
    en="IP ASN is {mean} on average over {known} PNS; for {unknown} it cannot be told "
    "because data are missing.",
)
ON_PATH = Sentence(
    id="{count} orang berada pada jalur perbaikan kinerja.",
    en="{count} people are on an improvement path.",
)
COMPARED = Sentence(
    id="{count} dari {all} penilai patut dibahas dalam rapat kalibrasi; ini bahan "
    "pembahasan, bukan penilaian atas mereka.",
    en="{count} of {all} raters are worth discussing in a calibration meeting; that is "
    "material, no verdict on them.",
)


def summary(found: Overview) -> tuple[Line, ...]:
    """Return the sentences with their facts: ratings, credit points, IP ASN, paths
    and raters, in this order."""
    met = [
        None if each.pattern is None else each.pattern.is_met for each in found.units
    ]
    stands = found.standings.values()
    of_pns = found.professionalism.table.filter(pl.col("status") == OF_MEAN)["total"]
    mean = of_pns.mean()
    return (
        (
            SAID,
            {
                "year": str(found.year),
                "rated": found.people["rating"].count(),
                "people": found.people.height,
                "within": met.count(True),
                "outside": met.count(False),
                "unknown": met.count(None),
            },
        ),
        (
            DUE,
            {
                "rank": sum(each.rank_missing == 0 for each in stands),
                "level": sum(each.level_missing == 0 for each in stands),
                "undecided": sum(each.undecided_year is not None for each in stands),
            },
        ),
        (
            INDEX,
            {
                "mean": round(mean, 2) if isinstance(mean, float) else None,
                "known": of_pns.count(),
                "unknown": of_pns.null_count(),
            },
        ),
        (ON_PATH, {"count": len(found.paths)}),
        (
            COMPARED,
            {
                "count": len({it.facts["rater"] for it in found.raters.findings}),
                "all": found.raters.table.height,
            },
        ),
    )
