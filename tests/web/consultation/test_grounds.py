"""Why somebody is proposed, said in sentences: each with the figures of the plan."""

import pytest
from django.utils.translation import override

from tepat_web.consultation import grounds

GROUND = {
    "is_swap": False,
    "follows": False,
    "wished": None,
    "gain": {"critical": 0, "filled": 1, "fit": -1501, "stayed": -4},
}


def told(**more):
    return {
        "reason": "Mengisi kursi.",
        "gain": "Berubah: fit −1.",
        "fit": 903,
        "fit_before": 850,
        "ground": GROUND | more,
    }


@pytest.fixture(autouse=True)
def _indonesian():
    with override("id"):
        yield


@pytest.mark.parametrize(
    ("more", "begun"),
    [
        ({}, "Jabatan ini kosong dan perlu diisi."),
        ({"gain": {"critical": 1}}, "Jabatan ini kosong dan termasuk jabatan kritis."),
        ({"follows": True}, "Pemegang jabatan ini diusulkan pindah"),
        ({"is_swap": True, "follows": True}, "Anda diusulkan bertukar jabatan"),
    ],
)
def test_the_seat_is_told_with_both_fits(more, begun):
    said = grounds.seat(told(**more))
    assert said.startswith(begun)
    assert "903 dari 1.000" in said
    assert said.endswith("850.")


def test_a_wish_that_decided_is_said():
    assert grounds.seat(told(wished=2)).endswith("minat Anda nomor 2.")


def test_who_has_no_position_reads_of_one_fit_only():
    assert "sekarang" not in grounds.seat(told() | {"fit_before": None})


def test_what_would_be_otherwise_is_told_goal_by_goal_with_what_speaks_against_it():
    assert grounds.without(told()) == (
        "Tanpa perpindahan Anda dan yang bergantung padanya, 1 kursi lagi tetap "
        "kosong; kesesuaian semua pegawai bersama-sama naik 1.501 poin; 4 orang lagi "
        "tetap di jabatannya."
    )
    assert grounds.without(told(gain={"filled": 0, "fit": 0})) == ""


def test_an_explanation_without_its_ground_is_shown_as_it_was_said():
    old = told()
    del old["ground"]
    assert grounds.seat(old) == "Mengisi kursi."
    assert grounds.without(old) == "Berubah: fit −1."
