"""What people type about accounts: as they copy it, and as it goes wrong."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Invitation
from tepat_web.administration.forms import AT_ONCE, ListForm, clean_nip

ONE, TWO = "199001012015031002", "198512312010012003"


def read(*lines):
    form = ListForm({"lines": "\r\n".join(lines)})
    with override("en"):
        return form.people() if form.is_valid() else form.errors["lines"]


@pytest.mark.parametrize(
    "line",
    [
        f"{ONE}, siti@kota.example",
        f"{ONE}\tsiti@kota.example",  # two columns of Excel
        f"{ONE};siti@kota.example;",
        "  19900101 201503 1 002   siti@kota.example  ",
        f"'{ONE},siti@kota.example",  # Excel's sign of a text
    ],
)
def test_a_line_is_read_as_people_copy_it(line):
    assert read(line) == [(ONE, "siti@kota.example")]


def test_blank_lines_do_no_harm():
    lines = ["", f"{ONE},a@kota.example", "   ", f"{TWO},b@kota.example", ""]
    assert read(*lines) == [(ONE, "a@kota.example"), (TWO, "b@kota.example")]


def test_every_wrong_line_is_told_with_its_number():
    errors = read("NIP, Email", f"{ONE},a@kota.example", "1990, b@kota.example", TWO)
    assert [error.split(":")[0] for error in errors] == ["Line 1", "Line 3", "Line 4"]


def test_a_number_that_excel_has_rounded_is_refused():
    assert len(read("1.99001E+17,a@kota.example")) == 1


def test_a_nip_or_an_address_that_comes_twice_is_refused():
    errors = read(f"{ONE},a@kota.example", f"{ONE},A@kota.example")
    assert len(errors) == 2
    assert ONE in errors[0]
    assert "a@kota.example" in errors[1]


def test_too_long_a_list_is_refused_before_anything_is_sent():
    lines = [f"{10**17 + n},p{n}@kota.example" for n in range(AT_ONCE + 1)]
    assert str(AT_ONCE) in read(*lines)[0]
    assert len(read(*lines[:-1])) == AT_ONCE


@pytest.mark.parametrize("typed", ["", "19900101201503100", ONE + "1", "x" * 18])
def test_a_nip_has_eighteen_digits(typed):
    with pytest.raises(ValidationError):
        clean_nip(typed)


@pytest.mark.parametrize(
    "typed", ["١٩٩٠٠١٠١٢٠١٥٠٣١٠٠٢", "１９９００１０１２０１５０３１００２"]
)
def test_digits_of_other_scripts_are_no_nip(typed):
    with pytest.raises(ValidationError):
        clean_nip(typed)


def test_a_list_with_a_wrong_line_comes_back_and_invites_nobody(user_with, client_of):
    client = client_of(user_with(Role.PLANNER))
    lines = f"{ONE},siti@kota.example\nbukan nip"
    page = client.post(reverse("administration:invite_list"), {"lines": lines})
    assert page.status_code == 422
    assert "bukan nip" in page.content.decode()
    assert not Invitation.objects.exists()


def test_a_list_invites_everybody(user_with, client_of):
    client = client_of(user_with(Role.PLANNER))
    lines = f"{ONE},siti@kota.example\n{TWO},budi@kota.example"
    page = client.post(reverse("administration:invite_list"), {"lines": lines})
    assert page.url == reverse("administration:invitations")
    assert set(Invitation.objects.values_list("nip", flat=True)) == {ONE, TWO}


def test_a_page_elsewhere_may_say_whom_to_invite(user_with, client_of):
    client = client_of(user_with(Role.PLANNER))
    page = client.get(reverse("administration:invite"), {"nip": ONE})
    assert f'value="{ONE}"' in page.content.decode()
