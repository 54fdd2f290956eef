"""How many teachers a position needs, from its classes (rombel) and lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

import polars as pl

from tepat.law import Law, Norm
from tepat.snapshot.settings import Settings, TeacherRounding

# Decimals of an exact need; beyond lies noise of binary fractions, which must not
# make three teachers four.
EXACT_DECIMALS = 9
# Of lessons that come back from an exact need: 40 ÷ 24, to nine decimals, times 24 is
# not quite 40.
LESSON_DECIMALS = 6
# Lessons are added as whole numbers, so that they come out the same in any order.
GRAINS_OF_LESSON = 10**9

# The outcome where nobody teaches.
NO_TEACHERS = pl.DataFrame(
    schema={
        "position": pl.String,
        "classes": pl.Int64,
        "classes_incomplete": pl.Int64,
        "groups": pl.Int64,
        "lesson_hours": pl.Float64,
        "teachers_exact": pl.Float64,
        "teachers": pl.Int64,
        "hours_per_teacher": pl.Float64,
    }
)


@dataclass(frozen=True, slots=True)
class Teaching:
    """The constants of the need of teachers, with the norms they came from.

    Attributes:
        least: Lessons a week of one teacher, at least; also what divides lessons.
        most: Lessons a week of one teacher, at most.
        class_teachers: Class teachers of one class.
        pupils_per_counsellor: Pupils to one counsellor (BK).
        rounding: KE_ATAS or JUKNIS; see :func:`rounded`.
        norms: The norms used, by name; what the city chose itself is not among them.
    """

    least: int
    most: int
    class_teachers: int
    pupils_per_counsellor: int
    rounding: TeacherRounding
    norms: Mapping[str, Norm[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, law: Law, settings: Settings) -> Teaching:
        """Take the constants from the law, and the rounding from the city if it chose.

        Raises:
            NormNotInForce: if a norm has no value yet on the day of ``law``.
        """
        told = law.teaching
        norms: dict[str, Norm[Any]] = {
            "teaching_hours_least": told.weekly_hours_least,
            "teaching_hours_most": told.weekly_hours_most,
            "class_teachers_per_group": told.class_teachers_per_group,
            "pupils_per_counsellor": told.pupils_per_counsellor,
        }
        if settings.teacher_rounding is None:
            norms["teacher_rounding"] = told.rounding
        rounding = settings.teacher_rounding or told.rounding.value
        return cls(
            least=told.weekly_hours_least.value,
            most=told.weekly_hours_most.value,
            class_teachers=told.class_teachers_per_group.value,
            pupils_per_counsellor=told.pupils_per_counsellor.value,
            rounding=cast(TeacherRounding, rounding),
            norms=MappingProxyType(norms),
        )


def per_class(classes: pl.DataFrame, rules: Teaching) -> pl.DataFrame:
    """Add to each row of sheet ``rombel`` the teachers it takes.

    The number of classes is the one told, else pupils divided by the ratio, rounded
    up: per row, so per grade. Class teachers (KELAS) are one per class. Subject
    teachers (MAPEL) are classes times lessons a week, with the lessons that extra
    duties count for, divided by the least a teacher gives. Counsellors (BK) are pupils
    divided by what one of them looks after, and their extra duties. A class teacher
    has the whole week of one class, so extra duties ask for nobody more there.

    Args:
        classes: Columns as declared for sheet ``rombel``.
        rules: The constants.

    Returns:
        ``classes`` with ``kind`` and ``groups`` filled in, ``lesson_hours`` (a week)
        and ``fte`` (teachers, exact); null where the row is not complete.

    Example:
        330 pupils in three grades of 110, 100 and 120, 32 to a class, make 4 + 4 + 4
        classes, though 330 ÷ 32 alone would give 11.
    """
    by_ratio = (pl.col("pupils") / pl.col("ratio")).round(EXACT_DECIMALS).ceil()
    kind = pl.coalesce(
        "kind",
        pl.when(pl.col("hours").is_not_null())
        .then(pl.lit("MAPEL"))
        .otherwise(pl.lit("KELAS")),
    )
    extra = pl.col("extra_hours").fill_null(0)
    lessons = pl.when(pl.col("kind") == "MAPEL").then(
        pl.col("groups") * pl.col("hours") + extra
    )
    fte = (
        pl.when(pl.col("kind") == "KELAS")
        .then(pl.col("groups") * float(rules.class_teachers))
        .when(pl.col("kind") == "MAPEL")
        .then(pl.col("lesson_hours") / rules.least)
        .otherwise(pl.col("pupils") / rules.pupils_per_counsellor + extra / rules.least)
    )
    return (
        classes.with_columns(
            kind=kind,
            groups=pl.coalesce("groups", by_ratio.cast(pl.Int64, strict=False)),
        )
        .with_columns(lesson_hours=lessons)
        .with_columns(fte=fte)
    )


def per_position(classes: pl.DataFrame, rules: Teaching) -> pl.DataFrame:
    """Turn classes into teachers, per position that has any.

    Args:
        classes: As :func:`per_class` gives them.
        rules: The constants.

    Returns:
        ``position``; ``classes`` that were counted and ``classes_incomplete`` that
        were not; ``groups`` (rombel, of class and subject teachers); ``lesson_hours``
        a week of the subject; ``teachers_exact`` and, rounded once, ``teachers``; and
        ``hours_per_teacher``, what each of them gives a week (null where class
        teachers are among them: they have the whole week of their class). All null
        where no row is complete.
    """
    counted = pl.col("fte").is_not_null()
    of_class = pl.col("kind") == "KELAS"
    extra = pl.when(pl.col("kind") == "BK").then(pl.col("extra_hours").fill_null(0))
    lessons = pl.coalesce("lesson_hours", extra).fill_null(0)
    pupils = pl.when(pl.col("kind") == "BK").then("pupils")
    sums = classes.group_by("position", maintain_order=True).agg(
        classes=counted.sum().cast(pl.Int64),
        classes_incomplete=(~counted).sum().cast(pl.Int64),
        groups=pl.col("groups").filter(counted & (pl.col("kind") != "BK")).sum(),
        own_groups=pl.col("groups").filter(counted & of_class).sum(),
        grains=(lessons.filter(counted) * GRAINS_OF_LESSON)
        .round()
        .cast(pl.Int64)
        .sum(),
        pupils=pupils.filter(counted).sum(),
        class_teachers=(counted & of_class).any(),
    )
    given = pl.col("grains") / GRAINS_OF_LESSON
    exact = (
        pl.col("own_groups") * rules.class_teachers
        + given / rules.least
        + pl.col("pupils") / rules.pupils_per_counsellor
    )
    return (
        sums.with_columns(
            teachers_exact=pl.when(pl.col("classes") > 0).then(
                exact.round(EXACT_DECIMALS)
            )
        )
        .with_columns(teachers=rounded(pl.col("teachers_exact"), rules))
        .with_columns(hours_per_teacher=hours_per_teacher(rules))
        .with_columns(
            pl.when(pl.col("classes") > 0).then("groups"),
            pl.when(~pl.col("class_teachers")).then("hours_per_teacher"),
            lesson_hours=pl.when(pl.col("grains") > 0).then(given),
        )
        .select(NO_TEACHERS.columns)
    )


def rounded(exact: pl.Expr, rules: Teaching) -> pl.Expr:
    """Return an exact need of teachers as whole teachers.

    KE_ATAS rounds up. JUKNIS is the guide of 2011: below one up; between one and two
    down as long as that one teacher gives no more lessons than the most (40), which
    the guide's table prints as 1.01 to 1.66; from 1.67 to 1.99 case by case, and
    here up, so that no teacher gives more than the most (see :func:`is_case_by_case`);
    above two down.

    Args:
        exact: Teachers, exact to :data:`EXACT_DECIMALS`.
        rules: The constants.
    """
    if rules.rounding == "KE_ATAS":
        return exact.ceil().cast(pl.Int64)
    up = (exact < 1) | is_case_by_case(exact, rules)
    return pl.when(up).then(exact.ceil()).otherwise(exact.floor()).cast(pl.Int64)


def is_case_by_case(exact: pl.Expr, rules: Teaching) -> pl.Expr:
    """Tell where one teacher is too few and two give less than the least."""
    lessons = (exact * rules.least).round(LESSON_DECIMALS)
    return (exact < 2) & (lessons > rules.most)


def hours_per_teacher(rules: Teaching) -> pl.Expr:
    """Return lessons a week of each teacher: exact need × least ÷ teachers.

    1.7 teachers of 24 lessons are 20.4 lessons each for two, 40.8 for one.
    """
    return pl.when(pl.col("teachers") > 0).then(
        (pl.col("teachers_exact") * rules.least / pl.col("teachers")).round(
            LESSON_DECIMALS
        )
    )
