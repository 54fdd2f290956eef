"""Who may open the pages of accounts, and what forged requests come to."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.accounts.models import Grant, Invitation, User
from tepat_web.accounts.queries import operator
from tepat_web.administration import actions
from tepat_web.ledger.models import Entry

GIVEN = [role for role in Role if role not in ("employee", "supervisor", "operator")]
NIP = "199001012015031002"
MANAGE = ["accounts", "units", "account", "give", "deactivate", "reactivate"]
MANAGE += ["reset_second_factor", "end"]
INVITE = ["invitations", "invite", "invite_list"]
EVERYBODY = ["profile", "matrix"]


@pytest.fixture
def administrator(user_with):
    return user_with(Role.ADMINISTRATOR)


@pytest.fixture
def clerk(user_with):
    return user_with(Role.OFFICER)


def address(name, clerk):
    if name == "end":
        return reverse("administration:end", args=[clerk.grants.get().pk])
    takes_account = {"account", "give", "deactivate", "reactivate"}
    if name in takes_account | {"reset_second_factor"}:
        return reverse(f"administration:{name}", args=[clerk.pk])
    return reverse(f"administration:{name}")


@pytest.mark.parametrize("role", [None, *GIVEN])
def test_each_role_opens_the_pages_it_may_and_no_others(
    role, user_with, client_of, clerk
):
    client = client_of(user_with(role))
    may = MAY[role] if role else frozenset()
    for names, permission in (
        (MANAGE, Permission.ACCOUNTS_MANAGE),
        (INVITE, Permission.ACCOUNTS_INVITE),
    ):
        for name in names:
            status = client.get(address(name, clerk)).status_code
            assert status == (200 if permission in may else 403), (name, status)
    for name in EVERYBODY:
        assert client.get(address(name, clerk)).status_code == 200


@pytest.mark.parametrize("role", [None, *GIVEN])
def test_each_role_changes_what_it_may_and_nothing_else(
    role, user_with, client_of, clerk
):
    client = client_of(user_with(role))
    may = MAY[role] if role else frozenset()
    client.post(address("deactivate", clerk))
    clerk.refresh_from_db()
    assert clerk.is_active == (Permission.ACCOUNTS_MANAGE not in may)
    client.post(address("invite", clerk), {"nip": NIP, "email": "a@kota.example"})
    assert Invitation.objects.exists() == (Permission.ACCOUNTS_INVITE in may)


def test_a_stranger_is_asked_to_sign_in_first(client, clerk):
    for name in MANAGE + INVITE + EVERYBODY:
        page = client.get(address(name, clerk))
        assert page.status_code == 302
        assert page.url.startswith(reverse("account_login"))


def form_of(role="auditor", **more):
    today = timezone.localdate().isoformat()
    return {"role": role, "reach": "city", "unit": "", "valid_from": today} | more


def test_an_administrator_gives_a_role_and_ends_it(administrator, clerk, client_of):
    client = client_of(administrator)
    page = client.post(address("give", clerk), form_of())
    assert page.url == address("account", clerk)
    grant = clerk.grants.get(role="auditor")
    assert grant.unit_id is None
    today = timezone.localdate()
    client.post(reverse("administration:end", args=[grant.pk]), {"on": today})
    grant.refresh_from_db()
    assert grant.valid_to == today
    assert "auditor" not in User.objects.get(pk=clerk.pk).roles
    acts = Entry.objects.order_by("number").values_list("act", flat=True)
    assert list(acts) == ["grant.given", "grant.ended"]
    told = clerk.notices.order_by("pk").values_list("text_id", "text_en")
    assert told[0] == (
        "Anda diberi peran: Auditor · seluruh kota.",
        "You were given a role: Auditor · whole city.",
    )
    assert told.count() == 2


def test_a_form_sent_twice_gives_the_role_once(administrator, clerk, client_of):
    client = client_of(administrator)
    client.post(address("give", clerk), form_of())
    again = client.post(address("give", clerk), form_of())
    assert again.status_code == 422
    assert clerk.grants.filter(role="auditor").count() == 1


def test_nobody_gives_themselves_a_role_by_a_forged_request(administrator, client_of):
    page = client_of(administrator).post(
        reverse("administration:give", args=[administrator.pk]), form_of("planner")
    )
    assert page.status_code == 422
    assert not administrator.grants.filter(role="planner").exists()


def test_nobody_ends_their_own_role_or_closes_their_own_account(
    administrator, user_with, client_of
):
    user_with(Role.ADMINISTRATOR)
    client = client_of(administrator)
    grant = administrator.grants.get()
    today = timezone.localdate()
    page = client.post(reverse("administration:end", args=[grant.pk]), {"on": today})
    assert page.status_code == 422
    page = client.post(reverse("administration:deactivate", args=[administrator.pk]))
    assert page.status_code == 422
    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.grants.get().valid_to is None


@pytest.mark.parametrize("role", ["operator", "employee", "supervisor", "king", ""])
def test_roles_that_follow_from_elsewhere_are_not_given(
    role, administrator, clerk, client_of
):
    page = client_of(administrator).post(address("give", clerk), form_of(role))
    assert page.status_code == 422
    assert clerk.grants.count() == 1


def test_an_officer_never_gets_the_whole_city(administrator, clerk, client_of):
    client = client_of(administrator)
    page = client.post(address("give", clerk), form_of("officer"))
    assert page.status_code == 422
    assert clerk.grants.count() == 1


def test_the_account_of_the_command_line_is_out_of_reach(administrator, client_of):
    client = client_of(administrator)
    builtin = operator()
    assert not builtin.is_active
    for name in ("account", "give", "deactivate", "reactivate"):
        page = client.post(reverse(f"administration:{name}", args=[builtin.pk]))
        assert page.status_code in (404, 405), name
    grant = builtin.grants.get()
    assert client.get(reverse("administration:end", args=[grant.pk])).status_code == 404


def test_a_refused_form_comes_back_filled(administrator, clerk, client_of):
    told = form_of("officer", reach="unit", unit="Dinas yang tidak ada")
    page = client_of(administrator).post(address("give", clerk), told)
    assert page.status_code == 422
    assert "Dinas yang tidak ada" in page.content.decode()


def test_a_role_over_a_unit_is_given_by_the_code_of_the_unit(
    administrator, clerk, client_of, health
):
    told = form_of("officer", reach="unit", unit=" dinkes ")
    client_of(administrator).post(address("give", clerk), told)
    assert clerk.grants.get(unit=health).role == "officer"


def test_a_name_that_several_units_share_brings_their_codes(
    administrator, clerk, client_of, health
):
    told = form_of("officer", reach="unit", unit="kesehatan")
    page = client_of(administrator).post(address("give", clerk), told)
    assert page.status_code == 422
    assert "DINKES-2" in page.content.decode()


@pytest.fixture
def health(db):
    """Return a unit; its name is a part of the name of another one."""
    from tepat_web.organisation.models import Structure, Unit

    structure = Structure.objects.create(basis="Perwali contoh")
    draft = Structure.objects.create(basis="Rancangan", is_draft=True)
    Unit.objects.create(structure=draft, code="DINKES", name="Dinas lain")
    Unit.objects.create(
        structure=structure, code="DINKES-2", name="UPTD Kesehatan", path="0002"
    )
    return Unit.objects.create(
        structure=structure, code="DINKES", name="Dinas Kesehatan", path="0001"
    )


def test_accounts_are_found_by_name_nip_role_and_state(
    administrator, user_with, client_of
):
    siti = user_with(Role.PLANNER, nip=NIP)
    User.objects.filter(pk=siti.pk).update(first_name="Siti Contoh")
    budi = user_with(Role.AUDITOR)
    User.objects.filter(pk=budi.pk).update(is_active=False)
    client = client_of(administrator)

    def found(**asked):
        page = client.get(reverse("administration:accounts"), asked)
        return {user.pk for user in page.context["page"]}

    assert found() == {administrator.pk, siti.pk, budi.pk}
    assert found(q="siti") == found(q=NIP[:8]) == found(role="planner") == {siti.pk}
    assert found(state="closed") == {budi.pk}
    assert found(state="bare") == {administrator.pk, siti.pk}


def test_a_closed_account_is_signed_out_at_once_and_may_come_back(
    administrator, clerk, client_of
):
    theirs, ours = client_of(clerk), client_of(administrator)
    assert theirs.get(reverse("administration:profile")).status_code == 200
    ours.post(address("deactivate", clerk))
    assert theirs.get(reverse("administration:profile")).status_code == 302
    ours.post(address("reactivate", clerk))
    clerk.refresh_from_db()
    assert clerk.is_active


def test_every_page_is_shut_to_requests_from_other_sites(administrator, clerk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    page = client.post(address("deactivate", clerk))
    clerk.refresh_from_db()
    assert clerk.is_active
    assert page.status_code == 403


def test_the_language_is_remembered_by_cookie_and_account(clerk, client_of):
    client = client_of(clerk)
    page = client.post(
        reverse("set_language"), {"language": "en", "next": "/akun/siapa-boleh-apa/"}
    )
    assert page.url == "/akun/siapa-boleh-apa/"
    clerk.refresh_from_db()
    assert clerk.language == "en"
    assert "Who may do what" in client.get(page.url).content.decode()


def test_the_language_of_the_account_goes_before_that_of_the_computer(clerk, client_of):
    User.objects.filter(pk=clerk.pk).update(language="id")
    client = client_of(clerk)
    client.cookies["tepat_language"] = "en"
    page = client.get(reverse("administration:matrix"))
    assert "Siapa boleh apa" in page.content.decode()


def test_the_language_switch_leads_to_no_other_site(client, db):
    told = {"language": "en", "next": "https://jahat.example/"}
    assert client.post(reverse("set_language"), told).url == "/"


def test_one_changes_ones_own_name_and_notices_and_nobody_elses(
    clerk, administrator, client_of
):
    told = {"name": "Siti Contoh, S.E.", "language": "id", "pk": administrator.pk}
    client_of(clerk).post(reverse("administration:profile"), told)
    clerk.refresh_from_db()
    administrator.refresh_from_db()
    assert (clerk.get_full_name(), clerk.mails_off) == ("Siti Contoh, S.E.", True)
    assert administrator.get_full_name() == ""


def test_the_page_of_who_may_do_what_says_what_the_table_says(clerk, client_of):
    page = client_of(clerk).get(reverse("administration:matrix"))
    for line in page.context["lines"]:
        may = {role for role, yes in zip(Role, line.cells, strict=True) if yes}
        assert may == {role for role in Role if line.permission in MAY[role]}
    assert len(page.context["lines"]) == len(Permission)


def test_a_hostile_name_is_shown_as_text(administrator, clerk, client_of):
    User.objects.filter(pk=clerk.pk).update(first_name="<script>alert(1)</script>")
    page = client_of(administrator).get(reverse("administration:accounts"))
    assert "<script>alert" not in page.content.decode()


def test_the_list_of_accounts_asks_the_database_few_times(
    administrator, user_with, client_of, django_assert_max_num_queries
):
    for _ in range(12):
        user_with(Role.AUDITOR)
    client = client_of(administrator)
    client.get(reverse("administration:accounts"))  # the city's name is known then
    with django_assert_max_num_queries(10):
        client.get(reverse("administration:accounts"))


def test_an_ended_grant_gives_nothing_any_more(administrator, user_with, client_of):
    today = timezone.localdate()
    Grant.objects.filter(user=administrator).update(
        valid_from=today - dt.timedelta(days=9), valid_to=today
    )
    page = client_of(administrator).get(reverse("administration:accounts"))
    assert page.status_code == 403


def test_inviting_says_when_the_mail_server_is_silent(
    administrator, client_of, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(
            by=administrator, people=[(NIP, "a@kota.example")], site="http://x/"
        )
    assert Invitation.objects.get().mailed_at is None
    page = client_of(administrator).get(reverse("administration:invitations"))
    assert "belum terkirim" in page.content.decode()
    assert mail.outbox == []
