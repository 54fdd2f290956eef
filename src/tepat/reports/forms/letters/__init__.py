"""Letters of a placement: from the list of proposals to the answer to an objection.

A letter is one frozen dataclass of :mod:`.content`, put together from :mod:`.parts`;
:func:`paper_of` makes a :class:`~tepat.reports.forms.Paper` of it.
"""

from .content import (
    Announcement,
    Appointee,
    BoardMinutes,
    Candidate,
    CollectiveDecree,
    Decree,
    DecreeExtract,
    Inaugurated,
    InaugurationList,
    Letter,
    Member,
    ObjectionAnswer,
    Occasion,
    ProposalList,
    ProposalNotice,
    ProposedMove,
    SeatConsidered,
)
from .paper import FORMS, paper_of
from .parts import (
    Contact,
    Emblem,
    Frame,
    Letterhead,
    Origin,
    Outcome,
    Person,
    Recalled,
    Remedy,
    Seat,
    Signer,
)
from .recalled import recalled

__all__ = [
    "FORMS",
    "Announcement",
    "Appointee",
    "BoardMinutes",
    "Candidate",
    "CollectiveDecree",
    "Contact",
    "Decree",
    "DecreeExtract",
    "Emblem",
    "Frame",
    "Inaugurated",
    "InaugurationList",
    "Letter",
    "Letterhead",
    "Member",
    "ObjectionAnswer",
    "Occasion",
    "Origin",
    "Outcome",
    "Person",
    "ProposalList",
    "ProposalNotice",
    "ProposedMove",
    "Recalled",
    "Remedy",
    "Seat",
    "SeatConsidered",
    "Signer",
    "paper_of",
    "recalled",
]
