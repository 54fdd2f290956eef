"""Grants and invitations: what the actions promise, also when misused."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, Invitation, User
from tepat_web.administration import actions
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Version

NIP, OTHER = "199001012015031002", "198512312010012003"
ADDRESS = "siti@kota.example"
PHRASE = "kuda-laut-biru-7"
DAY = dt.timedelta(days=1)


@pytest.fixture
def administrator(user_with):
    return user_with(Role.ADMINISTRATOR)


@pytest.fixture
def invited(administrator, django_capture_on_commit_callbacks):
    """Invite somebody; return the address of the link in their mail."""
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(
            by=administrator, people=[(NIP, ADDRESS)], site="http://testserver/"
        )
    return link_in(mail.outbox[-1])


def link_in(letter):
    links = set(re.findall(r"http://testserver(/\S+)", letter.body))
    assert len(links) == 1
    return links.pop()


def choose(client, link, password=PHRASE):
    client.get(link)
    told = {"name": "Siti Contoh", "password1": password, "password2": password}
    return client.post(reverse("administration:choose"), told)


def test_an_invitation_makes_an_account_with_the_nip(client, invited):
    assert client.get(invited).url == reverse("administration:choose")
    assert choose(client, invited).url == reverse("account_login")
    user = User.objects.get(nip=NIP)
    assert (user.username, user.email) == (NIP, ADDRESS)
    assert user.get_full_name() == "Siti Contoh"
    assert user.check_password(PHRASE)
    assert not user.roles
    assert Entry.objects.latest("number").act == "invitation.used"


def test_who_sat_at_the_computer_before_is_signed_out(
    invited, administrator, client_of
):
    client = client_of(administrator)
    assert choose(client, invited).url == reverse("account_login")
    assert client.get(reverse("account_login")).status_code == 200


def test_the_ledger_knows_an_invitation_as_the_database_does(invited):
    invitation = Invitation.objects.get()
    version = Version.objects.get(table="accounts.Invitation")
    assert version.content == invitation.content()
    assert invitation.mailed_at is not None


def test_the_mail_speaks_both_languages(invited):
    letter = mail.outbox[-1]
    assert letter.to == [ADDRESS]
    assert "Anda diundang" in letter.body
    assert "You are invited" in letter.body
    assert letter.body.index("Anda diundang") < letter.body.index("You are invited")


def test_an_invitation_works_once(client, invited):
    choose(client, invited)
    assert client.get(invited).status_code == 410
    assert choose(client, invited, "lain-kali-lagi-9").status_code == 410
    assert User.objects.filter(nip=NIP).count() == 1
    assert User.objects.get(nip=NIP).check_password(PHRASE)


def test_an_invitation_is_worthless_after_seven_days(client, invited):
    invitation = Invitation.objects.get()
    lasts = invitation.expires_at - invitation.invited_at
    assert abs(lasts - 7 * DAY) < dt.timedelta(seconds=1)
    client.get(invited)  # opened in time, the form sent too late
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert choose(client, invited).status_code == 410
    assert not User.objects.filter(nip=NIP).exists()


def test_a_withdrawn_invitation_is_worthless(client, invited, administrator):
    invitation = Invitation.objects.get()
    actions.withdraw(by=administrator, invitation=invitation)
    assert choose(client, invited).status_code == 410
    with pytest.raises(NotAllowed):
        actions.withdraw(by=administrator, invitation=invitation)


def test_a_second_invitation_replaces_the_first(
    client, invited, administrator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(
            by=administrator, people=[(NIP, ADDRESS)], site="http://testserver/"
        )
    assert client.get(invited).status_code == 410
    assert client.get(link_in(mail.outbox[-1])).status_code == 302


def test_an_invitation_dies_with_the_permission_of_who_sent_it(
    client, invited, administrator
):
    Grant.objects.filter(user=administrator).update(role="auditor")
    assert choose(client, invited).status_code == 410
    assert not User.objects.filter(nip=NIP).exists()


@pytest.mark.parametrize("token", ["x", "A" * 43, "..%2f..", "' OR 1=1"])
def test_a_guessed_link_opens_nothing(client, invited, token):
    page = client.get(reverse("administration:accept", args=[token.replace("/", "")]))
    assert page.status_code == 410


@pytest.mark.parametrize(
    "password", ["pendek", "123456789012345", "password1234", NIP, "siti@kota.example"]
)
def test_a_weak_password_is_refused_with_the_reason(client, invited, password):
    page = choose(client, invited, password)
    assert page.status_code == 422
    assert page.context["form"].errors["password1"]
    assert not User.objects.filter(nip=NIP).exists()


def test_the_secret_of_the_link_is_not_stored_nor_logged(client, invited, caplog):
    assert choose(client, invited, "pendek").status_code == 422
    token = invited.rstrip("/").split("/")[-1]
    kept = [each.token_digest for each in Invitation.objects.all()]
    assert token not in kept
    told = " ".join(Entry.objects.values_list("facts", flat=True))
    assert token not in told
    assert token not in caplog.text


def test_who_has_an_account_is_not_invited(administrator, user_with):
    user_with(nip=NIP)
    with pytest.raises(NotAllowed):
        actions.invite(by=administrator, people=[(NIP, ADDRESS)], site="http://x/")


def test_nobody_is_invited_to_the_address_of_another_account(administrator, user_with):
    taken = user_with().email.upper()
    with pytest.raises(NotAllowed):
        actions.invite(by=administrator, people=[(NIP, taken)], site="http://x/")


def test_two_people_are_not_invited_to_one_address(administrator, invited):
    with pytest.raises(NotAllowed):
        actions.invite(
            by=administrator, people=[(OTHER, ADDRESS.title())], site="http://x/"
        )


def test_of_a_list_all_are_invited_or_none(administrator, user_with):
    user_with(nip=OTHER)
    people = [(NIP, ADDRESS), (OTHER, "budi@kota.example")]
    with pytest.raises(NotAllowed):
        actions.invite(by=administrator, people=people, site="http://x/")
    assert not Invitation.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda by, user: actions.give(
            by=by, user=user, role="planner", unit_id=None, valid_from=dt.date.max - DAY
        ),
        lambda by, user: actions.end(
            by=by, grant=user.grants.get(), on=timezone.localdate()
        ),
        lambda by, user: actions.deactivate(by=by, user=user),
        lambda by, user: actions.reactivate(by=by, user=user),
        lambda by, user: actions.reset_second_factor(by=by, user=user),
        lambda by, user: actions.invite(
            by=by, people=[(NIP, ADDRESS)], site="http://x/"
        ),
        lambda by, user: actions.change_profile(
            by=by, account=user, name="x", language="id", mails_off=True
        ),
        lambda by, user: actions.note_own_change(by=by, account=user, what="x.y"),
    ],
)
def test_who_may_not_is_refused_in_the_action_itself(act, user_with):
    by, user = user_with(Role.AUDITOR), user_with(Role.OFFICER)
    with pytest.raises(PermissionDenied):
        act(by, user)
    assert not Entry.objects.exists()


def test_a_role_already_held_in_those_days_is_not_given_twice(administrator, user_with):
    user, today = user_with(), timezone.localdate()

    def give(first, last=None):
        return actions.give(
            by=administrator,
            user=user,
            role="auditor",
            unit_id=None,
            valid_from=first,
            valid_to=last,
        )

    give(today, today + 10 * DAY)
    for first, last in (
        (today, None),
        (today + 9 * DAY, None),
        (today - 3 * DAY, today + DAY),
    ):
        with pytest.raises(NotAllowed):
            give(first, last)
    give(today + 10 * DAY)  # the day on which the other one has ended
    assert user.grants.count() == 2


def test_ending_keeps_the_grant_and_every_version_of_it(administrator, user_with):
    user = user_with(Role.PLANNER)
    today = timezone.localdate()
    actions.end(by=administrator, grant=user.grants.get(), on=today + DAY)
    assert user.grants.get().valid_to == today + DAY
    entry = Entry.objects.get()
    assert entry.versions.get().content.count(str(today + DAY)) == 1
    with pytest.raises(NotAllowed):
        actions.end(by=administrator, grant=user.grants.get(), on=today + 2 * DAY)


def test_the_last_administrator_stays(administrator, user_with):
    other = user_with(Role.ADMINISTRATOR)
    today = timezone.localdate()
    actions.end(by=administrator, grant=other.grants.get(), on=today)
    stale = User.objects.get(pk=other.pk)
    stale.__dict__["grants_today"] = (Grant(role=Role.ADMINISTRATOR),)
    with pytest.raises(NotAllowed):
        actions.end(by=stale, grant=administrator.grants.get(), on=today)
    with pytest.raises(NotAllowed):
        actions.deactivate(by=stale, user=administrator)
    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.grants.get().valid_to is None


def test_ending_a_future_grant_leaves_no_day_of_it(administrator, user_with):
    user, later = user_with(), timezone.localdate() + 30 * DAY
    grant = actions.give(
        by=administrator, user=user, role="auditor", unit_id=None, valid_from=later
    )
    ended = actions.end(by=administrator, grant=grant, on=timezone.localdate())
    assert ended.valid_to == later
    assert not user.grants.on(later).exists()


def test_a_profile_that_stays_the_same_leaves_no_trace(user_with):
    user = user_with()
    actions.change_profile(by=user, account=user, name="", language="", mails_off=False)
    assert not Entry.objects.exists()
