"""Files for SIASN keep the service's own names, and are honest about what lacks."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from tepat.reports.siasn import (
    LIST_FIELDS,
    TABLES,
    Ids,
    SiasnMove,
    bodies,
    csv_text,
    json_lines,
    list_rows,
    lookups,
)

HEAD = SiasnMove(
    nip="198503122010012903",
    name="Ani Lestari",
    position="Kepala Bidang Pembinaan",
    unit="Bidang Pembinaan",
    family="ADMINISTRATOR",
    echelon="III.b",
    starts_on=date(2027, 1, 4),
    decree="800.1.3.3/Kep.4-BKPSDM/2026",
    decreed_on=date(2026, 12, 1),
)
CLERK = SiasnMove(
    nip="199001012015031901",
    name="Budi",
    position="Penelaah Teknis Kebijakan",
    unit="Sekretariat",
    family="PELAKSANA",
    stays_in_job=True,
    ids=Ids(person="A" * 32, agency="B" * 32, office="C" * 32, unit="D" * 32, job="E"),
)


def body(move, table="unorjabatan-save"):
    (found,) = bodies([move], TABLES[table])
    return found


def test_days_and_numbers_are_as_the_service_writes_them():
    told = body(HEAD)
    assert told["tmtJabatan"] == told["tmtMutasi"] == "04-01-2027"
    assert told["tanggalSk"] == "01-12-2026"
    assert (told["jenisJabatan"], told["jenisMutasiId"]) == ("1", "MJ")
    assert told["jenisPenugasanId"] == "D"
    assert (body(CLERK)["jenisJabatan"], body(CLERK)["jenisMutasiId"]) == ("4", "MU")


def test_what_is_not_known_is_blank_and_what_is_known_is_in_its_own_field():
    assert body(HEAD)["pnsId"] == body(HEAD)["eselonId"] == ""
    told = body(CLERK)
    assert (told["pnsId"], told["unorId"]) == ("A" * 32, "D" * 32)
    assert (told["jabatanFungsionalUmumId"], told["jabatanFungsionalId"]) == ("E", "")
    assert told["tmtPelantikan"] == told["nomorSk"] == ""


@pytest.mark.parametrize("name", TABLES)
def test_a_body_has_exactly_the_fields_of_its_table_in_their_order(name):
    table = TABLES[name]
    assert tuple(body(HEAD, name)) == table.fields
    assert not table.verified and table.source


def test_json_lines_and_csv_say_the_same():
    table = TABLES["rw-jabatan"]
    rows = list(bodies([HEAD, CLERK], table))
    lines = [json.loads(line) for line in json_lines(rows).splitlines()]
    assert lines == rows
    told = list(csv.DictReader(StringIO(csv_text(rows, table))))
    assert [row["nipBaru"] for row in told] == [f"'{HEAD.nip}", f"'{CLERK.nip}"]
    assert "path" not in told[0]
    assert told[0]["namaJabatan"] == "Kepala Bidang Pembinaan"


def test_it_is_told_what_has_to_be_looked_up_for_how_many_and_where():
    told = {each.field: each for each in lookups([HEAD, CLERK])}
    assert told["pnsId"].people == 1 and "data-utama" in told["pnsId"].where.id
    assert told["eselonId"].people == 1  # only positions of leaders have an echelon
    assert told["nomorSk"].people == 1
    assert told["tmtPelantikan"].people == 2
    assert "jabatanFungsionalId" not in told
    assert "jenisJabatan" not in told


def test_the_list_for_i_mut_has_a_row_for_each_with_its_number():
    rows = list(list_rows([HEAD, CLERK]))
    assert [row["number"] for row in rows] == [1, 2]
    assert [set(row) == {name for name, _ in LIST_FIELDS} for row in rows] == [True] * 2
    assert rows[1]["position"] == "Penelaah Teknis Kebijakan"
