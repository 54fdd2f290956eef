"""Who sits where: appointments are closed and followed by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tepat_web.kit.bulk import insert
from tepat_web.kit.models import Kept
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position, Post, Structure
from tepat_web.workforce.models import Appointment

from .rows import Refused, number_of

Changed = tuple[Kept, Version.Kind]
K = Version.Kind
FEW = 500  # up to here the database is asked for just these


class Seats:
    """Appoints many people at once; called by actions only.

    Args:
        day: On which an appointment ends whose successor has no first day.
        basis: The decree that the new appointments rest on, where there is one.
    """

    def __init__(self, day: date, basis: str = "") -> None:
        self.day, self.basis = day, basis

    def appoint(
        self, wanted: Mapping[int, tuple[int | None, date | None]]
    ) -> list[Changed]:
        """Bring people to positions, and return every record that this changed.

        Args:
            wanted: By number of the employee, the position (``None``: none) and the
                day since which it is held, where known.
        """
        present = _open(wanted)
        corrected, closing, opening = [], [], {}
        for person, (position, since) in wanted.items():
            held = present.get(person)
            if held and held.post.position_id == position:
                if held.since != since:
                    held.since = since
                    if held.valid_from is not None or since is not None:
                        held.valid_from = since
                    corrected.append(held)
                continue
            if held:
                closing.append(self._closed(held, since))
            if position is not None:
                opening[person] = (position, since)
        fields = ["since", "valid_from", "valid_to"]
        Appointment._base_manager.bulk_update(
            [*corrected, *closing], fields, batch_size=400
        )
        posts, opened = self._opened(opening)
        return [
            *((post, K.NEW) for post in posts),
            *((held, K.CHANGED) for held in (*corrected, *closing)),
            *((held, K.NEW) for held in opened),
        ]

    def appoint_alike(
        self,
        people: Sequence[int],
        values: Mapping[str, Any],
        structure: Structure | None,
    ) -> list[Changed]:
        """Bring people to the position that ``values`` name by its code.

        What ``values`` leave out, position or day, stays as it is.

        Raises:
            Refused: if there is no such position.
        """
        present = _open(people)
        code = values.get("position")
        named = number_of(Position, code, structure) if code is not None else None
        if code is not None and named is None:
            raise Refused(
                "position", _("No position has the code “%(code)s”.") % {"code": code}
            )
        wanted = {}
        for person in people:
            held = present.get(person)
            position = held.post.position_id if held else None
            since = held.since if held else None
            wanted[person] = (
                named if "position" in values else position,
                values.get("position_since", since),
            )
        return self.appoint(wanted)

    def vacate(self, people: Sequence[int]) -> list[Changed]:
        """Close the appointments of people who left."""
        return self.appoint(dict.fromkeys(people, (None, None)))

    def _closed(self, held: Appointment, until: date | None) -> Appointment:
        last = until or self.day
        held.valid_to = max(last, held.valid_from or last)
        return held

    def _opened(
        self, opening: Mapping[int, tuple[int, date | None]]
    ) -> tuple[list[Post], list[Appointment]]:
        """Give each person the lowest free seat, opening another where none is."""
        free, highest = _seats({position for position, _ in opening.values()})
        new: list[Post] = []
        seats: list[tuple[int, Post, date | None]] = []
        for person, (position, since) in opening.items():
            if free[position]:
                post = free[position].pop(0)
            else:
                highest[position] += 1
                post = Post(position_id=position, number=highest[position])
                new.append(post)
            seats.append((person, post, since))
        insert(new)
        appointments = [
            Appointment(
                employee_id=person,
                post=post,
                valid_from=since,
                since=since,
                basis=self.basis,
            )
            for person, post, since in seats
        ]
        insert(appointments)
        return new, appointments


def _open(people: Iterable[int]) -> dict[int, Appointment]:
    wanted = set(people)
    standing = Appointment.objects.standing().filter(valid_to__isnull=True)
    if len(wanted) <= FEW:
        standing = standing.filter(employee_id__in=wanted)
    return {
        held.employee_id: held
        for held in standing.select_related("post")
        if held.employee_id in wanted
    }


def _seats(positions: set[int]) -> tuple[dict[int, list[Post]], dict[int, int]]:
    """The free seats of each position, lowest first, and its highest seat number."""
    free: dict[int, list[Post]] = defaultdict(list)
    highest: dict[int, int] = defaultdict(int)
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    posts = Post.objects.standing().order_by("position_id", "number")
    if len(positions) <= FEW:
        seated = seated.filter(post__position__in=positions)
        posts = posts.filter(position__in=positions)
    taken = set(seated.values_list("post_id", flat=True))
    for post in posts:
        if post.position_id in positions:
            highest[post.position_id] = post.number
            if post.pk not in taken:
                free[post.position_id].append(post)
    return free, highest
