"""Writing all letters of one kind of a plan: part by part, so that nothing is lost.

Each part is numbered, written into the archive, and only then called written. Cut
short at any moment, the same work asked for again finds what is done and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tepat_web.ledger import notices
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.jobs import Tell
from tepat_web.ledger.models import Job
from tepat_web.placement.models import Plan

from . import actions, sets, writing
from .kinds import KINDS, Draft
from .models import Numbered

PART = 25  # letters numbered, and called written, at once
DONE = _("%(made)d letters written; %(before)d were there already.")


def write(job: Job, tell: Tell) -> None:
    """Write the letters that a job of kind ``letters`` asks for.

    Raises:
        NotAllowed: if the plan asks for none yet.
    """
    asked = job.question
    plan = Plan.objects.get(pk=asked["plan"])
    kind, told = KINDS[asked["letters"]], asked["told"]
    tell(1, "Mengumpulkan isi surat", "Collecting what the letters say")
    drafts = list(kind.drafts(job.by, plan, told))
    if not drafts:
        raise NotAllowed(
            gettext(
                "There is nothing to write yet: the plan has nothing for this letter."
            )
        )
    template = sets.in_use(kind.form)
    made = 0
    for at, part in enumerate(_parts(drafts)):
        due = actions.number_letters(
            by=job.by,
            job=job,
            plan=plan,
            kind=asked["letters"],
            day=date.fromisoformat(told["day"]),
            drafts=part,
        )
        written = {}
        for done, (draft, letter) in enumerate(due, start=at * PART):
            count = f"{done + 1}/{len(drafts)}"
            tell(2 + 97 * done // len(drafts), f"Menulis {count}", f"Writing {count}")
            paper = draft.paper(Numbered(letter.number, letter.day))
            written[letter.pk] = writing.write(paper, template)
        made += len(written)
        is_last = (at + 1) * PART >= len(drafts)
        facts = {"made": made, "before": len(drafts) - made}
        said = notices.said(DONE, facts) if is_last else None
        actions.keep_letters(by=job.by, job=job, plan=plan, written=written, said=said)


def _parts(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), PART):
        yield drafts[start : start + PART]
