"""A box of a leadership post, and the small table of other posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tepat.reports.forms.ruler import lines, width

from ..node import Post, Sums, UnitNode
from .say import Speech, ink_of
from .shapes import Block, Box, Line, Shape, Text

PAD = 1.4
NUMBERS = (6.5, 6.5, 6.5, 7.6)  # room for Kls, B, K, ±
HEAD, NAME, BODY, SMALL = 7.0, 8.0, 7.0, 6.2  # points
STEP = 1.22  # from one base line to the next, of the size
RISE = 0.8  # of a letter above its base line, of the size
POINT = 25.4 / 72
MOST_LINES = 24  # of one row; a longer one goes on in a row of its own

wrapped = lru_cache(maxsize=20_000)(lines)


@dataclass(slots=True)
class Stack:
    """Shapes set one below the other, in a room of a fixed width.

    Attributes:
        width: Of the room.
        y: Where the next thing goes.
    """

    width: float
    y: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def write(
        self,
        said: str,
        size: float,
        *,
        x: float = PAD,
        room: float | None = None,
        centred: bool = False,
        flush: bool = False,
        ink: str = "ink",
        bold: bool = False,
        to: str | None = None,
    ) -> None:
        """Write a text in as many lines as it needs, ``flush`` to the right edge."""
        free = self.width - x - PAD if room is None else room
        for line in wrapped(said, free, size, bold=bold):
            spare = free - width(line, size, bold=bold)
            left = x + spare * (1 if flush else 0.5 if centred else 0)
            base = self.y + size * POINT * RISE
            self.shapes.append(Text(left, base, size, line, ink, bold, to))
            self.y += size * POINT * STEP

    def space(self, height: float) -> None:
        self.y += height


def box(
    speech: Speech,
    wide: float,
    post: Post | None,
    *,
    unit: UnitNode | None = None,
    names: bool = True,
    to: str | None = None,
    more: Sequence[str] = (),
) -> Block:
    """Return the box of a leadership post, headed by its unit where it leads one.

    Args:
        wide: Width of the box.
        post: The post; ``None`` where a unit has no leader.
        unit: The unit it leads.
        names: Whether holders are named.
        to: The sheet a reader gets to from here.
        more: Lines below, such as the sums of a unit drawn elsewhere.
    """
    stack = Stack(wide)
    if unit is not None:
        stack.space(PAD)
        stack.write(unit.name, HEAD, centred=True, ink="teal", bold=True, to=to)
        stack.space(0.7)
    bottom = stack.y
    stack.space(1.2)
    if post is None:
        said = "no_leader" if unit is None or unit.total.posts else "empty"
        stack.write(speech.say(said), BODY, centred=True, ink="soft")
    else:
        stack.write(post.name, NAME, centred=True, bold=True)
        stack.space(0.3)
        _counts(stack, speech, post)
        if names:
            _holders(stack, speech, post)
    for said in more:
        stack.space(0.3)
        stack.write(
            said, SMALL + 0.3, centred=True, ink="soft" if not to else "teal", to=to
        )
    stack.space(1.2)
    frame: list[Shape] = [Box(0, 0, wide, stack.y, "paper", "teal", 0.45)]
    if unit is not None:
        frame.append(Box(0, 0, wide, bottom, "tint", "teal", 0.45))
    return Block(
        wide, stack.y, min(bottom or stack.y, stack.y) / 2, (*frame, *stack.shapes)
    )


def _counts(stack: Stack, speech: Speech, post: Post) -> None:
    """``Kls 14   B 1   K 1   ± 0`` in one line, the gap in its own ink."""
    shown = (
        f"{speech.say('class')} {speech.number(post.position_class)}",
        f"B {speech.number(post.occupied)}",
        f"K {speech.number(post.need)}",
    )
    gap = f"± {speech.gap(post.gap)}"
    apart = 3.0
    each = [width(said, BODY) for said in shown]
    whole = sum(each) + width(gap, BODY, bold=True) + apart * len(shown)
    x, base = (stack.width - whole) / 2, stack.y + BODY * POINT * RISE
    for said, taken in zip(shown, each, strict=True):
        stack.shapes.append(Text(x, base, BODY, said))
        x += taken + apart
    stack.shapes.append(Text(x, base, BODY, gap, ink_of(post.gap), bold=True))
    stack.y += BODY * POINT * STEP


def _holders(stack: Stack, speech: Speech, post: Post) -> None:
    if post.holders:
        stack.write(_named(post), SMALL, centred=True, ink="soft")
    elif post.occupied == 0 and post.need:
        stack.write(speech.say("vacant"), SMALL, centred=True, ink="short")


def _named(post: Post) -> str:
    """The holders one after the other; a line ends after a name, not within it."""
    names = (" ".join(holder.name.split()) for holder in post.holders)
    return "; ".join(name.replace(" ", "\xa0") for name in names)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a small table: lines of text, and numbers beside the first."""

    texts: tuple[tuple[str, float, str, bool], ...]
    numbers: tuple[str, str, str, str] | None
    gap_ink: str = "ink"

    @property
    def height(self) -> float:
        return sum(size * POINT * STEP for _, size, _, _ in self.texts) + 0.9


def rows(
    speech: Speech, posts: Sequence[Post], wide: float, *, names: bool
) -> list[Row]:
    """Return the rows of a small table as wide as told."""
    return [
        row for post in posts for row in _post_rows(speech, post, wide, names=names)
    ]


def sum_row(speech: Speech, sums: Sums) -> Row:
    """Return the last row of a small table."""
    numbers = (
        "",
        speech.number(sums.occupied),
        speech.number(sums.need),
        speech.gap(sums.gap),
    )
    return Row(((speech.say("sum"), BODY, "ink", True),), numbers, ink_of(sums.gap))


def table(speech: Speech, wide: float, shown: Sequence[Row], title: str = "") -> Block:
    """Return a small table with its headings, and a title where there is one."""
    stack = Stack(wide)
    if title:
        stack.space(1.0)
        stack.write(title, HEAD, ink="teal", bold=True)
        stack.space(0.6)
    top = stack.y
    head = (speech.say("class"), "B", "K", "±")
    stack.space(0.5)
    level = stack.y
    stack.write(speech.say("posts"), SMALL, bold=True, ink="soft")
    _numbers(stack, level, head, SMALL, bold=True, inks=("soft",) * 4)
    stack.space(0.4)
    stack.shapes.insert(0, Box(0, top, wide, stack.y - top, "wash"))
    for row in shown:
        stack.shapes.append(Line(0, stack.y, wide, stack.y, "rule", 0.1))
        stack.space(0.45)
        level = stack.y
        for said, size, ink, bold in row.texts:
            base = stack.y + size * POINT * RISE
            stack.shapes.append(Text(PAD, base, size, said, ink, bold))
            stack.y += size * POINT * STEP
        if row.numbers is not None:
            inks, is_sum = ("ink",) * 3 + (row.gap_ink,), row.texts[0][3]
            _numbers(stack, level, row.numbers, BODY, bold=is_sum, inks=inks)
        stack.space(0.45)
    frame = Box(0, 0, wide, stack.y, None, "edge", 0.2)
    return Block(wide, stack.y, min(3.0, stack.y / 2), (*stack.shapes, frame))


def _post_rows(
    speech: Speech, post: Post, wide: float, *, names: bool
) -> Iterator[Row]:
    room = wide - sum(NUMBERS) - PAD
    texts = [(line, BODY, "ink", False) for line in wrapped(post.name, room, BODY)]
    if names and post.holders:
        said = _named(post)
        room = wide - 2 * PAD  # below the numbers there is more
        texts += [(line, SMALL, "soft", False) for line in wrapped(said, room, SMALL)]
    numbers = (
        speech.number(post.position_class),
        speech.number(post.occupied),
        speech.number(post.need),
        speech.gap(post.gap),
    )
    for start in range(0, len(texts), MOST_LINES):
        part = tuple(texts[start : start + MOST_LINES])
        yield Row(part, numbers if start == 0 else None, ink_of(post.gap))


def _numbers(
    stack: Stack,
    level: float,
    numbers: Sequence[str],
    size: float,
    *,
    bold: bool,
    inks: Sequence[str],
) -> None:
    """Write numbers to the right, on a line whose top is at ``level``."""
    base, right = level + size * POINT * RISE, stack.width - 1.1 - sum(NUMBERS)
    for said, room, ink in zip(numbers, NUMBERS, inks, strict=True):
        right += room
        heavy = bold or ink in ("short", "over")
        left = right - width(said, size, bold=heavy)
        if said:
            stack.shapes.append(Text(left, base, size, said, ink, heavy))
