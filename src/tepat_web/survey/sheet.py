"""The answer sheet: nine questions, a service, and what one may leave out.

It is read by hand and not by a form of Django's, which costs more than all the rest of
an answer, and hundreds may come in a second.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat.satisfaction.elements import SCORED
from tepat_web.kit.scrub import plain

Choices = Sequence[tuple[str, str | Promise]]
KEYS = tuple(column.name for column in SCORED)
SCORES = ("1", "2", "3", "4")
LONGEST = 1_000  # characters of a remark
# Nobody sees this field, and only a program fills it in; a browser that fills in names
# and addresses by itself knows no such name.
TRAP = "lanjutan"
MOMENT = "saat"
SALT = "tepat.survey.moment"
HURRY = 8  # seconds within which nobody reads nine questions
STALE = 12 * 60 * 60  # seconds after which a page was hardly kept open for an answer
# The first year of ten: the register knows one number, and a band tells less of a
# person than a year.
AGES: list[tuple[str, str]] = [
    ("", "–"),
    *((str(at), f"{at}–{at + 9}") for at in range(20, 60, 10)),
]
AGES.insert(1, ("10", "≤ 19"))
AGES.append(("60", "≥ 60"))
SEXES: Choices = [
    ("", "–"),
    ("P", pgettext_lazy("sex", "woman")),
    ("L", pgettext_lazy("sex", "man")),
]
SCHOOLS: Choices = [
    ("", "–"),
    *((each, each) for each in ("SD", "SMP", "SMA", "D3", "S1", "S2")),
]
WORK: Choices = [
    ("", "–"),
    ("Pegawai swasta", _("employed")),
    ("Wiraswasta", _("own business")),
    ("Ibu rumah tangga", _("at home")),
    ("Pelajar atau mahasiswa", _("at school or university")),
    ("ASN", _("civil servant")),
    ("Buruh", _("worker")),
    ("Pensiunan", _("retired")),
    ("Lainnya", _("another kind of work")),
]


@dataclass(frozen=True, slots=True)
class Opening:
    """When a page was opened, as its form tells.

    Attributes:
        seconds: Ago; none where the seal is not ours, or of another place.
        mark: What tells it from all others; blank where there is no seal of ours.
    """

    seconds: float | None = None
    mark: str = ""

    @property
    def is_hurried(self) -> bool:
        """Whether it was sent sooner than it can be read, or its seal is odd."""
        return self.seconds is None or self.seconds <= HURRY

    @property
    def is_stale(self) -> bool:
        """Whether it was opened longer ago than anybody keeps a page for an answer."""
        return self.seconds is not None and self.seconds > STALE


def moment(at: str) -> str:
    """Return a seal of this opening of the page at a place, or of a signed link.

    Sealed with the place, so that a page opened elsewhere is worth nothing here; with
    a mark of its own, so that what is sent from it again and again is seen.
    """
    told = f"{int(time.time()):x}-{secrets.token_hex(6)}"
    return signing.Signer(salt=f"{SALT}/{at}").sign(told)


def opening(told: str, at: str) -> Opening:
    """Return what a seal tells of the opening of a page."""
    try:
        known = signing.Signer(salt=f"{SALT}/{at}").unsign(told)
    except signing.BadSignature:
        return Opening()
    since = time.time() - int(known.partition("-")[0], 16)
    return Opening(since, known) if since >= 0 else Opening()


ABOUT: Mapping[str, Choices] = {
    "sex": SEXES,
    "age": AGES,
    "education": SCHOOLS,
    "occupation": WORK,
}
KNOWN = {name: {code for code, _ in choices} for name, choices in ABOUT.items()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer sheet as it was sent.

    Attributes:
        answers: Element → 1 to 4 as text; what is missing or odd is not there.
        told: ``service``, ``remark``, ``sex``, ``age``, ``education``, ``occupation``;
            a choice that is none of ours counts as left out.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every question has an answer."""
        return len(self.answers) == len(KEYS)

    @property
    def digits(self) -> str:
        """The nine answers in the order of the workbook, 0 for a blank."""
        return "".join(self.answers.get(key, "0") for key in KEYS)


def read(sent: Mapping[str, str], services: Iterable[str]) -> Sheet:
    """Read what a browser sent.

    Args:
        sent: Fields by name.
        services: Those of the place, of which one may be chosen.
    """
    answers = {key: sent[key] for key in KEYS if sent.get(key) in SCORES}
    service = sent.get("service", "")
    told = {
        "service": service if service in services else "",
        "remark": plain(sent.get("remark", "")).strip()[:LONGEST],
        **{
            name: sent.get(name, "") if sent.get(name) in known else ""
            for name, known in KNOWN.items()
        },
    }
    return Sheet(answers, told)
