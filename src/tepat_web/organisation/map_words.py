"""The words of the picture, which its scripts read from the page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def words() -> dict[str, str]:
    """Return every word that static/organisation/map says, in the reader's language."""
    return {
        "short": pgettext("gap", "short"),
        "over": pgettext("gap", "over"),
        "even": _("as needed"),
        "unknown": _("need unknown"),
        "mixed": _("{short} short, {over} over"),
        "class": _("Class"),
        "class_of": _("Class {n}"),
        "class_unknown": _("class not given"),
        "classes": _("class {low}–{high}"),
        "leaves": pgettext("heading of a narrow column", "Leaves"),
        "overdue": pgettext("retirement", "overdue"),
        "year": _("within 12 months"),
        "five": _("within 5 years"),
        "later": _("not within 5 years"),
        "hidden": _("not shown"),
        "leaving_overdue": _("overdue: {n}"),
        "leaving_year": _("≤ 1 yr: {n}"),
        "leaving_five": _("≤ 5 yr: {n}"),
        "fit": _("Fit"),
        "fits": _("fit {low}–{high}"),
        "position": _("Position"),
        "leadership": _("Other leadership positions"),
        "functional": _("Functional positions"),
        "operational": _("Operational positions"),
        "no_leader": _("No leading position on the map"),
        "vacant": _("vacant"),
        "holders": _("holders: {n}"),
        "inside": _("units: {units} · positions: {posts}"),
        "inside_posts": _("positions: {posts}"),
        "counts": _("{units} units · {posts} positions · {people} people"),
        "state_open": _("Unfolded."),
        "state_folded": _("Folded."),
        "people": _("People"),
        "units": _("Units"),
        "positions": _("Positions"),
        "found": _("{n} found"),
        "found_none": _("Nothing matches. Try part of a word, for example “puskes”."),
        "found_more": _("{n} more; add a word to narrow down."),
        "failed": _("The server did not answer. Nothing has changed; try again."),
        "again": _("Try again"),
        "move_lift": _("Moving {unit}: let go above its new unit."),
        "move_over": _("Let go to move {unit} below {to}."),
        "move_ask": _("{unit} leaves {from} and will stand below {to}."),
    }
