"""Rules on the documents and tests that an appointment asks for.

A document that is not on record is unknown and not a no; one whose result is "tidak"
fails; one that has expired is unknown again, and says until when it counted.
"""

from __future__ import annotations

import polars as pl

from tepat.law import Law, Norm
from tepat.policy import Policy
from tepat.rules.rule import APART, Condition, Stage, rule

FUNCTIONAL = "FUNGSIONAL"


@rule(
    "DOCUMENT-1",
    needs=("healthy", "healthy_until", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def is_healthy(law: Law, policy: Policy) -> Condition:
    """A statement of good health is needed on appointment."""
    return _shown("healthy", law.documents.healthy, pl.lit(False))


@rule(
    "DOCUMENT-2",
    needs=("has_integrity", "has_integrity_until", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def has_integrity(law: Law, policy: Policy) -> Condition:
    """A statement of integrity and morality is needed on appointment."""
    return _shown("has_integrity", law.documents.has_integrity, pl.lit(False))


@rule(
    "DOCUMENT-3",
    needs=("free_of_cases", "free_of_cases_until", "has_position", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def has_no_case(law: Law, policy: Policy) -> Condition:
    """A move asks for a statement that no disciplinary or court case runs."""
    return _shown("free_of_cases", law.documents.free_of_cases, ~pl.col("has_position"))


@rule(
    "DOCUMENT-4",
    needs=("free_of_bonds", "free_of_bonds_until", "has_position", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def is_bound_to_no_service(law: Law, policy: Policy) -> Condition:
    """A move asks for a statement of no study leave and no service bond."""
    return _shown("free_of_bonds", law.documents.free_of_bonds, ~pl.col("has_position"))


@rule(
    "DOCUMENT-5",
    needs=(
        *("free_of_findings", "free_of_findings_until"),
        *("has_position", "effective_on"),
    ),
    stage=Stage.APPOINTMENT,
)
def has_no_findings(law: Law, policy: Policy) -> Condition:
    """A move asks for the inspectorate's statement of no audit findings."""
    asked = law.documents.free_of_findings
    return _shown("free_of_findings", asked, ~pl.col("has_position"))


@rule(
    "DOCUMENT-6",
    needs=(
        *("tested", "tested_until", "effective_on"),
        *("family", "to_family", "route"),
    ),
    stage=Stage.APPOINTMENT,
)
def passed_the_test(law: Law, policy: Policy) -> Condition:
    """A competence test precedes a functional entry or rise, and a JPT rotation."""
    enters = (pl.col("to_family") == FUNCTIONAL) & (pl.col("route") != "TETAP")
    rotates = (pl.col("to_family") == "JPT") & (pl.col("family") == "JPT")
    return _shown("tested", law.documents.tested, ~(enters | rotates))


@rule(
    "DOCUMENT-7",
    needs=("trained", "trained_until", "to_family", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def is_trained_for_the_task(law: Law, policy: Policy) -> Condition:
    """An operational post asks for the training for its task."""
    is_other = pl.col("to_family") != "PELAKSANA"
    return _shown("trained", law.documents.trained, is_other)


@rule(
    "DOCUMENT-8",
    needs=("wealth_reported", "wealth_reported_until", "to_family", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def reported_wealth(law: Law, policy: Policy) -> Condition:
    """A selection for a high leadership post asks for the wealth report."""
    is_other = pl.col("to_family") != "JPT"
    return _shown("wealth_reported", law.documents.wealth_reported, is_other)


@rule(
    "DOCUMENT-9",
    needs=("tax_reported", "tax_reported_until", "to_family", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def reported_tax(law: Law, policy: Policy) -> Condition:
    """A selection for a high leadership post asks for the yearly tax return."""
    is_other = pl.col("to_family") != "JPT"
    return _shown("tax_reported", law.documents.tax_reported, is_other)


@rule(
    "DOCUMENT-10",
    needs=("sender_agrees", "sender_agrees_until", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def sender_agrees(law: Law, policy: Policy) -> Condition:
    """A move between agencies needs the consent of the sending one."""
    # Within one city nobody is asked, so nothing on record is no gap.
    is_within = pl.col("sender_agrees").is_null()
    return _shown("sender_agrees", law.documents.sender_agrees, is_within)


@rule(
    "DOCUMENT-11",
    needs=("receiver_agrees", "receiver_agrees_until", "effective_on"),
    stage=Stage.APPOINTMENT,
)
def receiver_agrees(law: Law, policy: Policy) -> Condition:
    """A move between agencies needs the request or consent of the receiving one."""
    is_within = pl.col("receiver_agrees").is_null()
    return _shown("receiver_agrees", law.documents.receiver_agrees, is_within)


def _shown(document: str, asked: Norm[bool], outside: pl.Expr) -> Condition:
    has_no_bearing = pl.lit(not asked.value) | outside
    until, day = pl.col(f"{document}_until"), pl.col("effective_on")
    is_expired = (until < day).fill_null(False)
    counts = pl.when(~is_expired).then(pl.col(document))
    return Condition(
        has_no_bearing | counts,
        norms={"asked": asked},
        says=pl.when(has_no_bearing)
        .then(pl.lit(APART))
        .when(is_expired)
        .then(pl.lit("expired")),
    )
