"""Pages: filing, the way of an objection on both sides, and the list by deadline."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.objections import actions
from tepat_web.objections.actions import Filing
from tepat_web.objections.models import Ground, Kind, Objection, Outcome, Stage, Wanted
from tepat_web.organisation.models import Position
from tepat_web.placement.desk import client

pytestmark = pytest.mark.django_db
FORM = {"ground": "distance", "wanted": "stay", "text": "Rumah saya jauh dari sana."}


@pytest.fixture
def person(mover, client_of):
    return client_of(mover.user)


@pytest.fixture
def office(planner, client_of):
    return client_of(planner)


def page(answer):
    """The text of a page, blanks made one."""
    return re.sub(r"\s+", " ", answer.content.decode())


def address(name, *args):
    return reverse(f"objections:{name}", args=args)


def test_a_double_click_files_once(person, plan):
    url = address("file", plan.pk)
    mark = re.search(r'name="sekali" value="([^"]+)"', page(person.get(url)))[1]
    first, second = (person.post(url, FORM | {"sekali": mark}) for _ in range(2))
    assert first.url == second.url
    assert Objection.objects.filter(plan=plan).count() == 1
    again = person.post(url, FORM | {"sekali": "lain"})  # from another window
    assert again.status_code == 422
    assert FORM["text"] in page(again)
    assert Objection.objects.filter(plan=plan).count() == 1


def test_a_refused_form_keeps_what_was_typed_and_says_what_to_do(person, plan):
    told = FORM | {"wanted": "other", "position": "entah di mana"}
    refused = person.post(address("file", plan.pk), told)
    assert refused.status_code == 422
    shown = page(refused)
    assert FORM["text"] in shown
    assert 'value="entah di mana"' in shown
    assert "Tidak ada jabatan berlaku dengan nama itu" in shown
    assert not Objection.objects.exists()


def test_a_position_is_found_by_its_title(person, plan):
    seat = Position.objects.standing().order_by("pk").first()
    found = person.get(address("positions"), {"position": seat.name[:12]})
    assert seat.code in found.content.decode()
    only = next(
        each
        for each in Position.objects.standing()
        if Position.objects.filter(name=each.name).count() == 1
    )
    told = FORM | {"wanted": "other", "position": only.name}
    assert person.post(address("file", plan.pk), told).status_code == 302
    assert Objection.objects.get().position == only.code


def test_the_form_tells_who_answers_by_when_and_why_there_is_no_appeal(
    person, plan, decide, authority
):
    shown = page(person.get(address("file", plan.pk)))
    assert "5 hari kerja" in shown
    assert "BPASN" not in shown
    decide(authority)
    shown = page(person.get(address("file", plan.pk)))
    assert "6 hari kerja" in shown
    assert "21 hari kerja" in shown
    assert "BPASN" in shown
    assert "belum dipastikan" in shown


def test_both_sides_read_the_steps_and_only_the_office_reads_like_cases(
    person, office, mover, movers, file, answer, planner
):
    it, other = file(mover), file(movers[1])
    assert "Terima untuk diproses" in page(office.get(address("one", it.pk)))
    assert office.post(address("acknowledge", it.pk)).status_code == 302
    told = {"outcome": "rejected", "reply": "Jaraknya wajar."}
    done = office.post(address("answer", it.pk), told)
    assert done.status_code == 302, page(done)
    answer(planner, other)
    own, theirs = (page(who.get(address("one", it.pk))) for who in (person, office))
    for shown in (own, theirs):
        assert "Jaraknya wajar." in shown
        assert "Diajukan" in shown
    assert "Kasus serupa" in theirs
    assert "Kasus serupa" not in own
    assert other.nip not in own
    assert "Teruskan" in own
    assert person.post(address("escalate", it.pk), {"reason": ""}).status_code == 422
    person.post(address("escalate", it.pk), {"reason": "Jalannya rusak."})
    it.refresh_from_db()
    assert it.stage == Stage.ESCALATED
    assert "prinsip empat mata" in page(office.get(address("one", it.pk)))


def test_an_upheld_answer_needs_a_remedy(office, mover, file):
    it = file(mover)
    told = {"outcome": "upheld", "reply": "Benar."}
    assert office.post(address("answer", it.pk), told).status_code == 422
    told |= {"remedy": "not-there"}
    assert office.post(address("answer", it.pk), told).status_code == 302
    it.refresh_from_db()
    assert it.change == {"forbid": {it.nip: [mover.move.to]}}
    assert "Buat rencana baru" in page(office.get(address("index")))


def test_what_the_engine_refuses_is_not_promised(
    office, mover, file, plan, monkeypatch
):
    it = file(mover)
    no = {"state": "answered", "possible": False, "findings": []}
    no["said"] = {"id": "Pangkatnya belum cukup.", "en": "The rank is too low."}
    monkeypatch.setattr(client, "may_sit", lambda *_args: no)
    seat = Position.objects.standing().first().code
    told = {"outcome": "upheld", "remedy": "other", "position": seat, "reply": "Ya."}
    refused = office.post(address("answer", it.pk), told)
    assert refused.status_code == 422
    assert "Pangkatnya belum cukup." in page(refused)

    def closed(*_args):
        raise client.DeskClosed

    monkeypatch.setattr(client, "may_sit", closed)
    done = office.post(address("answer", it.pk), told, follow=True)
    assert "diperiksa saat rencana baru dihitung" in page(done)


def test_the_list_has_what_is_late_first_and_reads_its_filters_as_a_sentence(
    office, movers, file, planner, plan
):
    today = actions.timezone.localdate()
    early, late, closed = (file(each) for each in movers)
    Objection.objects.filter(pk=late.pk).update(answer_by=today - timedelta(days=9))
    actions.withdraw(by=movers[2].user, objection=closed)
    shown = page(office.get(address("index")))
    places = [shown.index(f"/keberatan/{it.pk}/") for it in (late, early, closed)]
    assert places == sorted(places)
    assert "badge overdue" in shown
    asked = {"terlambat": "1", "keadaan": "filed", "giliran": "saya"}
    narrowed = page(office.get(address("index"), asked))
    assert "Tahap: diajukan" in narrowed
    assert "menunggu saya" in narrowed
    assert f"/keberatan/{late.pk}/" in narrowed
    assert f"/keberatan/{early.pk}/" not in narrowed


@pytest.fixture
def copies(file, mover, decide, authority, user_with):
    """As many objections that wait to be decided as wanted; who signed may not."""

    def made(count):
        it = file(mover)
        decide(authority)
        values = {
            each.attname: getattr(it, each.attname)
            for each in Objection._meta.concrete_fields
            if not each.primary_key
        } | {"kind": Kind.KEBERATAN, "stage": Stage.ANSWERED, "answered_by_id": None}
        nips = (f"1990010120150390{number:02}" for number in range(count))
        Objection.objects.bulk_create(
            Objection(**values | {"nip": nip}) for nip in nips
        )

    return made


@pytest.mark.parametrize("count", [2, 60])
@pytest.mark.parametrize("signed", [False, True])
def test_what_waits_for_one_takes_as_many_statements_for_many_as_for_few(
    copies,
    authority,
    user_with,
    client_of,
    count,
    signed,
    django_assert_max_num_queries,
):
    copies(count)
    other = user_with(Role.AUTHORITY)  # so that who signed leaves it to somebody
    browser = client_of(authority if signed else other)
    browser.get(address("index"))
    with django_assert_max_num_queries(25):
        answer = browser.get(address("index"), {"giliran": "saya"})
    assert answer.context["page"].paginator.count == (0 if signed else count)


def test_mine_tells_how_far_it_is_and_what_may_be_filed(person, mover, file, plan):
    assert address("file", plan.pk) in page(person.get(address("mine")))
    it = file(mover, Filing(Ground.CAREER, Wanted.NOT_THERE, "Bukan bidang saya."))
    shown = page(person.get(address("mine")))
    assert address("one", it.pk) in shown
    assert "hari kerja" in shown
    assert address("file", plan.pk) not in shown
    assert person.post(address("withdraw", it.pk)).status_code == 302
    assert address("file", plan.pk) in page(person.get(address("mine")))


def test_a_late_objection_is_taken_in_and_marked_with_its_reason(
    at, client_of, planner, plan, decide, authority, mover
):
    decide(authority)
    received = actions.timezone.localdate()
    at(*(received + timedelta(days=40)).timetuple()[:3])
    person, office = client_of(mover.user), client_of(planner)
    told = FORM | {"received_on": received.isoformat()}
    shown = page(person.post(address("file", plan.pk), told, follow=True))
    assert "tidak dapat diterima" in shown
    assert "PP 79/2021" in shown
    it = Objection.objects.get()
    assert (it.stage, it.outcome) == (Stage.FILED, Outcome.INADMISSIBLE)
    form = page(office.get(address("answer", it.pk)))
    assert 'value="inadmissible"' in form
    assert 'value="upheld"' not in form


def test_authority_decides_and_nobody_answers_who_may_not(
    client_of, user_with, plan, decide, authority, mover, file, answer, planner
):
    decide(user_with(Role.AUTHORITY))
    today = actions.timezone.localdate()
    it = file(mover, Filing(Ground.RULE, Wanted.STAY, "Aturan.", received_on=today))
    answer(planner, it)
    mayor = client_of(authority)
    assert mayor.get(address("answer", it.pk)).status_code == 403
    told = {"outcome": "partly", "remedy": "correction", "reply": "Data dibetulkan."}
    assert mayor.post(address("decide", it.pk), told).status_code == 302
    it.refresh_from_db()
    assert (it.outcome, it.change) == (Outcome.PARTLY, {"correction": True})
