"""A reading under review: what stands in sight of it, what is decided, and that undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from db.fields import Kind
from db.places import spec_at
from forms.editing.entry import entry_text
from forms.editions.labels import label_at
from forms.reading.gathering.assembling import Reading, Told
from forms.reading.gathering.choosing import Wording
from forms.reading.gathering.ledger import Leftover, unit_of
from forms.reading.gathering.subjects import Subject, one_with
from forms.reading.outline import Spot
from forms.reading.reading import ReadPlan, put_together
from forms.reading.review.account import REFUSED, Account, State, account_of, state_of
from forms.reading.review.decisions import Decisions
from forms.reading.review.targets import Target, told_of


class Matter(NamedTuple):
    """A field of the plan that was read, or words that stand in none."""

    reading: Reading | None
    leftover: Leftover | None
    state: State

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where it stands in the document."""
        if self.reading is not None:
            return self.reading.spots
        return (self.leftover.spot,) if self.leftover is not None else ()

    @property
    def key(self) -> object:
        """What tells it from others, whatever is decided."""
        return self.reading.told if self.reading is not None else self.leftover


class Counts(NamedTuple):
    """How many matters there are, and how many of them somebody has yet to look at."""

    matters: int
    doubtful: int
    left: int

    @property
    def open(self) -> int:
        """How many are doubtful or left over."""
        return self.doubtful + self.left


class Review:
    """Holds a reading and all that is decided of it; each act is one step that `undo` takes back.

    `now` is the plan as it was decided so far.
    """

    def __init__(self, first: ReadPlan) -> None:
        self.first = first
        self.now = first
        self.decisions = Decisions()
        self._before: list[tuple[Decisions, ReadPlan]] = []
        self._account: Account | None = None
        self._matters: tuple[Matter, ...] | None = None

    @property
    def is_touched(self) -> bool:
        """Whether anything was decided."""
        return bool(self._before)

    @property
    def account(self) -> Account:
        """What has become of every paragraph and cell."""
        if self._account is None:
            self._account = account_of(self.first, self.now, self.decisions, self.text_of)
        return self._account

    @property
    def matters(self) -> tuple[Matter, ...]:
        """The fields of the plan in order, and after them what is left over."""
        if self._matters is None:
            read = (Matter(r, None, state_of(r, self.decisions)) for r in self.now.readings)
            # What no paper says, as the edition, is nothing to look at.
            on_paper = (each for each in read if each.spots or each.state is State.DOUBTFUL)
            left = (Matter(None, each, self._left(each)) for each in self.account.leftovers)
            self._matters = (*on_paper, *left)
        return self._matters

    @property
    def counts(self) -> Counts:
        """How much there is to look at."""
        states = [matter.state for matter in self.matters]
        return Counts(len(states), states.count(State.DOUBTFUL), states.count(State.LEFT))

    def matters_at(self, unit: Spot) -> tuple[Matter, ...]:
        """What was made of a paragraph or cell."""
        return tuple(m for m in self.matters if any(unit_of(s) == unit for s in m.spots))

    def in_block(self, block: int) -> tuple[Matter, ...]:
        """What was read of a paragraph or table of the document, by its number."""
        return tuple(
            m for m in self.matters if m.reading and any(spot[0] == block for spot in m.spots)
        )

    def place_doubts(self, matter: Matter) -> tuple[str, ...]:
        """Why a matter is doubtful."""
        if matter.leftover is not None:
            return (matter.leftover.reason,)
        doubts = [matter.reading.doubt] if matter.reading is not None else []
        for spot in matter.spots:
            doubts += self.first.material.ledger.doubts(unit_of(spot))
        return tuple(dict.fromkeys(filter(None, doubts)))

    def text_of(self, reading: Reading, value: Any) -> str:
        """A value of a field as a person would type it."""
        spec = spec_at(reading.place)
        items = value if isinstance(value, tuple) else (value,)
        if any(isinstance(each, Subject) for each in items):
            return "\n".join(map(_name_of, items))
        several = spec.kind in {Kind.TEXTS, Kind.REFS}
        return entry_text(spec, items if several else value, self.now.package)

    def label_of(self, reading: Reading) -> str:
        """What a field is called on the forms, with the records inside its record on the way."""
        edition = self.now.material.edition
        inside = reading.path.count(".")
        last = len(reading.place) - isinstance(reading.place[-1], int)
        places = (reading.place[:end] for end in range(last - inside, last + 1))
        return " › ".join(dict.fromkeys(label_at(edition, place) for place in places))

    # What is decided.

    def accept(self, matters: Iterable[Matter]) -> None:
        """What is doubtful is right, and what is left over is wanted nowhere."""
        those = [each for each in matters if each.state.is_open]
        told = [each.reading.told for each in those if each.reading is not None]
        left = [each.leftover for each in those if each.leftover is not None]
        seen = {unit_of(spot) for each in those if each.reading for spot in each.spots}
        if those:
            self._decide(self.decisions.accepting(told, seen).putting_aside(left))

    def refuse(self, matters: Iterable[Matter]) -> None:
        """What was read is not taken, and what is left over is wanted nowhere."""
        those = list(matters)
        told = [each for m in those if m.reading is not None for each in _all_told(m.reading)]
        left = [each.leftover for each in those if each.leftover is not None]
        if those:
            self._decide(self.decisions.refusing(told).putting_aside(left))

    def prefer(self, reading: Reading, wording: Wording) -> None:
        """Another wording that was printed is the right one."""
        self._decide(self.decisions.preferring(reading.told, wording.saying))

    def put(self, matter: Matter, target: Target) -> None:
        """Puts what is left over, or was read into another field, into a field.

        Raises:
            EntryError: the field cannot hold it; nothing is changed.
        """
        if matter.leftover is not None:
            told = told_of(self.now, target, matter.leftover.text, matter.spots)
            self._decide(self.decisions.putting(told, matter.leftover))
        elif matter.reading is not None:
            text = self.text_of(matter.reading, matter.reading.value)
            told = told_of(self.now, target, text, matter.spots)
            # What was put somewhere by hand goes on from where it was at first.
            here = matter.reading.told
            source = self.decisions.sources.get(here, here)
            without = self.decisions.refusing(_all_told(matter.reading))
            self._decide(without.putting(told, source))

    def undo(self) -> bool:
        """Takes the last decision back; False where there is none."""
        if not self._before:
            return False
        self.decisions, self.now = self._before.pop()
        self._account = self._matters = None
        return True

    def _decide(self, decisions: Decisions) -> None:
        same = decisions.wishes == self.decisions.wishes
        now = self.now if same else put_together(self.first.material, decisions.wishes)
        self._before.append((self.decisions, self.now))
        self.decisions, self.now = decisions, now
        self._account = self._matters = None

    def _left(self, leftover: Leftover) -> State:
        is_aside = leftover in self.decisions.aside or leftover.reason == REFUSED
        return State.ASIDE if is_aside else State.LEFT


def _all_told(reading: Reading) -> list[Told]:
    """All that was said of a field, wherever it was printed; of a list that one item."""
    said = reading.subject.said.get(reading.path, ())
    if reading.saying.item:
        said = [each for each in said if each.value == reading.saying.value]
    return [reading.told, *(Told(reading.subject, reading.path, each) for each in said)]


def _name_of(value: Any) -> str:
    """What a record that is named elsewhere is called."""
    if not isinstance(value, Subject):
        return str(value)
    subject = one_with(value)
    names = (subject.first(name) for name in ("name", "text", "code"))
    return next((str(name) for name in names if name), "")
