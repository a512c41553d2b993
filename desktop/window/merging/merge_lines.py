"""The lines of a comparison: records as headings, and what differs in each below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.merging.difference import Side
from desktop.window.widgets.card_model import Card, CardModel
from forms.merging.parts import record_of
from forms.plan_parts import PARTS, part_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from db.merging.difference import Difference
    from desktop.session.comparing import Comparing
    from forms.merging.words import MergeWords

# The answers in the order of their keys.
ANSWERS = (Side.THEIRS, Side.OURS, Side.BOTH)
CONFLICTS, OURS_ONLY = "conflicts", "ours"
_BOTH_CHANGED, TAKE_BOTH = "แก้ทั้งสองที่", "ใช้ทั้งสอง"
BY_WORDS = "เทียบจากชื่อ โปรดตรวจ"
_SEALED = "รายงานที่ออกแล้วคงไว้ตามเดิม"


class HeadLine(NamedTuple):
    """A record, and all that differs in it of what is listed."""

    differences: tuple[Difference, ...]


class DifferenceLine(NamedTuple):
    """One difference, with others of one record below a heading."""

    difference: Difference

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The one difference."""
        return (self.difference,)


Line = HeadLine | DifferenceLine


class Group(NamedTuple):
    """What is listed together: a part of the plan, all conflicts, or what only here was changed."""

    name: str
    words: str
    differences: tuple[Difference, ...]


def groups_of(differences: Sequence[Difference], ours_only: str) -> tuple[Group, ...]:
    """Conflicts first, then parts of the plan in its order, last what only here was changed."""
    here = tuple(each for each in differences if each.by is Side.OURS)
    rest = [each for each in differences if each.by is not Side.OURS]
    by_part: dict[str, list[Difference]] = {}
    for each in rest:
        by_part.setdefault(part_of(each.place).name, []).append(each)
    conflicts = tuple(each for each in rest if each.is_conflict)
    found = [
        Group(CONFLICTS, _BOTH_CHANGED, conflicts),
        *(Group(p.name, p.title, tuple(by_part.get(p.name, ()))) for p in PARTS),
        Group(OURS_ONLY, ours_only, here),
    ]
    return tuple(group for group in found if group.differences)


def lines_of(differences: Sequence[Difference]) -> Iterator[Line]:
    """The differences of a group, each record with a heading of its own."""
    together: list[Difference] = []
    known: object = None
    for each in differences:
        at = part_of(each.place).name, record_of(each.place)
        if at != known and together:
            yield from _record(together)
            together = []
        known = at
        together.append(each)
    if together:
        yield from _record(together)


def _record(differences: Sequence[Difference]) -> Iterator[Line]:
    if record_of(differences[0].place):
        yield HeadLine(tuple(differences))
    yield from map(DifferenceLine, differences)


class LineModel(CardModel[Line]):
    """The lines of a group, each with what becomes of it."""

    def __init__(self, comparing: Comparing, parent: QObject) -> None:
        super().__init__(self._said, parent)
        self._comparing = comparing
        self.words: MergeWords | None = None

    def _said(self, line: Line) -> Card:
        """What a line says to a screen reader, and whole in its tip."""
        words = self.words
        if words is None:
            return Card("")
        first = line.differences[0]
        if isinstance(line, HeadLine):
            return Card(words.record(first), (f"ต่างกัน {len(line.differences):,} แห่ง",))
        texts = words.texts(first)
        said = tuple(
            f"{side}: {text or 'ไม่มี'}"
            for side, text in zip(("เดิม", *self._comparing.words[:2]), texts, strict=True)
            if text or side != "เดิม"
        )
        state = answer_words(first, self._comparing)
        marks = (BY_WORDS,) if self._comparing.is_by_words(first) else ()
        return Card(f"{words.change(first)} {words.where(first)}", (*said, *marks, state))


def answer_words(difference: Difference, comparing: Comparing) -> str:
    """What becomes of a difference, in words."""
    if not difference.is_open:
        return _SEALED
    side = comparing.side_of(difference)
    return "ยังไม่ตัดสินใจ" if side is None else side_words(side, comparing)


def side_words(side: Side, comparing: Comparing) -> str:
    """What an answer is called."""
    words = comparing.words
    return {Side.THEIRS: words.take, Side.OURS: words.keep}.get(side, TAKE_BOTH)
