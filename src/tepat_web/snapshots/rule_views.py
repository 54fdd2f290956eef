"""The public rule book: rules and norms, open to everybody, without signing in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET

from tepat_web.accounts.guard import public

from . import rule_book

LONGEST = 100  # characters of a text that is sought
KEPT = 600  # seconds in which a stranger's browser need not ask again


class Sought(Protocol):
    """What can be sought in."""

    @property
    def text(self) -> str: ...


@public
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule: what it asks, since when, on what it rests, what it says."""
    day = timezone.localdate()
    every = rule_book.rules(day)
    instrument, stage = (request.GET.get(name, "") for name in ("peraturan", "tahap"))
    shown = [
        rule
        for rule in every
        if (not instrument or any(it.instrument == instrument for it in rule.articles))
        and (not stage or rule.stage == stage)
        and _holds(rule, request)
    ]
    articles = (article for rule in every for article in rule.articles)
    return _answer(
        request,
        "snapshots/rules.html",
        {
            "rules": shown,
            "count": len(every),
            "unread": sum(not rule.verified for rule in every),
            "instruments": rule_book.cited(articles),
            "instrument": instrument,
            "stages": list({rule.stage: rule.when for rule in every}.items()),
            "stage": stage,
            "day": day,
        },
    )


@public
@require_GET
def norms(request: HttpRequest) -> HttpResponse:
    """Show the numbers of the law: first the topics, then the norms of what is chosen.

    So the first page is small, whatever the law holds.
    """
    day = timezone.localdate()
    every = rule_book.topics(day)
    topic, instrument = (request.GET.get(name, "") for name in ("pokok", "peraturan"))
    asked = bool(topic or instrument or _sought(request))
    shown = [
        (each, found)
        for each in every
        if (not topic or each.name == topic)
        and (
            found := [
                norm
                for norm in each.norms
                if (not instrument or norm.article.instrument == instrument)
                and _holds(norm, request)
            ]
        )
    ]
    articles = (norm.article for each in every for norm in each.norms)
    return _answer(
        request,
        "snapshots/norms.html",
        {
            "topics": every,
            "shown": shown if asked else [],
            "asked": asked,
            "topic": topic,
            "instruments": rule_book.cited(articles),
            "instrument": instrument,
            "day": day,
        },
    )


def _sought(request: HttpRequest) -> list[str]:
    return request.GET.get("q", "")[:LONGEST].casefold().split()


def _holds(thing: Sought, request: HttpRequest) -> bool:
    """Tell whether it has every word that is sought."""
    words: Iterable[str] = _sought(request)
    return not words or all(word in thing.text for word in words)


def _answer(
    request: HttpRequest, template: str, context: dict[str, object]
) -> HttpResponse:
    """Write the page; a stranger's browser may keep it for a while."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    answer = render(request, template, context | {"query": query})
    if not request.user.is_authenticated:
        patch_cache_control(answer, private=True, max_age=KEPT)
    return answer
