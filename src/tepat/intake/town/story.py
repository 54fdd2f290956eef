"""What the fictional city is made to tell: its days, its troubles and its one success.

Later rooms are tried against these figures, so each of them is named here and nowhere
else. Shares are of all employees unless said otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Final

FEWEST_EMPLOYEES: Final = 50
MOST_EMPLOYEES: Final = 200_000

DAY: Final = date(2026, 11, 24)
"""The reference date (tanggal_acuan) of every fictional city."""

TERM_STARTED: Final = date(2025, 2, 20)
TERM_ENDS: Final = date(2030, 2, 20)
CANDIDATES_NAMED: Final = date(2029, 9, 22)

# --- The success: a rotation in Dinas Pendidikan, and what came of it -----------

ROTATION_DAY: Final = date(2025, 10, 1)
"""Half of the surveyed schools got a new principal on this day, by competence."""

ROTATION_EFFECT: Final = 0.24
"""What the rotation adds to the expected answer (scale 1 to 4) in those schools, for
each of ``EFFECT_ELEMENTS``: 0.24 × 3 of 9 elements × 25 = 2 points of the index."""

EFFECT_ELEMENTS: Final = ("duration", "staff_competence", "staff_behaviour")
"""The elements of the survey it works on: time taken, competence, behaviour."""

SURVEY_STARTS: Final = date(2024, 10, 1)
SURVEY_QUARTERS: Final = 8
"""Eight quarters: four before the rotation, four after it."""

# --- The troubles ----------------------------------------------------------------

NEED_PER_EMPLOYEE: Final = 1.115
"""Seats needed by the workload, per employee."""

WITHOUT_POSITION: Final = 0.010
PPPK_SHARE: Final = 0.265
PART_TIME_SHARE: Final = 0.035
CPNS_SHARE: Final = 0.020

VACANT_HEADS: Final = 0.08
"""Share of Administrator and Pengawas seats without a holder."""

VACANT_TOP: Final = 0.10
"""Share of JPT seats without a holder (that of Sekretaris Daerah is never one)."""

MISPLACED: Final = 0.035
"""Trained for one kind of work, holding an operational post of another."""

WRONG_SUBJECT: Final = 0.012
"""Functional officials whose field is not on the list of their job."""

OVERDUE: Final = 0.16
"""Share of leadership posts held for more than five years."""

TOO_SHORT: Final = 0.24
"""Share of leadership posts held for less than two years."""

BELOW_GRADE: Final = 0.012
UNKNOWN_START: Final = 0.010
NOT_ACTIVE: Final = 0.008
DISCIPLINED: Final = 0.005
WISHING: Final = 0.15
MARRIED_COUPLES: Final = 0.006
"""Couples per employee (each has two people)."""

UNASSESSED: Final = 0.10
UNRATED: Final = 0.02
UNKNOWN_NEED: Final = 0.003
"""Share of positions with neither workload nor a stated need."""

PAST_RETIREMENT: Final = 0.001
"""People still in their post though they have reached the retirement age."""

OTHER_BIRTHDAY: Final = 0.001
"""People whose day of birth was corrected after their NIP was given."""
