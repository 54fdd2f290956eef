"""Which forms a city has, and the files they become."""

import pytest

from tepat.reports.forms.workload import write
from tepat.reports.forms.workload.write import (
    Form,
    Format,
    NoSuchForm,
    Orders,
    write_forms,
)

from .conftest import ABOUT


def ordered(maker, *forms, **told):
    orders = Orders(maker).chosen(forms or tuple(Form), **told)
    return [(str(each.form), each.unit, each.units, each.position) for each in orders]


def test_form_c_stands_per_agency_and_the_abk_per_unit(maker):
    assert ordered(maker, Form.FORM_C) == [
        ("form-c", "K", ("K",), None),
        ("form-c", "D", ("D", "B"), None),
        ("form-c", "S", ("S",), None),
    ]
    assert [unit for _, unit, _, _ in ordered(maker, Form.ABK)] == ["K", "D", "B", "S"]


def test_a_unit_comes_with_all_below_it(maker):
    assert ordered(maker, unit="D") == [
        ("form-c", "D", ("D", "B"), None),
        ("abk", "D", ("D",), None),
        ("abk", "B", ("B",), None),
    ]


def test_a_very_large_agency_has_a_form_c_per_unit_below(maker, monkeypatch):
    monkeypatch.setattr(write, "MOST_ROWS", 4)
    assert ordered(maker, Form.FORM_C, unit="D") == [
        ("form-c", "D", ("D",), None),
        ("form-c", "B", ("B",), None),
    ]


def test_one_position_has_an_abk_alone(maker):
    assert ordered(maker, position="B2") == [("abk", "B", ("B",), "B2")]


def test_a_unit_without_positions_has_no_form(maker):
    assert ordered(maker, unit="X") == []


@pytest.mark.parametrize(
    ("told", "said"), [({"unit": "Y"}, "unit"), ({"position": "B9"}, "jabatan")]
)
def test_a_code_that_is_not_there_is_told(maker, told, said):
    with pytest.raises(NoSuchForm, match=said):
        Orders(maker).chosen(tuple(Form), **told)


def test_files_stand_in_a_folder_of_each_form_and_are_the_same_again(
    tmp_path, maker, templates
):
    orders = Orders(maker).chosen(tuple(Form), unit="D")

    def written(folder):
        done = write_forms(
            folder,
            maker,
            orders,
            ABOUT,
            templates,
            formats=list(Format),
            rounding="SETENGAH_KE_ATAS",
        )
        return [path.relative_to(folder) for some in done for path in some]

    names = written(tmp_path / "one")
    assert [str(name) for name in names][:3] == [
        "form-c/D Dinas -Satu- & Dua.pdf",
        "form-c/D Dinas -Satu- & Dua.docx",
        "form-c/D Dinas -Satu- & Dua.xlsx",
    ]
    assert written(tmp_path / "two") == names
    for name in names:
        one, two = (tmp_path / run / name for run in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
