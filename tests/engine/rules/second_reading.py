"""A second reading of the requirements, in plain Python and from the tables of the law.

Nothing here uses the engine: neither its norms, nor its columns, nor polars. A person,
a post held and a post wanted are dictionaries of raw facts; each function reads one
provision and answers True, False or None (not known). Where two readings differ, one
of them is wrong.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from tests.engine.rules.second_tables import (
    CEILING,
    CONTRACT,
    EDUCATION,
    GRADES,
    LADDERS,
    LEADERS,
    LOWEST_EDUCATION,
    OLDEST,
    RANK,
    RETIREMENT,
    YEARS_BELOW,
    YEARS_IN_FIELD,
    age,
    before,
    both,
    either,
    later,
    opposite,
    reaches,
)


def rank(post):
    return None if post is None or post["level"] is None else RANK[post["level"]]


def compared(answer, *needed):
    return None if None in needed else answer()


def same_group(held, wanted):
    return compared(
        lambda: held["group"] == wanted["group"], held["group"], wanted["group"]
    )


def record(person, held, day, counts, months):
    """Service in the present post alone is on record; the rest may be anything."""
    since = held["since"]
    present = counts and since is not None and since < day
    recorded = age(since, day) if present else 0
    explained = (day - since).days if present else 0
    rest = None
    if person["entered"] is not None:
        rest = max((day - person["entered"]).days - explained, 0) // 30
    if recorded >= months:
        return True
    return None if rest is None or recorded + rest >= months else False


def paper(person, kind, day):
    told = person["papers"].get(kind)
    if told is None:
        return None
    met, until = told
    return None if until is not None and until < day else met


def route(person, held, wanted):
    if person["status"] == "CPNS":
        return "first"
    if held["family"] != "FUNGSIONAL":
        return "transfer"
    within = same_group(held, wanted)
    if within is None:
        return None
    if not within:
        return "transfer"
    return "same" if held["level"] == wanted["level"] else "promotion"


def age_1(person, held, wanted, day):
    oldest = OLDEST.get(wanted["level"])
    if oldest is None:
        return True
    if held["level"] == wanted["level"] == "AHLI UTAMA":
        oldest = 63
    is_within = held["family"] == wanted["family"]
    if is_within and wanted["family"] == "FUNGSIONAL":
        is_within = same_group(held, wanted)
    young = compared(lambda: day < later(person["born"], 12 * oldest), person["born"])
    return either(is_within, young)


def discipline_1(person, held, wanted, day):
    return opposite(
        either(
            *(
                None if until is None else until >= day
                for _, since, until in person["penalties"]
                if since <= day
            ),
            False,
        )
    )


def discipline_2(person, held, wanted, day):
    heavy = [
        level
        for level, since, _ in person["penalties"]
        if since <= day and level in ("SEDANG", "BERAT")
    ]
    return wanted["family"] != "JPT" or not heavy


def discipline_3(person, held, wanted, day):
    return discipline_2(person, held, {"family": "JPT"}, day)


def education_1(person, held, wanted, day):
    lowest = LOWEST_EDUCATION.get(wanted["level"], "S1")
    has = person["education"]
    return compared(lambda: EDUCATION.index(has) >= EDUCATION.index(lowest), has)


def election_1(person, held, wanted, day):
    if person["consented"]:
        return True
    named, ends = person["named"], person["term_ends"]
    if named is None and ends is None:
        named, ends = date(2024, 9, 22), date(2025, 2, 20)  # the national round
    return either(
        compared(lambda: day < before(named, 6), named),
        compared(lambda: day > ends, ends),
    )


def election_2(person, held, wanted, day):
    if person["consented"]:
        return True
    sworn = person["sworn_in"]
    return compared(lambda: day < sworn or day >= later(sworn, 6), sworn)


def pppk_1(person, held, wanted, day):
    ends = person["contract_ends"]
    return person["status"] not in CONTRACT or (ends is not None and ends < day)


def pppk_2(person, held, wanted, day):
    return wanted["family"] not in LEADERS or person["status"] == "PNS"


def legal_1(person, held, wanted, day):
    return person["legal_position"] == "Aktif"


def tenure_1(person, held, wanted, day):
    return reaches(held["since"], 24, day)


def tenure_2(person, held, wanted, day):
    return held["family"] != "JPT" or reaches(held["since"], 24, day)


def tenure_3(person, held, wanted, day):
    if held["family"] != "JPT" or wanted["family"] != "JPT":
        return True
    return opposite(reaches(held["since"], 61, day))


def tenure_4(person, held, wanted, day):
    return held["family"] not in LEADERS or opposite(reaches(held["since"], 61, day))


def ladder_1(person, held, wanted, day):
    return rank(wanted) >= rank(held)


def ladder_2(person, held, wanted, day):
    return rank(wanted) <= rank(held) + 1


def ladder_3(person, held, wanted, day):
    return wanted["family"] != "JPT" or held["family"] == "JPT"


def ladder_4(person, held, wanted, day):
    if {held["family"], wanted["family"]} != {"FUNGSIONAL"}:
        return True
    if held["level"] == wanted["level"]:
        return True
    climbs = any(
        (held["level"], wanted["level"]) in pairwise(ladder) for ladder in LADDERS
    )
    return both(climbs, same_group(held, wanted))


def ladder_5(person, held, wanted, day):
    if wanted["family"] != "FUNGSIONAL" or held["family"] == "FUNGSIONAL":
        return True
    return rank(wanted) <= rank(held)


def ladder_7(person, held, wanted, day):
    return wanted["family"] != "PELAKSANA" or held["family"] != "FUNGSIONAL"


def performance_1(person, held, wanted, day):
    answers = []
    for year in (day.year - 1, day.year - 2):
        rated, entered = person["ratings"].get(year), person["entered"]
        if rated is not None:
            answers.append(rated in ("SANGAT BAIK", "BAIK"))
        elif entered is not None and entered.year > year:
            answers.append(True)
        else:
            answers.append(None)
    return both(*answers)


def performance_2(person, held, wanted, day):
    rated, entered = person["ratings"].get(day.year - 1), person["entered"]
    if person["status"] != "PNS":
        return True
    if rated is None:
        return True if entered is not None and entered.year >= day.year else None
    return rated in ("SANGAT BAIK", "BAIK")


def retirement_1(person, held, wanted, day):
    if person["born"] is None:
        return None
    years = RETIREMENT.get(wanted["level"], 58)
    reached = date(person["born"].year + years, person["born"].month, 1)
    starts = later(reached, 1)
    return later(day, 12) <= starts if day <= starts else False


def experience_2(person, held, wanted, day):
    years = YEARS_BELOW.get(wanted["level"])
    if years is None or rank(wanted) <= rank(held):
        return True
    return record(person, held, day, True, 12 * years)


def experience_3(person, held, wanted, day):
    if wanted["family"] != "FUNGSIONAL" or person["status"] == "CPNS":
        return True
    within = held["family"] == "FUNGSIONAL" and same_group(held, wanted)
    return either(within, in_field(person, held, wanted, day, 24))


def in_field(person, held, wanted, day, months):
    if wanted["group"] is None:
        return None
    # A post whose group is not told explains nothing.
    if held["group"] is None:
        return record(person, held | {"since": None}, day, False, months)
    told = held["group"] == wanted["group"]
    if told or held["since"] is None or held["since"] >= day:
        return record(person, held, day, told, months)
    spent = timedelta(days=(day - held["since"]).days)
    shifted = person["entered"] and person["entered"] + spent
    return record(
        person | {"entered": shifted}, held | {"since": None}, day, False, months
    )


def experience_4(person, held, wanted, day):
    years = YEARS_IN_FIELD.get(wanted["level"])
    return years is None or in_field(person, held, wanted, day, 12 * years)


def experience_5(person, held, wanted, day):
    if wanted["family"] != "JPT":
        return True
    months = 12 * YEARS_BELOW[wanted["level"]]
    since = held["since"]
    if rank(held) >= rank(wanted) - 1 or since is None or since >= day:
        return record(person, held, day, rank(held) >= rank(wanted) - 1, months)
    spent = timedelta(days=(day - since).days)
    shifted = person["entered"] and person["entered"] + spent
    return record(
        person | {"entered": shifted}, held | {"since": None}, day, False, months
    )


def functional_1(person, held, wanted, day):
    if wanted["family"] != "FUNGSIONAL":
        return True
    way = route(person, held, wanted)
    if way is None:
        return None
    if way == "first":
        return wanted["level"] in ("PEMULA", "TERAMPIL", "AHLI PERTAMA", "AHLI MUDA")
    if way == "transfer" and wanted["level"] == "AHLI UTAMA":
        return held["family"] == "JPT" or held["level"] == "AHLI UTAMA"
    return True


def document_1(person, held, wanted, day):
    return paper(person, "SEHAT", day)


def document_2(person, held, wanted, day):
    return paper(person, "INTEGRITAS", day)


def document_3(person, held, wanted, day):
    return paper(person, "BEBAS_PROSES_HUKUM", day)


def document_4(person, held, wanted, day):
    return paper(person, "BEBAS_IKATAN_DINAS", day)


def document_5(person, held, wanted, day):
    return paper(person, "BEBAS_TEMUAN", day)


def document_6(person, held, wanted, day):
    told = paper(person, "UJI_KOMPETENSI", day)
    if wanted["family"] == "FUNGSIONAL":
        way = route(person, held, wanted)
        asked = None if way is None else way != "same"
    else:
        asked = wanted["family"] == held["family"] == "JPT"
    return either(opposite(asked), told)


def document_7(person, held, wanted, day):
    return wanted["family"] != "PELAKSANA" or paper(person, "PELATIHAN_TUGAS", day)


def document_8(person, held, wanted, day):
    return wanted["family"] != "JPT" or paper(person, "LHKPN", day)


def document_9(person, held, wanted, day):
    return wanted["family"] != "JPT" or paper(person, "SPT_TAHUNAN", day)


def rises_regularly(person, held):
    return person["status"] == "PNS" and held["family"] == "PELAKSANA"


def rank_1(person, held, wanted, day):
    if not rises_regularly(person, held):
        return True
    return reaches(person["grade_since"], 48, day)


def rank_2(person, held, wanted, day):
    if not rises_regularly(person, held):
        return True
    grade, education = person["grade"], person["education"]
    return compared(
        lambda: GRADES.index(grade) < GRADES.index(CEILING[education]),
        grade,
        education,
    )


def rank_3(person, held, wanted, day):
    return person["status"] != "PNS" or discipline_1(person, held, wanted, day)


READINGS = {
    name.upper().replace("_", "-"): reading
    for name, reading in list(globals().items())
    if name[-1].isdigit() and callable(reading)
}
