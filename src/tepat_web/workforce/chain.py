"""Who stands above whom today: the person whom somebody reports to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from tepat_web.accounts.models import User
from tepat_web.organisation.models import Position

from .models import Appointment, Assignment


def superiors(today: date) -> dict[str, str]:
    """Return NIP → NIP of the superior, for everybody seated who has one.

    That is the holder of the nearest superior position upwards that somebody holds or
    acts in (Plt., Plh.); of several holders the one seated first. Nobody is their own
    superior: who acts for the own superior reports to whoever stands above that.
    """
    above = dict(Position.objects.standing().values_list("pk", "reports_to_id"))
    seated = _seated()
    held = _acting(today) | _holders(seated)
    return _found(seated, above, held)


def superiors_of(nips: Iterable[str], today: date) -> dict[str, str]:
    """Return what :func:`superiors` says of a few people, without reading everybody."""
    seated = _seated(Q(employee__nip__in=list(nips)))
    if not seated:
        return {}
    above = dict(Position.objects.standing().values_list("pk", "reports_to_id"))
    higher = {each for _nip, position in seated for each in _upwards(position, above)}
    held = _acting(today, Q(position__in=higher)) | _holders(
        _seated(Q(post__position__in=higher))
    )
    return _found(seated, above, held)


def superior_of(nip: str, today: date) -> str | None:
    """Return the NIP of who stands above one person; ``None``: nobody does."""
    return superiors_of([nip], today).get(nip)


def reporting_to(by: User, today: date) -> list[str]:
    """Return the NIPs of whoever reports to a person today.

    Posts between that nobody holds are passed over, and acting posts are counted:
    those with whom one works. Whom one leads by the map alone, which is what reach goes
    by, is :func:`tepat_web.workforce.queries.people_led_by`. The
    map is read for those only who sit or act above some position: most do not.
    """
    if not by.nip:
        return []
    seats = Appointment.objects.standing().filter(
        employee__nip=by.nip, valid_to__isnull=True
    )
    acts = _acting_now(today).filter(employee__nip=by.nip)
    held = Q(reports_to__in=seats.values("post__position"))
    below = Position.objects.standing().filter(
        held | Q(reports_to__in=acts.values("position"))
    )
    if not below.exists():
        return []
    return [nip for nip, above in superiors(today).items() if above == by.nip]


def _seated(which: Q | None = None) -> list[tuple[str, int]]:
    standing = Appointment.objects.standing().filter(
        which or Q(), valid_to__isnull=True
    )
    rows = standing.order_by("since", "pk")
    return list(rows.values_list("employee__nip", "post__position_id"))


def _holders(seated: list[tuple[str, int]]) -> dict[int, str]:
    first: dict[int, str] = {}
    for nip, position in seated:
        first.setdefault(position, nip)
    return first


def _acting(today: date, which: Q | None = None) -> dict[int, str]:
    now = _acting_now(today).filter(which or Q()).order_by("-pk")
    return dict(now.values_list("position_id", "employee__nip"))


def _acting_now(today: date) -> QuerySet[Assignment]:
    standing: QuerySet[Assignment] = Assignment.objects.standing()
    begun = standing.filter(kind__in=("PLT", "PLH"), since__lte=today)
    return begun.filter(Q(until__isnull=True) | Q(until__gte=today))


def _found(
    seated: list[tuple[str, int]],
    above: Mapping[int, int | None],
    held: Mapping[int, str],
) -> dict[str, str]:
    return {
        nip: superior
        for nip, position in seated
        if (superior := _superior(nip, position, above, held)) is not None
    }


def _superior(
    nip: str, position: int, above: Mapping[int, int | None], held: Mapping[int, str]
) -> str | None:
    found = (held[each] for each in _upwards(position, above) if each in held)
    return next((each for each in found if each != nip), None)


def _upwards(position: int, above: Mapping[int, int | None]) -> Iterator[int]:
    """Yield the positions above one; a circle in the data ends it."""
    seen = {position}
    higher = above.get(position)
    while higher is not None and higher not in seen:
        yield higher
        seen.add(higher)
        higher = above.get(higher)
