"""What a reader of a plan should know: what is unknown, odd or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from . import offers as of_offers
from .arranged import OPEN, Arranged

NO_CATALOGUE = Sentence(
    id="Katalog pelatihan kosong, jadi tidak ada yang dapat direncanakan. Isi lembar "
    "katalog.",
    en="The catalogue of trainings is empty, so nothing can be planned. Fill in sheet "
    "katalog.",
)
NO_STANDARD = Sentence(
    id="{people} pegawai tidak menduduki jabatan yang standar kompetensinya diketahui; "
    "kesenjangannya belum dapat dihitung. Isi jabatan pegawai, lembar standar, atau "
    "jenjang jabatan.",
    en="{people} people hold no position whose competency standard is known; their "
    "gaps cannot be told yet. Fill in the positions held, sheet standar, or jenjang of "
    "the positions.",
)
NEVER_ASSESSED = Sentence(
    id="{n} kompetensi dari {people} pegawai belum pernah dinilai; kesenjangannya "
    "tidak ikut direncanakan. Catat hasil penilaian di lembar kompetensi.",
    en="{n} competencies of {people} people were never assessed; their gaps are not "
    "planned for. Record assessments on sheet kompetensi.",
)
BY_DEFAULT = Sentence(
    id="{n} kesenjangan diukur terhadap tingkat yang lazim bagi jenjang, karena kota "
    "belum mencatat standar jabatannya. Isi lembar standar.",
    en="{n} gaps are measured against the level usual for the tier, as the city "
    "recorded no standard of the position. Fill in sheet standar.",
)
GONE = Sentence(
    id="{people} pegawai dalam rencana penempatan tidak ada lagi dalam data atau tidak "
    "aktif; perpindahannya tidak dipakai.",
    en="{people} people of the placement plan are no longer in the data or not active; "
    "their moves are not used.",
)
MISSED = Sentence(
    id="{people} pegawai belum mendapat kursi pada pelatihan wajib {name} "
    "({training}).",
    en="{people} people have no seat in the mandatory training {name} ({training}).",
)


def findings(
    snapshot: Snapshot,
    told: Arranged,
    offers: pl.DataFrame,
    taken: pl.DataFrame,
    needs: pl.DataFrame,
    moves: Mapping[str, str],
) -> list[Finding]:
    """Return what a reader should know, the most important first.

    Args:
        snapshot: The city.
        told: Its needs and offers as the plan took them.
        offers: As ``offers.offers`` gives them.
        taken: The plan.
        needs: With what the plan does about them.
        moves: NIP → target position.
    """
    found, people = [], told.people
    if snapshot.catalogue.is_empty():
        found.append(Finding("TRAIN-10", Verdict.UNKNOWN, NO_CATALOGUE, {}))
    measured = needs["nip"].unique().implode()
    without = people.filter(~pl.col("nip").is_in(measured)).height
    if without:
        facts = {"people": without}
        found.append(Finding("TRAIN-11", Verdict.UNKNOWN, NO_STANDARD, facts))
    blank = needs.filter(pl.col("short").is_null())
    if blank.height:
        facts = {"n": blank.height, "people": blank["nip"].n_unique()}
        found.append(Finding("TRAIN-12", Verdict.UNKNOWN, NEVER_ASSESSED, facts))
    usual = needs.filter((pl.col("short") > 0) & pl.col("is_default")).height
    if usual:
        found.append(Finding("TRAIN-13", Verdict.UNKNOWN, BY_DEFAULT, {"n": usual}))
    gone = len(set(moves) - set(people["nip"]))
    if gone:
        found.append(Finding("TRAIN-14", Verdict.UNKNOWN, GONE, {"people": gone}))
    return [*found, *_missed(told, taken), *of_offers.findings(offers)]


def _missed(told: Arranged, taken: pl.DataFrame) -> Iterator[Finding]:
    """Say how many people have no seat in a mandatory training that is open to them."""
    seats = dict(taken.group_by("offer").len().iter_rows())
    wanted = (told.access == OPEN).sum(axis=0)
    names = ("name", "training", "is_mandatory")
    for at, (name, code, is_mandatory) in enumerate(
        told.offers.select(names).iter_rows()
    ):
        people = int(wanted[at]) - seats.get(at, 0)
        if is_mandatory and people:
            facts = {"people": people, "name": name, "training": code}
            yield Finding("TRAIN-15", Verdict.FAILS, MISSED, facts)
