"""Whether the position map is sound, and how ready each agency's proposal is."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.establishment.integrity import Integrity, Issue, Subject, Weight, integrity
from tepat.finding import UNVERIFIED
from tepat.reports.integrity import write_integrity
from tepat.reports.integrity.fields import NOT_READY, PARTS, READY, SUBJECTS, WEIGHTS
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Figure, File, Result, Table
from .needs import about
from .placing import at_units
from .saying import both, long, text, whole, words

SAID = Sentence(
    id="{ready} dari {all} perangkat daerah siap mengusulkan kebutuhan. {blocking} hal "
    "menahan usulan; ada {errors} kesalahan dan {warnings} peringatan pada peta.",
    en="{ready} of {all} agencies are ready to propose their needs. {blocking} things "
    "hold up a proposal; the map has {errors} errors and {warnings} warnings.",
)
SOUND = Sentence(
    id="Peta jabatan utuh: tidak ada yang menahan usulan kebutuhan.",
    en="The position map is sound: nothing holds up a proposal of needs.",
)
NOTHING = Sentence(
    id="Belum ada unit atau jabatan. Isi atau impor struktur organisasi.",
    en="There are no units or positions yet. Enter or import the organisation.",
)
DONE = Sentence(
    id="Bagian usulan yang selesai; paling jauh dari siap: {name} ({percent} %).",
    en="The share of a proposal that is done; farthest from ready: {name} "
    "({percent} %).",
)
PERCENT = Words(id="%", en="%")


def run(question: Question, tell: Tell) -> Result:
    """Put every integrity rule to the map, and count what a proposal still lacks."""
    city = question.snapshot
    if city.units.is_empty() and city.positions.is_empty():
        return Result(words(NOTHING))
    found = integrity(city, question.law)
    tell(60, "Menyusun tabel", "Arranging the tables")
    units = _units(question, found)
    tables = (
        _readiness_table(units),
        _issue_table(question, found),
        _rule_table(found),
    )
    return Result(_said(found), tables, _figures(units), _files(question, found))


def _said(found: Integrity) -> Words:
    blocking = found.readiness["blocking"][0]
    agencies = found.readiness.filter(depth=1)
    if not found.issues or not (blocking or found.errors):
        return words(SOUND)
    return words(
        SAID,
        ready=int(agencies["is_ready"].sum()),
        all=agencies.height,
        blocking=blocking,
        errors=found.count(Weight.ERROR),
        warnings=found.count(Weight.WARNING),
    )


def _units(question: Question, found: Integrity) -> pl.DataFrame:
    """One row per unit, shares in percent; what is not quite done is not 100."""
    shares = ("done", *(part.value for part in PARTS))
    told = found.readiness.filter(pl.col("unit").is_not_null()).with_columns(
        (pl.col(name) * 100 + 1e-9).floor().cast(pl.Int64) for name in shares
    )
    ready = (words(READY if it else NOT_READY) for it in told["is_ready"])
    rows = told.with_columns(
        both("ready", ready), query=pl.format("tabel=temuan&unit={}", "unit")
    )
    return at_units(question, rows, link="name")


def _readiness_table(units: pl.DataFrame) -> Table:
    return Table(
        "kesiapan",
        Words(id="Kesiapan per unit", en="Readiness by unit"),
        (
            text("name", "Unit", "Unit", query="query"),
            text("ready", "Kesiapan", "Readiness", in_both=True, is_filter=True),
            whole("done", "Selesai", "Done", unit=PERCENT),
            *(
                whole(part.value, said.id, said.en, unit=PERCENT)
                for part, said in PARTS.items()
            ),
            whole("blocking", "Yang menahan", "Hold up"),
            whole("errors", "Kesalahan", "Errors"),
            whole("positions", "Jabatan", "Positions"),
        ),
        units,
        Words(id="Belum ada unit.", en="There are no units yet."),
    )


def _issue_table(question: Question, found: Integrity) -> Table:
    """What is wrong, the heaviest first, with the step that cures it."""
    rows = _placed(question, found.issues)
    order = {weight.value: at for at, weight in enumerate(Weight)}
    ordered = rows.sort(
        pl.col("weight").replace_strict(order, return_dtype=pl.Int64),
        maintain_order=True,
    )
    weights = (words(WEIGHTS[Weight(it)]) for it in ordered["weight"])
    return Table(
        "temuan",
        Words(id="Temuan", en="Findings"),
        (
            text("place", "Di mana", "Where", sheet="@sheet"),
            text("weight", "Bobot", "Weight", in_both=True, is_filter=True),
            long("said", "Temuan", "Finding", in_both=True),
            long("remedy", "Yang dapat dilakukan", "What can be done", in_both=True),
            text("blocks", "Menahan usulan", "Holds up", in_both=True, is_filter=True),
            text("unit_label", "Unit", "Unit"),
            text("basis", "Dasar", "Source", in_both=True),
            text("code", "Aturan", "Rule", is_filter=True),
        ),
        ordered.with_columns(both("weight", weights)),
        Words(id="Tidak ada temuan di sini.", en="Nothing was found here."),
    )


def _placed(question: Question, issues: tuple[Issue, ...]) -> pl.DataFrame:
    """One row per issue, with its record and who may see it."""
    rows = pl.DataFrame(
        [
            (it.unit, it.position, it.nip or "", it.weight.value, it.code)
            for it in issues
        ],
        schema=dict.fromkeys(("unit", "position", "_nip", "weight", "code"), pl.String),
        orient="row",
    ).with_columns(
        *both(
            "said", (words(it.finding.sentence, **it.finding.facts) for it in issues)
        ),
        *both("remedy", (words(it.rule.remedy) for it in issues)),
        *both("blocks", (YES if it.rule.blocks else NO for it in issues)),
        *both("basis", map(_basis, issues)),
    )
    places = question.places
    seats = question.snapshot.positions.select("position", seat="name")
    people = question.snapshot.employees.select(_nip="nip", person="name")
    told = rows
    for key, frame in (
        ("unit", places.units),
        ("position", places.positions),
        ("position", seats),
        ("_nip", people),
        ("_nip", places.people.rename({"nip": "_nip"})),
    ):
        # One row per code: the map is looked at even where a code occurs twice.
        once = frame.unique(key, keep="first", maintain_order=True)
        told = told.join(once, on=key, how="left", maintain_order="left")
    is_person = pl.col("nip_pk").is_not_null()
    is_seat = pl.col("position_pk").is_not_null()
    return told.with_columns(
        place=pl.coalesce("person", "seat", "unit_label"),
        place_pk=pl.coalesce("nip_pk", "position_pk", "unit_pk"),
        sheet=pl.when(is_person)
        .then(pl.lit("employees"))
        .when(is_seat)
        .then(pl.lit("positions"))
        .otherwise(pl.lit("units")),
        _path=pl.coalesce("person_path", "position_path", "unit_path"),
        _read=pl.when(pl.col("_nip") != "")
        .then(pl.lit(Permission.PEOPLE_READ.value))
        .otherwise(pl.lit(Permission.RESULTS_READ.value)),
    )


YES, NO = Words(id="ya", en="yes"), Words(id="tidak", en="no")


def _basis(issue: Issue) -> Words:
    finding = issue.finding
    source = "; ".join(str(cite) for cite in finding.cites)
    if finding.verified or not source:
        return Words(id=source, en=source)
    said = words(UNVERIFIED)
    return Words(id=f"{source} – {said.id}", en=f"{source} – {said.en}")


def _rule_table(found: Integrity) -> Table:
    outcomes = found.outcomes
    rows = pl.DataFrame(
        [
            (
                it.rule.code,
                it.examined,
                it.fails,
                it.unknown,
                f"tabel=temuan&code={it.rule.code}",
            )
            for it in outcomes
        ],
        schema={
            "code": pl.String,
            "examined": pl.Int64,
            "fails": pl.Int64,
            "unknown": pl.Int64,
            "query": pl.String,
        },
        orient="row",
    ).with_columns(
        *both("title", (words(it.rule.title) for it in outcomes)),
        *both("asks", (words(it.rule.asks) for it in outcomes)),
        *both("weight", (words(WEIGHTS[it.rule.weight]) for it in outcomes)),
        *both(
            "subject", (words(SUBJECTS[Subject(it.rule.subject)]) for it in outcomes)
        ),
        *both("blocks", (YES if it.rule.blocks else NO for it in outcomes)),
    )
    return Table(
        "aturan",
        Words(id="Aturan", en="Rules"),
        (
            text("title", "Yang diminta", "What is asked", in_both=True, query="query"),
            long("asks", "Bunyi aturan", "The rule", in_both=True),
            text("weight", "Bobot", "Weight", in_both=True, is_filter=True),
            text("subject", "Dilihat pada", "Looks at", in_both=True),
            text("blocks", "Menahan usulan", "Holds up", in_both=True, is_filter=True),
            whole("examined", "Diperiksa", "Examined"),
            whole("fails", "Tidak sesuai", "Fails"),
            whole("unknown", "Belum diketahui", "Unknown"),
            text("code", "Aturan", "Rule"),
        ),
        rows,
        Words(id="Belum ada aturan.", en="There are no rules."),
    )


def _figures(units: pl.DataFrame) -> tuple[Figure, ...]:
    rows = units.select(
        "unit", "_path", "_above", "depth", label="name", percent="done"
    )
    told = rows.filter(
        pl.col("percent").is_not_null(), pl.col("_path").is_not_null()
    ).sort("percent", maintain_order=True)
    agencies = told.filter(depth=1)
    if agencies.is_empty():
        return ()
    name, percent = agencies.select("label", "percent").row(0)
    return (
        Figure(
            "shares",
            words(DONE, name=name, percent=percent),
            told.drop("depth"),
            parts=(Words(id="selesai", en="done"),),
            title=Words(id="Unit", en="Unit"),
        ),
    )


def _files(question: Question, found: Integrity) -> tuple[File, ...]:
    city = question.snapshot
    names = dict(city.units.select("unit", "name").iter_rows())
    told = about(city)

    def write(path: Path) -> None:
        write_integrity(path, found, names, told, "id")

    title = Words(
        id="Buku kerja keutuhan peta, seluruh kota",
        en="Workbook of the integrity of the map, whole city",
    )
    # It names people where a rule is about them.
    return (File("keutuhan-peta.xlsx", title, write, read=Permission.PEOPLE_READ),)


READINESS = Computation(
    "integrity",
    _("Integrity of the map and readiness"),
    _(
        "What is wrong on the position map, what to do about it, and how much of each "
        "agency's yearly proposal of needs is done."
    ),
    run,
)
