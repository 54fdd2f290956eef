"""Checks on the city's own data. They report everything they see and stop nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tepat.snapshot.snapshot import Snapshot

from . import ages, demand, keys, people, programmes, references, results, structure
from .defect import Defect, Place, Severity, Sighting

Check = Callable[[Snapshot], Iterator[Sighting]]

# Read the table as it stands, whatever is wrong with it.
ALWAYS: tuple[Check, ...] = (
    keys.repeated_keys,
    references.unknown_references,
    structure.one_tree,
    structure.stated_superiors,
    structure.one_leader,
    structure.fitting_levels,
    structure.ordered_grades,
    people.possible_numbers,
    people.agreeing_numbers,
    ages.likely_entries,
    people.numbers_of_status,
    people.grades_of_status,
    people.contracts,
    people.people_in_service,
    people.units_of_people,
    people.relations_and_wishes,
    programmes.programmes_of_people,
    results.yearly_periods,
    results.complete_tasks,
    results.periods_in_order,
    results.days_that_were,
    results.appraisals_with_outcome,
    results.unnamed_givers,
    demand.complete_classes,
    demand.accounts_of_time,
    demand.letters_of_efficiency,
)
# Follow codes from table to table, so the organisation must be sound.
WHEN_SOUND: tuple[Check, ...] = (
    structure.resolved_superiors,
    people.people_of_age,
    ages.retirement_as_told,
    demand.driven_tasks,
)
ORGANISATION = frozenset({"units", "jobs", "positions"})


def check(snapshot: Snapshot) -> Iterator[Sighting]:
    """Yield everything that is wrong with the data of ``snapshot``.

    Checks on what follows from the organisation are left out where that has errors
    itself: what they said would only repeat those.
    """
    sound = True
    for look in ALWAYS:
        for seen in look(snapshot):
            is_error = seen.defect.severity is Severity.ERROR
            sound &= not (is_error and seen.place.table in ORGANISATION)
            yield seen
    if sound:
        for look in WHEN_SOUND:
            yield from look(snapshot)


__all__ = ["Defect", "Place", "Severity", "Sighting", "check"]
