"""What one person reads about what is proposed for them; it names nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat.snapshot.vocabulary import COMPETENCIES
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.organisation.models import Position, Standard
from tepat_web.organisation.paths import AGENCY
from tepat_web.performance.models import TrainingOffer
from tepat_web.placement import reading, reasons
from tepat_web.placement.life import State
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.workforce.models import Assessment

from . import clock, counts, grounds, picture, queries
from .models import Answer, Concern, Saying

MOST_OFFERS = 3  # trainings told of one competency
MOST_FOUND = 20  # positions that a search shows
LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, with what it rests on.

    Attributes:
        said: The sentence, with its figures.
        sources: Articles, or the decree or plan that the figures come from.
        is_confirmed: Whether somebody has read those articles; so are no articles.
    """

    said: str
    sources: Sequence[str]
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """A competency of which the new position asks more than was measured.

    Attributes:
        name: Of the competency.
        asked, measured: Levels; ``measured`` is none where it was never measured.
        offers: Trainings that lead to what is asked.
    """

    name: str
    asked: int
    measured: int | None
    offers: Sequence[TrainingOffer]


def of(by: User, concern: Concern) -> dict[str, Any]:
    """Return what the card shows to the person themself."""
    plan = concern.plan
    left = clock.left(plan)
    context: dict[str, Any] = {
        "concern": concern,
        "plan": plan,
        "left": left,
        "sayings": [_spoken(each) for each in queries.conversation(concern)],
        "is_answered": concern.answer != Answer.NONE,
        "reason_given": queries.last_words(plan),
        "is_gone": plan.state == State.WITHDRAWN,
        "following": _following(concern),
        "meetings": queries.meetings(plan, concern.path),
        "announcements": queries.announcements(plan),
        "public": queries.public(plan.pk),
    }
    if plan.state == State.WITHDRAWN:
        return context
    origin, to = position(concern.origin), position(concern.to)
    context |= {"origin": origin, "to": to}
    move = plan.moves.filter(nip=concern.nip).first()
    kept = reasons.read(plan.path, concern.nip) if move else None
    if move is None or kept is None:
        return context | {"to_title": _title(to, concern.to)}
    told = reading.in_parts(reading.read(kept, secrets=True, wishes=True))
    distance = picture.kilometres(origin, to)
    return context | {
        "told": told,
        "move": move,
        "drawing": _drawn(told, origin, to, distance),
        "why": why(plan, told),
        "gains": gains(move, origin, to),
        "gaps": gaps(concern.nip, to) if to else [],
        "to_title": told["to"]["title"],
    }


def why(plan: Plan, told: Mapping[str, Any]) -> list[Reason]:
    """Return why this person, in three sentences: the seat, the plan, the rules."""
    policy = plan.made_from.get("policy", {}).get("decree") or _("the city's policy")
    rests = _("weights of the fit: %(decree)s") % {"decree": policy}
    found = [Reason(grounds.seat(told), [rests])]
    if without := grounds.without(told):
        own = _("the plan of %(day)s, proven") % {"day": day(plan.day)}
        found.append(Reason(without, [own]))
    held = [each for each in told["findings"] if each["verdict"] == "holds"]
    main = [each for each in told["main"] if each["verdict"] == "holds"] or held
    if main:
        first = main[-1]
        said = _(
            "You meet %(met)d of the %(all)d requirements of the position. %(one)s"
        ) % {
            "met": len(held),
            "all": len(told["findings"]),
            "one": first["sentence"],
        }
        cites = [each["text"] for each in first["cites"]]
        found.append(Reason(said, cites, is_confirmed=first["verified"]))
    return found


def gains(
    move: Move, origin: Position | None, to: Position | None
) -> list[tuple[str, object, object]]:
    """Return what changes for the person: what it is, before, after."""
    rows: list[tuple[str, object, object]] = [
        (_("Fit, of 1,000"), move.fit_before, move.fit_after)
    ]
    before, after = _class(origin), _class(to)
    if before is not None or after is not None:
        rows.append((_("Class of the position"), before, after))
    if _level(origin) or _level(to):
        rows.append((_("Level"), _level(origin), _level(to)))
    if move.day:
        rows.append((_("From"), None, move.day))
    return rows


def gaps(nip: str, to: Position) -> list[Gap]:
    """Return what the new position asks beyond what was measured, with trainings."""
    rows = Standard.objects.standing()
    of_job = rows.filter(job=to.job_id) if to.job_id else rows.none()
    asked: dict[str, int | None] = dict(of_job.values_list("competency", "level"))
    asked |= dict(rows.filter(position=to).values_list("competency", "level"))
    measured: dict[str, int | None] = {}
    own = Assessment.objects.standing().filter(employee__nip=nip).order_by("day", "pk")
    for competency, level in own.values_list("competency", "level"):
        measured[competency] = level
    short = {
        name: level
        for name, level in asked.items()
        if level is not None and (measured.get(name) or 0) < level
    }
    offers = _offers(short)
    return [
        Gap(COMPETENCIES.get(name, name), level, measured.get(name), offers[name])
        for name, level in sorted(short.items())
    ]


def position(code: str) -> Position | None:
    """Return the position with a code in the structure in force."""
    rows = Position.objects.standing().filter(
        code=code, unit__structure=take.structure_on(None)
    )
    found: Position | None = rows.select_related("unit", "job").first()
    return found


def titles(codes: Iterable[str]) -> dict[str, str]:
    """Return positions in force with their units and agencies, by their codes."""
    rows = Position.objects.standing().filter(
        code__in=set(codes), unit__structure=take.structure_on(None)
    )
    told = list(rows.values_list("code", "name", "unit__name", "unit__path"))
    agencies = counts.names_of({path[:AGENCY] for *_names, path in told})
    return {
        code: ", ".join(
            dict.fromkeys(
                each for each in (name, unit, agencies.get(path[:AGENCY], "")) if each
            )
        )
        for code, name, unit, path in told
    }


def search(text: str) -> list[tuple[str, str]]:
    """Return code and full title of positions that hold every word that is sought."""
    words = text[:LONGEST_SEARCH].split()
    if not words:
        return []
    rows = Position.objects.standing().filter(unit__structure=take.structure_on(None))
    for word in words:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(unit__name__icontains=word)
            | Q(code__iexact=word)
        )
    found = rows.order_by("name", "pk").values_list("code", flat=True)[:MOST_FOUND]
    codes = list(found)
    known = titles(codes)
    return [(code, known[code]) for code in codes]


def _offers(short: Mapping[str, int]) -> dict[str, list[TrainingOffer]]:
    """Return trainings to come that lead to what is asked, by competency."""
    today = timezone.localdate()
    rows = TrainingOffer.objects.standing().filter(competency__in=list(short))
    rows = rows.filter(Q(starts__isnull=True) | Q(starts__gte=today)).order_by("starts")
    found: dict[str, list[TrainingOffer]] = {name: [] for name in short}
    for offer in rows:
        enough = (
            offer.level_after is None or offer.level_after >= short[offer.competency]
        )
        if enough and len(found[offer.competency]) < MOST_OFFERS:
            found[offer.competency].append(offer)
    return found


def _drawn(
    told: Mapping[str, Any],
    origin: Position | None,
    to: Position | None,
    distance: float | None,
) -> SafeString:
    begun = told["from"]
    end = told["to"]
    first = begun and picture.Place(
        begun["title"],
        begun["unit"],
        origin.position_class if origin else None,
        told["fit_before"],
    )
    last = picture.Place(
        end["title"], end["unit"], to.position_class if to else None, told["fit"]
    )
    between = picture.apart(distance) if begun else _("a position of your own")
    return picture.drawn(first or None, last, between)


def _spoken(said: Saying) -> dict[str, Any]:
    """One thing that was said, as the person reads it; who answers is BKPSDM."""
    verdict = said.verdict
    titled = titles([said.alternative]) if said.alternative else {}
    return {
        "is_reply": said.kind == Saying.Kind.REPLY,
        "kind": said.get_kind_display(),
        "text": said.text,
        "at": said.at,
        "where": titled.get(said.alternative, said.alternative),
        "verdict": read_verdict(verdict) if verdict else None,
        "is_unchecked": bool(said.alternative) and not verdict,
        "taken_at": said.taken_at,
    }


def read_verdict(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the engine said of a position, in the reader's language."""
    return {
        "possible": told["possible"],
        "said": str(Words.read(told["said"])),
        "findings": [
            {
                "verdict": each["verdict"],
                "sentence": str(Words.read(each["said"])),
                "cites": [{"text": cite, "url": ""} for cite in each["cites"]],
                "verified": each.get("verified"),
                "code": each.get("code", ""),
            }
            for each in told.get("findings", ())
            if each["verdict"] != "holds"
        ],
    }


def _class(found: Position | None) -> int | None:
    return found.position_class if found else None


def _level(found: Position | None) -> str:
    return (found.level or found.get_family_display()) if found else ""


def _following(concern: Concern) -> Concern | None:
    """What the revised plan says of the person, where there is one in its place."""
    rows = Concern.objects.standing().filter(
        plan__replaces=concern.plan_id, nip=concern.nip
    )
    found: Concern | None = rows.exclude(plan__state=State.COMPUTED).last()
    return found


def _title(found: Position | None, code: str) -> str:
    return found.name if found else code
