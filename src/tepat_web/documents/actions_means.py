"""What letters are made with: the letterhead, templates and numbers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Head, Version

from . import archive, numbering
from .kinds import KINDS
from .models import Numbering, Office, Template
from .trying import Tried

P = Permission
NEW, CHANGED = Version.Kind.NEW, Version.Kind.CHANGED


@transaction.atomic
def save_office(*, by: User, seen: str, **values: Any) -> Office:
    """Say who writes, where, and who signs.

    Args:
        seen: The content of the letterhead that the person had before them.
        values: Fields of :class:`Office`.

    Raises:
        NotAllowed: if somebody else changed it meanwhile.
    """
    _demand_all(by)
    Office.objects.get_or_create(pk=1)
    office: Office = Office.objects.select_for_update().get(pk=1)
    if office.content() != seen:
        raise NotAllowed(
            _(
                "Somebody changed the letterhead meanwhile; what you typed is still "
                "here. Compare it with the letterhead in another window, then save "
                "again."
            )
        )
    for name, value in values.items():
        setattr(office, name, value)
    office.save()
    record(by=by, act="office.saved", on=office)
    return office


@transaction.atomic
def keep_template(*, by: User, tried: Tried, note: str) -> Template:
    """Keep a version of a city's own templates. It is not in use yet.

    The same files handed in twice in a row are one version.

    Args:
        tried: What was looked at and tried out.
        note: What is different, for whoever chooses later.
    """
    _demand_all(by)
    _lock()
    digests = [
        archive.keep(each.content) if each else "" for each in (tried.word, tried.typst)
    ]
    of_form = Template.objects.standing().filter(form=tried.form)
    last: Template | None = of_form.order_by("-version").first()
    if last is not None and [last.word, last.typst] == digests:
        return last
    versions = Template.objects.filter(form=tried.form)
    version = versions.aggregate(last=Max("version"))["last"] or 0
    word, typst = tried.word, tried.typst
    made = Template.objects.create(
        form=tried.form,
        version=version + 1,
        word=digests[0],
        word_name=word.plain_name if word else "",
        typst=digests[1],
        typst_name=typst.plain_name if typst else "",
        note=note,
        at=timezone.now(),
        by=by,
    )
    record(by=by, act="template.handed-in", on=made)
    return made


@transaction.atomic
def use_template(*, by: User, template: Template | None, form: str) -> None:
    """Fill letters of a form into one version from now on.

    Args:
        template: The version; none: the built-in templates.
        form: Name of the form.

    Raises:
        NotAllowed: if it is so already.
    """
    _demand_all(by)
    _lock()
    of_form = Template.objects.standing().select_for_update().filter(form=form)
    used = of_form.filter(is_used=True).first()
    if used == template:
        raise NotAllowed(_("This is what is used already."))
    changed = []
    if used is not None:
        used.is_used = False
        used.save(update_fields=["is_used"])
        changed.append((used, CHANGED))
    if template is not None:
        chosen: Template = of_form.get(pk=template.pk)
        chosen.is_used = True
        chosen.save(update_fields=["is_used"])
        changed.append((chosen, CHANGED))
    record(by=by, act="template.used", on=template or used, changed=changed)


@transaction.atomic
def save_numbering(
    *, by: User, kind: str, pattern: str, year: int, following: int | None
) -> Numbering:
    """Say how numbers of a kind are written from now on, and with which one to go on.

    Args:
        year: The year in which ``following`` counts.
        following: The next number; left out: as it comes.

    Raises:
        NotAllowed: if that number, or a later one, has been given already.
    """
    _demand_all(by)
    if kind not in KINDS:
        raise NotAllowed(_("There is no such kind of letter."))
    if wrong := numbering.fault_of(pattern):
        raise NotAllowed(wrong)
    series, is_new = numbering.locked(pattern, year)
    if following is not None and following <= series.last:
        raise NotAllowed(
            _("Number %(last)d has been given already; go on with %(next)d or later.")
            % {"last": series.last, "next": series.last + 1}
        )
    found, is_first = Numbering.objects.get_or_create(
        kind=kind, defaults={"pattern": pattern}
    )
    found.pattern = pattern
    found.save()
    if following is not None:
        series.last = following - 1
        series.save()
    record(
        by=by,
        act="numbering.saved",
        on=found,
        changed=[
            (found, NEW if is_first else CHANGED),
            (series, NEW if is_new else CHANGED),
        ],
    )
    return found


def _lock() -> None:
    """Take the ledger's turn first, so that nobody else changes templates meanwhile."""
    Head.objects.get_or_create(pk=1)
    Head.objects.select_for_update().get(pk=1)


def _demand_all(by: User) -> None:
    """Refuse who makes letters in some units only: these are of the whole city."""
    demand(by, P.DOCUMENTS_MAKE)
    if not reach(by, P.DOCUMENTS_MAKE).everywhere:
        raise PermissionDenied(P.DOCUMENTS_MAKE.value)
