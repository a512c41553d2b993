"""What is to be decided in a plan that was made from last year's, and what was decided.

The decisions are kept with the plan. One is open while what it is of stands as it was made;
it is decided when that was changed, by hand or by an answer, or is to stay as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from db import edits
from db.content_code import digest_of
from db.fields import Kind, specs
from db.identity import anchored
from db.placed import objects_at
from db.places import Place, dotted, order_of, parsed, value_at
from db.records import Decision, Package, Plan
from forms.editing.acts import Act
from forms.editing.states import State, with_package
from forms.thai.digits import arabic_digits, thai_digits
from forms.thai.excerpts import end_of

DecisionKind = Literal["year", "budget", "target", "baseline", "kpi", "other"]
Answer = Literal["changed", "kept", "later"]
MatterState = Literal["open", "later", "changed", "kept"]

# In the order in which they are listed.
KINDS: Mapping[DecisionKind, str] = {
    "year": "ปีในข้อความ",
    "budget": "งบประมาณโครงการ",
    "target": "เป้าหมายตัวชี้วัด",
    "baseline": "ข้อมูลพื้นฐาน",
    "kpi": "ค่าเป้าหมายของกลยุทธ์",
    "other": "เรื่องอื่น",
}
YEARS = re.compile(r"(?<!\d)(2[5-6]\d\d)(?:\s*[-–]\s*(2[5-6]\d\d))?(?!\d)")
_AROUND = 60
# Of the packages asked for last: rail, head and page ask for the same one.
_known: deque[tuple[Package, tuple[Matter, ...]]] = deque(maxlen=3)


class Passage(NamedTuple):
    """A year in its text: what stands before it, the old years, the new ones, what follows."""

    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A decision as it stands now: where it is to be made, and whether it was.

    `at` is its place among the plan's decisions; `start` and `end` are where the year stands
    in the text, None of what was changed by hand or is no year.
    """

    at: int
    decision: Decision
    place: Place
    state: MatterState
    start: int | None = None
    end: int | None = None

    @property
    def kind(self) -> DecisionKind:
        """What it is about; what this program does not know is another matter."""
        return next((kind for kind in KINDS if kind == self.decision.kind), "other")

    @property
    def words(self) -> str:
        """What is to be decided, as it was said when the plan was made."""
        return self.decision.words

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to be done about it."""
        return self.state in {"changed", "kept"}


def decision(package: Package, kind: DecisionKind, place: Place, words: str) -> Decision:
    """A decision about a field, of a plan as it has just been made."""
    record, rest = anchored(package, place)
    found = digest_of(value_at(package, place))
    return Decision(kind, record, dotted(rest), found, None, words)


def year_decisions(package: Package, place: Place, text: str, year: int) -> Iterator[Decision]:
    """One for each of the years that are over in a text of a plan for `year`."""
    record, rest = anchored(package, place)
    for ordinal, match in enumerate(_years(package, place, text), 1):
        # Years from … to … that reach the new one still hold.
        if year - 2 <= int(match[2] or match[1]) < year:
            words = f"ข้อความมีปี {match[0]}"
            yield Decision("year", record, dotted(rest), match[0], ordinal, words)


def matters(package: Package) -> tuple[Matter, ...]:
    """The decisions of a plan, in the plan's order; those of records that are gone are left out."""
    if not package.plan.decisions:
        return ()
    known = next((found for of, found in tuple(_known) if of is package), None)
    if known is None:
        known = _matters(package)
        _known.append((package, known))
    return known


def _matters(package: Package) -> tuple[Matter, ...]:
    plan = package.plan
    homes = _homes(plan)
    of_years: list[tuple[int, Decision, Place]] = []
    found: list[Matter] = []
    for at, each in enumerate(plan.decisions):
        home = homes.get(each.record)
        place = None if home is None else (*home, *parsed(each.place))
        if place is None:
            continue
        if each.kind == "year":
            of_years.append((at, each, place))
        elif (matter := _of_field(package, place, at, each)) is not None:
            found.append(matter)
    found += _of_texts(package, of_years)
    return tuple(sorted(found, key=lambda matter: (order_of(matter.place), matter.at)))


def left_of(package: Package) -> int:
    """How many decisions are not made yet."""
    return sum(not matter.is_decided for matter in matters(package))


def passage(package: Package, matter: Matter) -> Passage | None:
    """The year of a matter in its text; None where it stands there no more."""
    if matter.start is None or matter.end is None:
        return None
    text = str(value_at(package, matter.place))
    here = text[matter.start : matter.end]
    before, after = _before(text, matter.start), _after(text, matter.end)
    if matter.state == "changed":
        return Passage(before, moved_on(here, -1), here, after)
    return Passage(before, here, moved_on(here), after)


def moved_on(years: str, by: int = 1) -> str:
    """Years a year later, in the digits that they are written in: `2567 - 2568` → `2568 - 2569`."""

    def later(match: re.Match[str]) -> str:
        said = str(int(arabic_digits(match[0])) + by)
        return said if match[0].isascii() else thai_digits(said)

    return re.sub(r"\d+", later, years)


def answered(state: State, matter: Matter, answer: Answer) -> Act:
    """A decision made: the year is changed, it stays as it is, or it is put off."""
    words = {"changed": "เปลี่ยนปีในข้อความ", "kept": "คงไว้ตามเดิม", "later": "ไว้ก่อน"}[answer]
    return Act(words, _answered(state, (matter,), answer))


def all_answered(state: State, kind: DecisionKind, answer: Answer) -> Act:
    """All that is open of one kind decided alike, as one step."""
    those = [m for m in matters(state.package) if m.kind == kind and not m.is_decided]
    words = "เปลี่ยนปี" if answer == "changed" else "คงไว้ตามเดิม"
    return Act(f"{words}ทั้ง {len(those)} แห่ง", _answered(state, those, answer))


def reopened(state: State, matter: Matter) -> Act:
    """A decision that was put off or kept, open again."""
    made = replace(matter.decision, answer="")
    package = edits.replaced(state.package, ("plan", "decisions", matter.at), made)
    return Act("ตัดสินใจใหม่", with_package(state, package))


def _answered(state: State, those: Iterable[Matter], answer: Answer) -> State:
    package = state.package
    decisions = list(package.plan.decisions)
    in_texts: dict[Place, list[Matter]] = defaultdict(list)
    for matter in those:
        if answer == "changed" and matter.kind != "year":
            continue
        decisions[matter.at] = replace(matter.decision, answer=answer)
        if (answer == "changed") is not (matter.state == "changed"):
            in_texts[matter.place].append(matter)
    for place, here in in_texts.items():
        by = 1 if answer == "changed" else -1
        package = edits.replaced(package, place, _with_years(package, place, here, by))
    package = edits.replaced(package, ("plan", "decisions"), tuple(decisions))
    return with_package(state, package)


def _with_years(package: Package, place: Place, those: Iterable[Matter], by: int) -> str:
    """A text with years moved on by one, or back where that is taken back."""
    text = str(value_at(package, place))
    # From the last on, so that those before it stay where they are.
    for matter in sorted(those, key=lambda each: -(each.start or 0)):
        if matter.start is not None and matter.end is not None:
            new = moved_on(text[matter.start : matter.end], by)
            text = text[: matter.start] + new + text[matter.end :]
    return text


def _of_field(package: Package, place: Place, at: int, each: Decision) -> Matter | None:
    """A decision about a field: made when another value stands there."""
    try:
        value = value_at(package, place)
    except (LookupError, AttributeError):
        return None
    same = digest_of(value) == each.found
    state: MatterState = "changed" if not same else _state_of(each.answer)
    return Matter(at, each, place, state)


def _state_of(answer: str) -> MatterState:
    states: dict[str, MatterState] = {"kept": "kept", "later": "later"}
    return states.get(answer, "open")


class _Years:
    """The years of the plan's texts, of which each is bound to one decision at most."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._free: dict[Place, dict[int, re.Match[str]]] = {}

    def take(self, place: Place, wanted: str, ordinal: int | None) -> re.Match[str] | None:
        """A year of a text that reads so: the `ordinal`th, or the first without; None of none."""
        if place not in self._free:
            text = _value(self._package, place)
            found = _years(self._package, place, text) if isinstance(text, str) else ()
            self._free[place] = dict(enumerate(found, 1))
        free = self._free[place]
        alike = (n for n, match in free.items() if match[0] == wanted and ordinal in {None, n})
        first = next(alike, None)
        return None if first is None else free.pop(first)


def _of_texts(package: Package, those: Iterable[tuple[int, Decision, Place]]) -> Iterator[Matter]:
    """The decisions about years.

    Each is bound to the year that it was made of: at its ordinal, else to another that reads
    the same, in its text or, where a list of texts was put in another order, in one beside it.
    What is found nowhere was changed by hand.
    """
    years, waiting = _Years(package), list(those)
    for anywhere, beside in ((False, False), (True, False), (True, True)):
        left = []
        for at, each, place in waiting:
            wanted = moved_on(each.found) if each.answer == "changed" else each.found
            for here in _beside(package, place) if beside else (place,):
                match = years.take(here, wanted, None if anywhere else each.ordinal)
                if match is not None:
                    state = "changed" if each.answer == "changed" else _state_of(each.answer)
                    yield Matter(at, each, here, state, match.start(), match.end())
                    break
            else:
                left.append((at, each, place))
        waiting = left
    for at, each, place in waiting:
        if _value(package, place) is not None:
            yield Matter(at, each, place, "changed")


def _beside(package: Package, place: Place) -> Iterator[Place]:
    """The other texts of the list that a text is one of."""
    *owner, last = place
    texts = _value(package, tuple(owner)) if isinstance(last, int) else None
    if isinstance(texts, tuple):
        yield from ((*owner, at) for at in range(len(texts)) if at != last)


def _value(package: Package, place: Place) -> Any:
    try:
        return value_at(package, place)
    except (LookupError, AttributeError):
        return None


def _years(package: Package, place: Place, text: str) -> Iterator[re.Match[str]]:
    """The years of a text, but for its lines that stand for a table or a picture."""
    plain = arabic_digits(text)
    objects = objects_at(package, place) if "[" in text else None
    for start, end in objects.stretches(text) if objects else ((0, len(text)),):
        yield from YEARS.finditer(plain, start, end)


def _homes(plan: Plan) -> dict[str, Place]:
    """Where each record of the plan that has an identity stands; under "" the package as such."""
    homes: dict[str, Place] = {"": ()}
    _gather(plan, ("plan",), homes)
    return homes


def _gather(record: Any, place: Place, homes: dict[str, Place]) -> None:
    if identity := getattr(record, "id", ""):
        homes[identity] = place
    for name, spec in specs(type(record)).items():
        value = getattr(record, name) if spec.kind in {Kind.RECORD, Kind.RECORDS} else None
        if value is None or spec.beside:
            continue
        if spec.kind is Kind.RECORD:
            _gather(value, (*place, name), homes)
        else:
            for at, item in enumerate(value):
                _gather(item, (*place, name, at), homes)


def _before(text: str, start: int) -> str:
    if start <= _AROUND:
        return _line(text[:start])
    return f"…{_line(end_of(text[:start], _AROUND))}"


def _after(text: str, end: int) -> str:
    last = min(len(text), end + 2 * _AROUND)
    return f"{_line(text[end:last])}{'…' if last < len(text) else ''}"


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
