"""What a position needs follows its classes, driver and working year at once."""

import pytest

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Position
from tepat_web.register import actions, queries
from tepat_web.snapshots.sheets import BY_NAME

from .conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(city, user_with):
    analyst = user_with(Role.ANALYST)

    def kept(table, row=None, **values):
        return actions.save_row(
            by=analyst,
            sheet=BY_NAME[table],
            values=values,
            today=TODAY,
            number=row.pk if row else None,
            seen=queries.latest(row) if row else 0,
        )

    return kept


@pytest.fixture
def post(city):
    """A post of the school agency that leads nobody."""
    posts = Position.objects.filter(unit__path__startswith=city.schools.path)
    return posts.filter(is_leader=False, family="FUNGSIONAL").first()


def need(post):
    return Position.objects.get(pk=post.pk).need


def test_classes_to_teach_make_the_need(keep, post):
    row = keep("teaching", position=post.code, kind="KELAS", groups=17)
    assert need(post) == 17
    keep("teaching", row, groups=18)
    assert need(post) == 18


def test_a_driver_and_the_working_year_move_the_need(keep, post):
    driver = keep("drivers", driver="UJI", name="Murid", value=12_500.0)
    keep(
        "tasks",
        position=post.code,
        description="Membimbing murid",
        driver="UJI",
        per_driver=1.0,
        period="tahun",
        time=1.0,
        time_unit="jam",
        approach="tugas",
    )
    before = need(post)
    keep("drivers", driver, value=25_000.0)
    # 12,500 hours more are ten people of 1,250 hours.
    assert need(post) == before + 10
    keep("working_years", unit=post.unit.code, scope="SEMUA", hours=2500.0)
    assert need(post) < before + 10
