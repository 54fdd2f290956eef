"""What acts are called on pages: a noun and what was done to it."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VERBS: Mapping[str, Promise] = {
    "saved": _("saved"),
    "removed": _("removed"),
    "bulk": _("many changed at once"),
    "viewed": _("looked at"),
    "imported": _("imported"),
    "import-undone": _("import undone"),
    "exported": _("exported"),
    "made": _("made"),
    "drafted": _("drafted"),
    "discarded": _("put away"),
    "enforced": _("put in force"),
    "moved": _("moved"),
    "handed-in": _("handed in"),
    "read": _("read"),
    "applying": _("being carried out"),
    "applied": _("carried out"),
    "reading": _("being read"),
    "undoing": _("being undone"),
    "undone": _("undone"),
    "refused": _("refused"),
    "verifying": _("being verified"),
    "verified": _("verified"),
    "submitted": _("handed in to be verified"),
    "returned": _("returned with notes"),
    "adopted": _("adopted"),
    "given": _("given"),
    "ended": _("ended"),
    "cancelled": _("cancelled"),
    "computed": _("computed"),
    "asked": _("asked for"),
    "begun": _("begun"),
    "invited": _("invited"),
    "accepted": _("accepted"),
    "withdrawn": _("withdrawn"),
    "closed": _("closed"),
    "opened": _("opened"),
    "changed": _("changed"),
    "revoked": _("revoked"),
    "deleted": _("deleted"),
    "restored": _("brought back"),
    "replaced": _("replaced"),
    "sent": _("sent"),
    "used": _("used"),
    "stored": _("stored"),
    "consulted": _("opened for consultation"),
    "revised": _("put in place of the plan it revises"),
    "proposed": _("proposed for decision"),
    "decided": _("decided"),
    "carried-out": _("carried out in full"),
    "evaluated": _("evaluated"),
    "filed": _("filed"),
    "acknowledged": _("acknowledged"),
    "answered": _("answered"),
    "escalated": _("passed on"),
    "told": _("told"),
    "reminded": _("reminded"),
    "voted": _("voted"),
    "signed": _("signed"),
    "numbered": _("numbered"),
    "copied": _("copied"),
    "shared": _("shared"),
    "added": _("added"),
    "agreed": _("agreed"),
    "received": _("received"),
    "finalised": _("made final"),
    "contested": _("objected to"),
    "replied": _("replied to"),
    "sealed": _("sealed"),
    "released": _("released"),
    "judged": _("judged"),
    "taken-over": _("taken over"),
    "planned": _("planned"),
    "named": _("named"),
    "consented": _("consented to"),
    "confirmed": _("confirmed"),
    "declined": _("declined"),
    "attended": _("attended"),
    "finished": _("finished"),
    "scored": _("scored"),
    "certified": _("certified"),
    "routed": _("passed to a unit"),
    "questioned": _("sent a question"),
    "resumed": _("running again"),
    "noted": _("given a note"),
    "joined": _("joined with another"),
    "parted": _("parted from another"),
    "raised": _("told to the city"),
    "taken-in": _("taken in"),
    "printed": _("printed"),
    "dropped": _("dropped"),
    "kept": _("kept"),
    "approved": _("approved"),
    "passed-on": _("passed on"),
    "readdressed": _("given to whoever stands above now"),
    "renewed": _("renewed"),
    "reset": _("reset"),
    "reopened": _("reopened"),
    "forgotten": _("forgotten"),
    "published": _("published"),
}
NOUNS: Mapping[str, Promise] = {
    "register": _("register"),
    "import": _("import"),
    "ledger": _("ledger"),
    "account": _("account"),
    "job": pgettext_lazy("long work", "job"),
    "plan": _("plan"),
    "performance-evaluation": _("performance evaluation"),
    "session": _("session of the board"),
    "computation": _("computation"),
    "backup": _("backup"),
    "demo": _("account of a demo"),
    "email": _("e-mail address"),
    "factor": _("second factor"),
    "password": _("password"),
    "view": _("saved list"),
}


def act_in_words(act: str) -> str:
    """Say ``noun.verb`` in the reader's language; unknown parts as they are written."""
    noun, _dot, verb = act.partition(".")
    said = NOUNS.get(noun) or _model_name(noun) or noun
    return f"{said}: {VERBS.get(verb, verb)}"


def table_in_words(label: str) -> str:
    """Return what the records of a table are called."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def _model_name(noun: str) -> str:
    for model in apps.get_models():
        if model._meta.model_name == noun:
            return str(model._meta.verbose_name)
    return ""
