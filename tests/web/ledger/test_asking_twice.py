"""Every kind of long work says what it is about, and is asked for once."""

import pytest

from tepat_web.kit.words import Words
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job

pytestmark = pytest.mark.django_db
TITLE = Words(id="Pekerjaan", en="Work")


@pytest.fixture
def ask(user_with):
    """Ask for work of a kind, about one thing or another."""
    people = [user_with(), user_with()]

    def asked(kind, about="satu", who=0, **more):
        subject = dict.fromkeys(jobs.KINDS[kind].about, about)
        return jobs.ask(by=people[who], kind=kind, title=TITLE, **subject, **more)

    return asked


@pytest.mark.parametrize("kind", jobs.KINDS)
def test_the_same_asked_twice_is_one_piece_of_work(ask, kind):
    first = ask(kind)
    assert ask(kind, again="/") == first
    Job.objects.filter(pk=first.pk).update(state=Job.State.RUNNING)
    assert ask(kind) == first
    assert (ask(kind, who=1) == first) is not jobs.KINDS[kind].is_own
    if jobs.KINDS[kind].about:
        assert ask(kind, "dua") != first


@pytest.mark.parametrize("over", [{"state": "done"}, {"cancel_asked": True}])
def test_what_is_over_or_being_stopped_is_asked_for_anew(ask, over):
    first = ask("frontier")
    Job.objects.filter(pk=first.pk).update(**over)
    assert ask("frontier") != first


def test_work_that_does_not_say_what_it_is_about_is_not_asked_for(user_with):
    with pytest.raises(KeyError):
        jobs.ask(by=user_with(), kind="frontier", title=TITLE)
