"""Who can reach one position: now, or later by time alone."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.career import ground, of_everyone
from tepat.career.expected import LATER
from tepat.career.prospects import HURDLES
from tepat.fit import measure
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Field, Form, Result, Table
from .career_words import OPENED
from .fit_one import NO_POSITION, NotThere
from .saying import both, text, whole, words

SAID = Sentence(
    id="{now} pegawai memenuhi syarat rencana {title} hari ini; {later} lagi akan "
    "memenuhinya dengan sendirinya{first}.",
    en="{now} employees meet what a plan asks for {title} today; {later} more will by "
    "time alone{first}.",
)
FIRST = Sentence(id=", yang pertama mulai {day}", en=", the first from {day}")
NOBODY = Sentence(
    id="Belum ada pegawai. Isi atau impor lembar pegawai, lalu hitung lagi.",
    en="There are no employees yet. Enter or import sheet pegawai, then compute again.",
)


def run(question: Question, tell: Tell) -> Result:
    """Judge everybody against one position, by the day on which it opens to them."""
    if question.snapshot.employees.is_empty():
        return Result(words(NOBODY))
    city = ground(question.snapshot, question.policy)
    at = city.position(question.parameters["position"])
    if at is None:
        raise NotThere(NO_POSITION)
    tell(40, "Menilai pegawai", "Judging the people")
    target = int(city.target[at])
    opened = of_everyone(city)
    only = city.targets[[target]]
    fit = measure(
        *(city.snapshot, city.people, only, city.law, city.policy, city.experience)
    ).table()[:, 0]
    row = city.positions.row(at, named=True)
    days = opened.day[:, target]
    held = city.positions.select("position", "unit_name", now="name")
    rows = (
        city.people.select("nip", "name", "position")
        .with_columns(
            opens_on=pl.Series(days).cast(pl.Date),
            hurdle=pl.Series([HURDLES[it] for it in opened.hurdle[:, target]]),
            fit=pl.Series(fit).cast(pl.Int64),
            never=pl.Series(days == LATER),
        )
        .with_columns(opens_on=pl.when(~pl.col("never")).then("opens_on"))
        .filter(pl.col("position").ne_missing(pl.lit(row["position"])))
        .join(held, on="position", how="left", maintain_order="left")
        .join(question.places.people, on="nip", how="left", maintain_order="left")
        .sort(
            pl.col("opens_on"),
            pl.col("fit").neg(),
            "nip",
            nulls_last=True,
            maintain_order=True,
        )
    )
    rows = rows.with_columns(
        *both("opened", (OPENED[it] for it in rows["hurdle"])),
        name_pk="nip_pk",
        _nip="nip",
        _path="person_path",
        _read=pl.lit(Permission.PEOPLE_READ.value),
    )
    later = rows.filter(hurdle="time")
    title = f"{row['name']}, {row['unit_name']}"
    first: Sentence | str = ""
    if later.height:
        facts = {"day": later["opens_on"][0]}
        first = FIRST.filled(facts)
    table = Table(
        "pegawai",
        Words(id="Pegawai, yang paling dekat dahulu", en="Employees, nearest first"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("now", "Jabatan sekarang", "Present position"),
            text("unit_name", "Unit", "Unit"),
            text("opened", "Keadaan", "State", in_both=True, is_filter=True),
            Field("opens_on", Words(id="Mulai", en="From"), form=Form.DAY),
            whole("fit", "Kesesuaian", "Fit"),
        ),
        rows,
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )
    said = words(
        SAID,
        now=rows.filter(hurdle="none").height,
        later=later.height,
        title=title,
        first=first,
    )
    return Result(said, (table,), subject=Words(id=title, en=title))


CAREER_POSITION = Computation(
    "career-position",
    _("Who can reach one position"),
    _("Who meets what a plan asks for one position, now or later by time alone."),
    run,
    parameters=("position",),
)
