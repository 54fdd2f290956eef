"""Telling people: on their page, and by mail unless that is off.

A notice names no third person, no wish and no reason: it says that there is something,
and leads to the page that shows it to whoever may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.accounts.models import Grant, User
from tepat_web.kit.words import Words

from .models import Notice

AT_ONCE = 500  # rows written in one statement


def said(text: Promise, facts: Mapping[str, object], **words: Words) -> Words:
    """Say a sentence in both languages; ``words`` are blanks that differ in each."""
    with override("id"):
        indonesian = str(text) % {**facts, **{k: w.id for k, w in words.items()}}
    with override("en"):
        english = str(text) % {**facts, **{k: w.en for k, w in words.items()}}
    return Words(indonesian, english)


def grants(permission: Permission) -> list[Grant]:
    """Return the grants in force today whose role holds a permission."""
    roles = [role for role, held in MAY.items() if permission in held]
    standing = Grant.objects.standing().on(timezone.localdate())
    standing = standing.filter(role__in=roles, user__is_active=True)
    return list(standing.exclude(role=Role.OPERATOR).select_related("unit"))


def holders(permission: Permission, path: str = "") -> set[int]:
    """Return the numbers of the accounts that hold a permission where ``path`` lies.

    Blank: in the whole city.
    """
    return {
        grant.user_id
        for grant in grants(permission)
        if grant.unit is None or (path and path.startswith(grant.unit.path))
    }


def accounts_of(nips: Iterable[str]) -> dict[str, int]:
    """Return NIP → number of the account, of those who have one that is active."""
    known = User.objects.filter(nip__in=list(nips), is_active=True)
    return {nip: number for nip, number in known.values_list("nip", "pk") if nip}


def accounts_in(nips: QuerySet[Any, Any]) -> set[int]:
    """Return the active accounts of people, found where they are.

    There may be tens of thousands.

    Args:
        nips: Rows of one column, the NIP.
    """
    known = User.objects.filter(nip__in=nips, is_active=True)
    return set(known.values_list("pk", flat=True))


def tell(to: Iterable[int], told: Words, url: str, *, once: bool = False) -> None:
    """Write notices, in the transaction of the act that they tell of.

    Args:
        to: Numbers of accounts.
        told: What is said, to everyone the same.
        url: Where it is shown.
        once: Not to who has an unread one that leads there.
    """
    receivers = set(to)
    if once:
        unread = Notice.objects.filter(to__in=receivers, url=url, seen_at__isnull=True)
        receivers -= set(unread.values_list("to_id", flat=True))
    now = timezone.now()
    rows = (
        Notice(to_id=number, at=now, text_id=told.id, text_en=told.en, url=url[:200])
        for number in sorted(receivers)
    )
    Notice.objects.bulk_create(rows, AT_ONCE)
