"""What has become of every paragraph and cell of a document, after all that was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from forms.reading.gathering.assembling import Reading
from forms.reading.gathering.ledger import Fate, Leftover, unit_of
from forms.reading.outline import Spot
from forms.reading.reading import ReadPlan
from forms.reading.review.decisions import Decisions

# Why something is left over that was read: somebody said so, or its record is no more.
REFUSED, _GONE = "เลือกไม่นำเข้า", "รายการที่ข้อความนี้อยู่ด้วยไม่นำเข้าแล้ว"


class State(StrEnum):
    """How something stands: sure, or decided, or yet to be looked at.

    `FORM`: it is the form's own words, of which nothing is read. `ASIDE`: somebody decided
    that it goes nowhere.
    """

    FORM = auto()
    SURE = auto()
    ACCEPTED = auto()
    DOUBTFUL = auto()
    LEFT = auto()
    ASIDE = auto()

    @property
    def is_open(self) -> bool:
        """Whether somebody has yet to look at it."""
        return self in {State.DOUBTFUL, State.LEFT}


@dataclass(frozen=True, slots=True)
class Account:
    """The state of each paragraph and cell, and all that stands in no field now."""

    states: Mapping[Spot, State]
    leftovers: tuple[Leftover, ...]

    def count(self, state: State) -> int:
        """How many paragraphs and cells are in a state."""
        return sum(each is state for each in self.states.values())


def account_of(
    first: ReadPlan, now: ReadPlan, decisions: Decisions, text_of: Callable[[Reading, Any], str]
) -> Account:
    """The account of a document: `first` as it was read, `now` as it was decided.

    What was read at first and is in no field now is left over; aside, if somebody refused it.
    """
    moved = set(decisions.sources.values())
    gone: list[Leftover] = []
    for each in _gone(first, now):
        reason = REFUSED if each.told in decisions.refused else _GONE
        wordings = [(other.spots, other.value) for other in each.others]
        if each.told not in moved:
            wordings.insert(0, (each.spots, each.saying.value))
        texts = ((spots, text_of(each, value)) for spots, value in wordings if spots)
        gone += [Leftover(spots[0], text, reason) for spots, text in texts if text.strip()]
    left = (*(each for each in now.leftovers if each not in moved), *dict.fromkeys(gone))
    aside = decisions.aside | {each for each in gone if each.reason == REFUSED}
    open_, closed = _units_left(left, aside)
    return Account(_states(first, now, decisions, open_, closed), left)


def _states(
    first: ReadPlan, now: ReadPlan, decisions: Decisions, open_: set[Spot], closed: set[Spot]
) -> dict[Spot, State]:
    speaks = {unit_of(spot) for reading in now.readings for spot in _all_spots(reading)}
    doubtful = {
        unit_of(spot)
        for reading in now.readings
        if state_of(reading, decisions) is State.DOUBTFUL
        for spot in reading.spots
    }
    ledger = first.material.ledger
    states: dict[Spot, State] = {}
    for spot, fate in now.fates.items():
        doubts = spot not in decisions.seen and ledger.doubts(spot)
        if spot in open_ or spot in doubtful or doubts:
            states[spot] = State.DOUBTFUL if spot in speaks or doubts else State.LEFT
        elif spot in speaks:
            settled = fate is Fate.TAKEN and spot not in closed
            states[spot] = State.SURE if settled else State.ACCEPTED
        elif spot in closed:
            states[spot] = State.ASIDE
        else:
            states[spot] = State.FORM
    return states


def _gone(first: ReadPlan, now: ReadPlan) -> Iterator[Reading]:
    """What was read at first and is said of its field no more, not even as another wording."""
    said: dict[object, set[Spot]] = {}
    for reading in now.readings:
        spots = said.setdefault(_field(reading), set())
        spots.update(reading.spots, *(other.spots for other in reading.others))
    for reading in first.readings:
        if reading.spots and not said.get(_field(reading), set()).intersection(reading.spots):
            yield reading


def _all_spots(reading: Reading) -> Iterator[Spot]:
    """Where a field was printed, in whatever words."""
    yield from reading.spots
    for other in reading.others:
        yield from other.spots


def _field(reading: Reading) -> object:
    """A field, or an item of one that is a list."""
    item = reading.saying if reading.saying.item else None
    return reading.subject, reading.path, item


def state_of(reading: Reading, decisions: Decisions) -> State:
    """How a field of the plan stands."""
    if not reading.doubt:
        return State.ACCEPTED if reading.told in decisions.put else State.SURE
    return State.ACCEPTED if reading.told in decisions.accepted else State.DOUBTFUL


def _units_left(
    leftovers: Iterable[Leftover], aside: frozenset[Leftover]
) -> tuple[set[Spot], set[Spot]]:
    """Where something is left over and open, and where it is aside."""
    open_: set[Spot] = set()
    closed: set[Spot] = set()
    for each in leftovers:
        (closed if each in aside else open_).add(unit_of(each.spot))
    return open_, closed
