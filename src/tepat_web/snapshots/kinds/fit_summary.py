"""How well the city fits: everyone in their own seat, and how many could take each."""

from __future__ import annotations

import numpy as np
import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.placement.case import Case, work_out
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Form, Result, Table
from .judging import fields, judged
from .needs import PEOPLE
from .saying import signed, text, whole, words

SUMMED_UP = Sentence(
    id="Kesesuaian rata-rata pegawai dengan jabatannya sendiri {mean} dari 1.000. "
    "Untuk {none} dari {all} jabatan tidak ada seorang pun yang memenuhi semua syarat.",
    en="The mean fit of people with their own positions is {mean} of 1,000. For {none} "
    "of {all} positions nobody meets every requirement.",
)


def run(question: Question, tell: Tell) -> Result:
    """Sum up fit and requirements of all pairs."""
    case = work_out(question.snapshot, policy=question.policy)
    tell(60, "Merangkum kesesuaian", "Summing up the fit")
    able = case.grid.allowed.sum(axis=0)[case.target]
    own = _own(case, question)
    said = words(
        SUMMED_UP,
        mean=round(float(own["fit"].mean() or 0), 1),  # type: ignore[arg-type]
        none=int((able == 0).sum()),
        all=case.positions.height,
    )
    return Result(said, (_positions(case, question, able), _people(own)))


def _positions(
    case: Case, question: Question, able: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Table:
    best = np.where(case.grid.allowed, case.scores, -1).max(axis=0)[case.target]
    rows = (
        case.positions.select("position", "name", "unit_name", "need", "occupied")
        .with_columns(
            able=pl.Series(able),
            best=pl.Series(best.astype(np.int64)).replace(-1, None),
            gap=pl.col("occupied") - pl.col("need"),
        )
        .join(
            question.places.positions, on="position", how="left", maintain_order="left"
        )
        .with_columns(name_pk="position_pk", _path="position_path")
        .sort("able", "gap", "position", maintain_order=True)
    )
    return Table(
        "jabatan",
        Words(id="Per jabatan", en="By position"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            whole("need", "Kebutuhan", "Need"),
            signed("gap", "Selisih", "Gap"),
            whole(
                "able",
                "Memenuhi syarat",
                "Qualify",
                unit=PEOPLE,
                query="position",
                asks="fit-position",
            ),
            whole("best", "Kesesuaian tertinggi", "Highest fit"),
            text("position", "Kode", "Code"),
        ),
        rows,
        Words(id="Belum ada jabatan.", en="There are no positions yet."),
    )


def _own(case: Case, question: Question) -> pl.DataFrame:
    """Everyone who holds a position, judged against it."""
    persons = np.flatnonzero(case.holds >= 0).tolist()
    seats = case.holds[persons].tolist()
    open_to = case.grid.allowed[persons][:, case.target].sum(axis=1)
    own: pl.DataFrame = (
        pl.concat(
            [
                case.people[persons].select("nip", "name"),
                case.positions[seats].select("unit_name", now="name"),
                judged(case, persons, seats),
            ],
            how="horizontal",
        )
        .with_columns(open_to=pl.Series(open_to.astype(np.int64)))
        .join(question.places.people, on="nip", how="left", maintain_order="left")
        .with_columns(
            name_pk="nip_pk",
            _nip="nip",
            _path="person_path",
            _read=pl.lit(Permission.PEOPLE_READ.value),
        )
        .sort("fit", "nip")
    )
    return own


def _people(own: pl.DataFrame) -> Table:
    shown = tuple(
        each for each in fields() if each.name not in ("verdict", "why", "secret")
    )
    return Table(
        "pegawai",
        Words(
            id="Pegawai dalam jabatannya sendiri", en="People in their own positions"
        ),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("now", "Jabatan", "Position"),
            text("unit_name", "Unit", "Unit"),
            *shown,
            whole(
                "open_to",
                "Terbuka",
                "Open",
                unit=Words(id="jabatan", en="positions"),
                query="nip",
                asks="fit-person",
            ),
            text("nip", "NIP", "NIP", form=Form.NIP),
        ),
        own,
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )


SUMMARY = Computation(
    "fit",
    _("Fit of the whole city"),
    _("How well everyone fits their own position, and who could take each seat."),
    run,
)
