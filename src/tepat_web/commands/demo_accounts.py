"""One account per role of the fictional city, each with a fresh way in."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tepat.cli.options import today
from tepat.cli.printer import Printer
from tepat.words import Sentence

if TYPE_CHECKING:
    from tepat_web.accounts.access import Role
    from tepat_web.accounts.models import User
    from tepat_web.organisation.models import Unit
    from tepat_web.workforce.models import Employee

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
GROUPS, OF = 4, 4  # a password, as people copy it: k7mp-3xqd-w9ra-h4tn
SECRET_BYTES = 10  # short enough to be typed into a phone; for a demo only
EDUCATION = "Pendidikan"  # the affair of the agency that the tour is about
FEWEST, MOST = 3, 12  # people whom the supervisor of the demo leads, if possible

HEADINGS = (
    Sentence(id="Nama masuk", en="User name"),
    Sentence(id="Kata sandi", en="Password"),
    Sentence(id="Kunci kode", en="Key of codes"),
    Sentence(id="Peran", en="Role"),
)
TITLE = Sentence(
    id="Satu akun contoh per peran. Sandi dan kunci berlaku sampai situs dijalankan "
    "lagi:",
    en="One demo account per role. Passwords and keys last until the site is started "
    "again:",
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A way into one account, to be shown once.

    Attributes:
        part: Which role it plays and, where it is not the whole city's, for whom.
    """

    user: User
    password: str
    secret: str
    part: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays the parts that follow from the register."""

    supervisor: Employee | None
    employee: Employee | None
    agency: Unit | None


def renew(by: User) -> list[SignIn]:
    """Give every role that somebody can play an account, a password and a key.

    Raises:
        NotAllowed: outside demo mode, or if a name belongs to another account.
    """
    from django.db import transaction

    from tepat_web.accounts.access import Role

    cast = _cast()
    parts = [role for role in Role if role is not Role.OPERATOR]
    with transaction.atomic():
        made = [_sign_in(by, role, cast) for role in parts]
    return [one for one in made if one is not None]


def player_of(sign_ins: list[SignIn], role: Role) -> User:
    """Return the account that plays a role of the whole city."""
    return next(it.user for it in sign_ins if it.user.username == role.value)


def show(printer: Printer, sign_ins: list[SignIn]) -> None:
    """Write the ways in as a table of which the first columns never break."""
    if not sign_ins:
        return
    heads = tuple(heading.fill({}, printer.language) for heading in HEADINGS)
    rows = [
        heads,
        *((one.user.username, one.password, one.secret, one.part) for one in sign_ins),
    ]
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    printer.say(TITLE)
    printer.line("")
    for row in rows:
        kept = (text.ljust(width) for text, width in zip(row, widths, strict=False))
        printer.line(f"  {'  '.join(kept)}  {row[-1]}")


def _sign_in(by: User, role: Role, cast: Cast) -> SignIn | None:
    from django.utils.translation import override

    from tepat_web.administration.actions_begin import renew_demo_account

    parts = {"supervisor": cast.supervisor, "employee": cast.employee}
    person = parts.get(role.value)
    unit = cast.agency if role.value == "officer" else None
    if unit is None and person is None and role.value in (*parts, "officer"):
        return None  # the register has nobody to play it
    with override("id"):
        name = str(person or role.label)
    password, secret = _password(), _secret()
    user = renew_demo_account(
        by=by,
        role=role,
        name=name[:150],
        email=f"{role.value}@kota.example",
        nip=person.nip if person else None,
        unit_id=unit.pk if unit else None,
        password=password,
        secret=secret,
        today=today(),
    )
    part = " · ".join(str(each) for each in (role.label, person or unit) if each)
    return SignIn(user, password, secret, part)


def _cast() -> Cast:
    """Find a leader with a few people, one of them, and their agency.

    In the agency of education, if there is one: its rotation is what the fictional
    city's story is about.
    """
    from tepat_web.accounts.models import User
    from tepat_web.administration.queries import demo_accounts
    from tepat_web.organisation.models import Unit
    from tepat_web.workforce.models import Appointment

    known = User.objects.exclude(pk__in=demo_accounts()).exclude(nip=None)
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    seated = seated.exclude(employee__nip__in=known.values("nip"))
    seated = seated.select_related("employee", "post__position__unit")
    rows = list(seated.order_by("employee__order", "pk"))
    led = Counter(row.post.position.reports_to_id for row in rows)
    leaders = [row for row in rows if led[row.post.position_id]]
    inside = [row for row in leaders if row.post.position.unit.parent_id]
    few = [row for row in inside if FEWEST <= led[row.post.position_id] <= MOST]
    taught = [row for row in few if row.post.position.unit.affair == EDUCATION]
    leader = next(iter(taught or few or inside or leaders), None)
    if leader is None:
        return Cast(None, None, None)
    above = leader.post.position_id
    follower = next(row for row in rows if row.post.position.reports_to_id == above)
    unit = leader.post.position.unit
    agencies = Unit.objects.filter(
        structure=unit.structure, parent__isnull=False, parent__parent=None
    )
    agency = next((each for each in agencies if unit.path.startswith(each.path)), unit)
    return Cast(leader.employee, follower.employee, agency)


def _password() -> str:
    groups = (
        "".join(secrets.choice(LETTERS) for _ in range(OF)) for _ in range(GROUPS)
    )
    return "-".join(groups)


def _secret() -> str:
    from allauth.mfa.totp.internal.auth import generate_totp_secret

    return str(generate_totp_secret(SECRET_BYTES))
