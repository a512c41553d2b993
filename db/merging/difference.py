"""One difference between two copies of a plan, as plain values: what, where, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from db.places import Place


class Side(Enum):
    """Whose state of something: of the plan here, of the one that came, or both together."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"

    @property
    def mirrored(self) -> Side:
        """The same as the other copy sees it."""
        return _MIRRORED.get(self, self)


_MIRRORED = {Side.OURS: Side.THEIRS, Side.THEIRS: Side.OURS}


class Change(Enum):
    """What became of something."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"


class Key(NamedTuple):
    """What a difference is about: the same in either copy, and in a later comparison.

    `record` is the identity of the record (empty: the plan and its reports as such), `path`
    the fields from there on. `part` is empty for the value of the field; `record`, `place`
    and `order` speak of the record, of where it stands, and of the order of a list; `item …`
    is an item of a list by what names it, `run …` a stretch of texts in order by what it says.
    """

    record: str
    path: tuple[str, ...] = ()
    part: str = ""

    @property
    def text(self) -> str:
        """The key as one word, as a command line takes and gives it."""
        return "/".join((self.record, ".".join(self.path), self.part))


class Sides(NamedTuple):
    """Something as it was in the base, as it is here, and as it came; None where it is not."""

    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two copies of a plan that one may decide on by itself.

    `change` is what was done, and `by` whose doing it is; BOTH where both did something.
    `values` are those of a field (texts in order: a stretch of them, as tuples), the records
    where one came or went, and tuples of what names its items where the order of a list
    differs; of a record that moved they are its lists. `places` are where it stands.
    `choices` are whose state may be taken, `default` the one that is where nobody decides:
    None in a conflict, which has to be decided.
    """

    key: Key
    change: Change
    by: Side
    values: Sides
    places: Sides
    choices: tuple[Side, ...] = (Side.OURS, Side.THEIRS)
    default: Side | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to decide."""
        return self.default is None

    @property
    def is_open(self) -> bool:
        """Whether there is anything to decide."""
        return len(self.choices) > 1

    @property
    def place(self) -> Place:
        """Where it stands here; where it stands in the copy that came, where it is only there."""
        found: Place | None = next(
            (each for each in (self.places.ours, self.places.theirs, self.places.base) if each),
            None,
        )
        return found or ()
