"""What candidates of a pool still miss, in sentences."""

from __future__ import annotations

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules import APPOINTMENT_RULES, PLAN_RULES, explain_all
from tepat.rules.columns import BY_NAME
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import targets
from tepat.snapshot import Snapshot

from .ready import BY_SELECTION


def explained(
    snapshot: Snapshot,
    law: Law,
    candidates: pl.DataFrame,
    policy: Policy | None = None,
) -> list[list[Finding]]:
    """Return what does not hold yet for each candidate, in reading order.

    Rules of a plan come first, then what must hold on the day of appointment. The rule
    on open selection is left out: the succession group stands in its place.

    Args:
        snapshot: The city.
        law: The law on its day.
        candidates: ``nip`` and ``position``, as ``Succession.candidates`` has them.
        policy: The city's policy; Tepat's own where there is none.
    """
    if candidates.is_empty():
        return []
    everyone = people(snapshot, law, snapshot.day).drop("position")
    asked = targets(snapshot, law).drop("job_key", "standard")
    pairs = (
        candidates.select("nip", "position")
        .join(everyone, on="nip", how="left", maintain_order="left")
        .join(asked, on="position", how="left", maintain_order="left")
    )
    experience = experience_of(
        snapshot,
        people(snapshot, law, snapshot.day).filter(
            pl.col("nip").is_in(candidates["nip"].implode())
        ),
        snapshot.day,
    )
    pairs = derive(pairs, BY_NAME, experience)
    told: list[list[Finding]] = [[] for _ in range(pairs.height)]
    for rules in (PLAN_RULES, APPOINTMENT_RULES):
        findings = explain_all(pairs, rules, law, policy or Policy())
        for found, of_pair in zip(told, findings, strict=True):
            found += [
                it
                for it in of_pair
                if it.verdict is not Verdict.HOLDS and it.code != BY_SELECTION
            ]
    return told
