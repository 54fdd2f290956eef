"""Checks on people: what the NIP says agrees with what the sheet says."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.snapshot import nip, resolve
from tepat.snapshot.snapshot import Snapshot
from tepat.snapshot.vocabulary import (
    CONTRACT_STATUSES,
    LEFT_SERVICE,
    PNS_GRADES,
    PPPK_GRADES,
)
from tepat.words import Sentence

from .defect import Defect, Place, Sighting, error, warning

NIP_IMPOSSIBLE = error(
    "NIP-IMPOSSIBLE",
    id="NIP {value} tidak mungkin benar: {reason}. NIP berisi 18 angka: tanggal lahir, "
    "tahun dan bulan pengangkatan (PPPK: tahun dan kode 21 ke atas), 1 atau 2, lalu "
    "nomor urut mulai 001. Perbaiki NIP.",
    en="NIP {value} cannot be right: {reason}. A NIP has 18 digits: day of birth, year "
    "and month of appointment (PPPK: year and a code from 21), 1 or 2, then a sequence "
    "from 001. Correct the NIP.",
)
REASONS: dict[nip.Fault, Sentence] = {
    "length": Sentence(id="bukan 18 angka", en="it does not have 18 digits"),
    "born": Sentence(
        id="angka 1–8 bukan tanggal dalam kalender",
        en="digits 1–8 are no day of the calendar",
    ),
    "code": Sentence(
        id="angka 13–14 bukan bulan dan bukan kode PPPK",
        en="digits 13–14 are neither a month nor a PPPK code",
    ),
    "sex": Sentence(id="angka 15 bukan 1 atau 2", en="digit 15 is neither 1 nor 2"),
    "sequence": Sentence(id="nomor urutnya 000", en="its sequence is 000"),
}
BORN_DIFFERS = warning(
    "NIP-BORN-DIFFERS",
    id="Tanggal lahir {value} berbeda dengan yang tertulis dalam NIP ({told}); yang "
    "dipakai kolom ini. Periksa salah satunya.",
    en="Day of birth {value} differs from the one in the NIP ({told}); this column is "
    "used. Check the two.",
)
ENTERED_DIFFERS = warning(
    "NIP-ENTERED-DIFFERS",
    id="TMT CPNS {value} berbeda bulan dengan yang tertulis dalam NIP ({told}); yang "
    "dipakai kolom ini. Periksa salah satunya.",
    en="Day of entry {value} lies in another month than the NIP says ({told}); this "
    "column is used. Check the two.",
)
SEX_DIFFERS = warning(
    "NIP-SEX-DIFFERS",
    id="Jenis kelamin {value} berbeda dengan NIP ({told}); yang dipakai kolom ini. "
    "Periksa salah satunya.",
    en="Sex {value} differs from the NIP ({told}); this column is used. Check the two.",
)
NUMBER_UNFIT = warning(
    "NIP-KIND-UNFIT",
    id="Bentuk nomornya {told}, tetapi statusnya {value}; yang dipakai status. Periksa "
    "status atau nomornya.",
    en="The number has the form of {told}, but the status is {value}; the status is "
    "used. Check the status or the number.",
)
GRADE_UNFIT = warning(
    "GRADE-UNFIT",
    id="Golongan {value} bukan golongan {status}; golongan PNS ditulis seperti III/a, "
    "golongan PPPK seperti IX. Syarat golongan tidak dapat diperiksa.",
    en="Grade {value} is no grade of {status}; grades of PNS look like III/a, of PPPK "
    "like IX. Requirements on grade cannot be checked.",
)
CONTRACT_OPEN = warning(
    "CONTRACT-END-MISSING",
    id="Pegawai {status} tanpa akhir_kontrak; akhir kontraknya dianggap belum "
    "diketahui. Isi tanggalnya.",
    en="A {status} without akhir_kontrak; the end of the contract counts as unknown. "
    "Fill in the day.",
)
CONTRACT_OVER = warning(
    "CONTRACT-OVER",
    id="Kontrak berakhir {value}, sebelum tanggal acuan {day}, tetapi orangnya masih "
    "tercatat; kursinya dihitung kosong. Perbarui kontrak atau hapus barisnya.",
    en="The contract ended on {value}, before the reference date {day}, yet the person "
    "is listed; the seat counts as vacant. Update the contract or delete the row.",
)
STILL_LISTED = warning(
    "RETIRED-STILL-LISTED",
    id="Kedudukan hukum “{value}”, tetapi masih tercatat sebagai pegawai; tidak akan "
    "ditempatkan. Hapus barisnya bila sudah tidak bekerja.",
    en="Legal position “{value}”, yet listed as an employee; will not be placed. "
    "Delete the row where the person no longer works.",
)
PAST_RETIREMENT = warning(
    "RETIREMENT-AGE-PASSED",
    id="Usia {age} tahun sudah melewati bup jabatannya ({limit}) pada {day}, tetapi "
    "masih tercatat. Periksa tanggal lahir, bup, atau hapus barisnya.",
    en="Aged {age}, past the retirement age of the position held ({limit}) on {day}, "
    "yet listed. Check the day of birth and bup, or delete the row.",
)
UNIT_DIFFERS = warning(
    "UNIT-DIFFERS",
    id="Unit “{value}” berbeda dengan unit jabatannya ({told}); yang dipakai unit "
    "jabatan. Kosongkan atau samakan.",
    en="Unit “{value}” differs from the unit of the position held ({told}); the "
    "position's unit is used. Clear it or make it equal.",
)
RELATED_TO_SELF = warning(
    "RELATED-TO-SELF",
    id="Kedua NIP sama ({value}); baris ini tidak berarti. Perbaiki salah satunya.",
    en="Both NIPs are the same ({value}); the row says nothing. Correct one of them.",
)
EMPTY_WISH = warning(
    "WISH-EMPTY",
    id="Baris ini tidak menyebut jabatan dan tidak menyebut tetap; tidak ada keinginan "
    "yang dapat dibaca. Isi salah satunya.",
    en="This row names no position and says nothing about staying; there is no wish to "
    "read. Fill in one of the two.",
)

FORMS = {
    True: Sentence(id="nomor PPPK", en="a PPPK number"),
    False: Sentence(id="NIP PNS", en="a PNS number"),
}


def possible_numbers(snapshot: Snapshot) -> Iterator[Sighting]:
    """Each employee's number can exist."""
    told = snapshot.employees.select(
        value="nip", fault=nip.fault(pl.col("nip"))
    ).with_row_index("row")
    for row, value, fault in told.filter(pl.col("fault").is_not_null()).iter_rows():
        facts = {"value": value, "reason": REASONS[fault]}
        yield Sighting(NIP_IMPOSSIBLE, Place("employees", row, "nip"), facts)


def agreeing_numbers(snapshot: Snapshot) -> Iterator[Sighting]:
    """Birth, entry and sex agree with the number; corrected dates keep the old one."""
    number = pl.col("nip")
    month = pl.col("entered").dt.month_start()
    born, entered, sex = nip.born(number), nip.entered(number), nip.sex(number)
    yield from _differing(snapshot, BORN_DIFFERS, "born", pl.col("born"), born)
    yield from _differing(snapshot, ENTERED_DIFFERS, "entered", month, entered)
    yield from _differing(snapshot, SEX_DIFFERS, "sex", pl.col("sex"), sex)


def numbers_of_status(snapshot: Snapshot) -> Iterator[Sighting]:
    """Contract staff have a PPPK number, permanent staff a NIP."""
    is_contract = pl.col("status").is_in(CONTRACT_STATUSES)
    found = (
        snapshot.employees.with_row_index("row")
        .with_columns(is_pppk=nip.is_pppk_number(pl.col("nip")))
        .filter(pl.col("is_pppk") != is_contract)
        .select("row", "status", "is_pppk")
    )
    for row, status, is_pppk in found.iter_rows():
        facts = {"value": status, "told": FORMS[is_pppk]}
        yield Sighting(NUMBER_UNFIT, Place("employees", row, "status"), facts)


def grades_of_status(snapshot: Snapshot) -> Iterator[Sighting]:
    """A grade is of the scale of the status."""
    is_contract = pl.col("status").is_in(CONTRACT_STATUSES)
    unfit = (is_contract & pl.col("grade").is_in(PNS_GRADES)) | (
        ~is_contract & pl.col("grade").is_in(PPPK_GRADES)
    )
    found = snapshot.employees.with_row_index("row").filter(unfit)
    for row, status, grade in found.select("row", "status", "grade").iter_rows():
        facts = {"value": grade, "status": status}
        yield Sighting(GRADE_UNFIT, Place("employees", row, "grade"), facts)


def contracts(snapshot: Snapshot) -> Iterator[Sighting]:
    """Contract staff have an end of contract, and it is not past."""
    staff = (
        snapshot.employees.with_row_index("row")
        .filter(pl.col("status").is_in(CONTRACT_STATUSES))
        .select("row", "status", "contract_ends")
    )
    for row, status, ends in staff.iter_rows():
        place = Place("employees", row, "contract_ends")
        if ends is None:
            yield Sighting(CONTRACT_OPEN, place, {"status": status})
        elif ends < snapshot.day:
            yield Sighting(CONTRACT_OVER, place, {"value": ends, "day": snapshot.day})


def people_in_service(snapshot: Snapshot) -> Iterator[Sighting]:
    """Nobody is listed who has left."""
    gone = snapshot.employees.with_row_index("row").filter(
        pl.col("legal_position").str.to_uppercase().is_in(LEFT_SERVICE)
    )
    for row, value in gone.select("row", "legal_position").iter_rows():
        place = Place("employees", row, "legal_position")
        yield Sighting(STILL_LISTED, place, {"value": value})


def people_of_age(snapshot: Snapshot) -> Iterator[Sighting]:
    """Nobody is older than the position held allows, where it says so itself.

    Expects unique codes.
    """
    limits = resolve.positions(snapshot).select("position", limit="retirement_age")
    aged = (
        resolve.employees(snapshot)
        .with_row_index("row")
        .join(limits, on="position", maintain_order="left")
        .with_columns(
            born_before=pl.lit(snapshot.day).dt.offset_by(
                pl.concat_str(pl.lit("-"), pl.col("limit"), pl.lit("y"))
            )
        )
        # Retirement begins with the month after the birthday.
        .filter(pl.col("born").dt.month_end() < pl.col("born_before"))
    )
    for row, born, limit in aged.select("row", "born", "limit").iter_rows():
        facts = {
            "age": snapshot.day.year
            - born.year
            - ((snapshot.day.month, snapshot.day.day) < (born.month, born.day)),
            "limit": limit,
            "day": snapshot.day,
        }
        yield Sighting(PAST_RETIREMENT, Place("employees", row, "born"), facts)


def units_of_people(snapshot: Snapshot) -> Iterator[Sighting]:
    """A stated unit is the unit of the position held."""
    where = snapshot.positions.select("position", told="unit").unique(
        "position", keep="first", maintain_order=True
    )
    found = (
        snapshot.employees.with_row_index("row")
        .join(where, on="position", maintain_order="left")
        .filter(pl.col("unit") != pl.col("told"))
    )
    for row, value, told in found.select("row", "unit", "told").iter_rows():
        place = Place("employees", row, "unit")
        yield Sighting(UNIT_DIFFERS, place, {"value": value, "told": told})


def relations_and_wishes(snapshot: Snapshot) -> Iterator[Sighting]:
    """A relation joins two people, and a wish says something."""
    alone = snapshot.relations.with_row_index("row").filter(
        pl.col("nip_a") == pl.col("nip_b")
    )
    for row, number in alone.select("row", "nip_a").iter_rows():
        place = Place("relations", row, "nip_b")
        yield Sighting(RELATED_TO_SELF, place, {"value": number})
    silent = snapshot.wishes.with_row_index("row").filter(
        pl.col("position").is_null() & pl.col("stay").is_null()
    )
    for row in silent["row"]:
        yield Sighting(EMPTY_WISH, Place("wishes", row, "position"))


def _differing(
    snapshot: Snapshot, defect: Defect, column: str, stated: pl.Expr, told: pl.Expr
) -> Iterator[Sighting]:
    found = (
        snapshot.employees.with_row_index("row")
        .with_columns(told=told)
        .filter(stated != pl.col("told"))
        .select("row", column, "told")
    )
    for row, value, from_number in found.iter_rows():
        facts = {"value": value, "told": from_number}
        yield Sighting(defect, Place("employees", row, column), facts)
