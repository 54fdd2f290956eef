"""No page asks the database more often than it may, however many analyses there are."""

import pytest
from django.utils import timezone
from tests.web.needs.conftest import save
from tests.web.register.budget import cost

from tepat_web.accounts.models import User
from tepat_web.needs import queries
from tepat_web.snapshots import take

pytestmark = pytest.mark.django_db
BOARD, LIST, ONE, EDIT, LIVE, SAVE = 14, 32, 70, 60, 45, 130


def test_every_page_keeps_to_its_budget(city, people, client_of):
    save(people.officer, city.mine)
    analyst = client_of(people.analyst)
    over = [
        (address, asked, most)
        for address, most in (
            ("/anjab/kemajuan/", BOARD),
            ("/anjab/", LIST),
            (city.mine.url(), ONE),
            (city.mine.edit_url, EDIT),
        )
        if (asked := cost(analyst, address)[0]) > most
    ]
    assert over == []


def test_the_board_asks_two_questions(city, people, django_assert_num_queries):
    by = User.objects.get(pk=people.analyst.pk)
    structure, today = take.structure_on(None), timezone.localdate()
    assert by.grants_today
    with django_assert_num_queries(2):
        queries.board(by, structure, None, today)
