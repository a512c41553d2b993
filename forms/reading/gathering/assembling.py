"""The plan that all sayings make together, and of each of its fields where it was read.

Pure: the same sayings and the same wishes give the same plan. A review drops places, prefers
another wording, and asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db.fields import MOST_ITEMS, PATTERNS, Kind, Spec, is_empty, specs
from db.letters import usable, why_unfit
from db.places import Place
from db.records import Package
from forms.reading.gathering.choosing import Choice, Wording, choice
from forms.reading.gathering.ledger import unit_of
from forms.reading.gathering.subjects import Gathered, Saying, Subject, one_with
from forms.reading.outline import Spot

# Stands where a record must have a name and the document has none.
UNNAMED = "-"


@dataclass(frozen=True, slots=True)
class Reading:
    """A field of the plan, and how it was read.

    `place` is where it stands in the package; `value` is what is proposed, `spots` are all
    places where it was printed so. `doubt` says in Thai why it is doubtful. `others` are other
    wordings that were printed. `subject` and `path` say the field whatever becomes of places.
    """

    place: Place
    value: Any
    spots: tuple[Spot, ...]
    doubt: str
    others: tuple[Wording, ...]
    saying: Saying
    subject: Subject
    path: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader of the readings decided otherwise.

    Paragraphs and cells that are `dropped` say nothing; of the wordings of a field the
    `preferred` one is taken.
    """

    dropped: frozenset[Spot] = frozenset()
    preferred: Mapping[tuple[Subject, str], Saying] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A plan, its readings in the order of its fields, and what no field could hold."""

    package: Package
    readings: tuple[Reading, ...]
    unfit: tuple[tuple[Saying, str], ...]


def assembled(gathered: Gathered, wishes: Wishes | None = None) -> Assembled:
    """The plan that was gathered, as somebody wishes it."""
    making = _Making(gathered, wishes or Wishes())
    package: Package = making.record(gathered.root, Package, "", ())
    return Assembled(package, tuple(making.readings), tuple(making.unfit))


class _Making:
    """A plan on its way."""

    def __init__(self, gathered: Gathered, wishes: Wishes) -> None:
        self._plan = gathered.plan
        self._wishes = wishes
        self.readings: list[Reading] = []
        self.unfit: list[tuple[Saying, str]] = []
        self._keys = dict(self._given_keys(gathered))

    def _given_keys(self, gathered: Gathered) -> Iterator[tuple[Subject, str]]:
        """A key for each record that others name, in the order of its list."""
        counts: dict[str, int] = {}
        taken: set[tuple[str, str]] = set()
        for subject in gathered.subjects():
            spec = specs(subject.record).get("key")
            if spec is None or spec.kind is not Kind.KEY or not self._stands(subject):
                continue
            own = next((v for v in subject.values("key") if PATTERNS[Kind.KEY].fullmatch(v)), "")
            if own and (subject.listed_in, own) not in taken:
                taken.add((subject.listed_in, own))
                yield subject, own
                continue
            while True:
                counts[subject.listed_in] = counts.get(subject.listed_in, 0) + 1
                key = f"{spec.prefix}{counts[subject.listed_in]}"
                if (subject.listed_in, key) not in taken:
                    break
            taken.add((subject.listed_in, key))
            yield subject, key

    def _stands(self, subject: Subject) -> bool:
        """Whether anything is said of a record, once what was dropped says nothing."""
        if any(self._kept(saying) for sayings in subject.said.values() for saying in sayings):
            return True
        return any(self._stands(p) for path in subject.parts for p in subject.all_parts(path))

    def _kept(self, saying: Saying) -> bool:
        dropped: Set[Spot] = self._wishes.dropped
        if not dropped or not saying.spots:
            return True
        return any(unit_of(spot) not in dropped for spot in saying.spots)

    def record(self, subject: Subject, record: type[Any], inside: str, place: Place) -> Any:
        """The record of a subject, or the one that stands inside it under a name."""
        values: dict[str, Any] = {}
        for name, spec in specs(record).items():
            path = f"{inside}{name}"
            found = self._field(subject, path, spec, (*place, name))
            if found is not None:
                values[name] = found
        return record(**values)

    def _field(self, subject: Subject, path: str, spec: Spec, place: Place) -> Any:
        if spec.kind is Kind.KEY:
            return self._keys.get(subject)
        if subject.parent is None and path == "plan":
            return self.record(self._plan, spec.record or object, "", ("plan",))
        if spec.kind is Kind.RECORD and spec.record is not None:
            return self.record(subject, spec.record, f"{path}.", place)
        if spec.kind in {Kind.RECORDS, Kind.MAP} and spec.record is not None:
            return tuple(self._records(subject, path, spec, place))
        return self._value(subject, path, spec, place)

    def _records(self, subject: Subject, path: str, spec: Spec, place: Place) -> Iterator[Any]:
        at = 0
        for part in subject.all_parts(path)[:MOST_ITEMS]:
            if not self._stands(part) or spec.record is None:
                continue
            before = len(self.readings)
            made = self.record(part, spec.record, "", (*place, at))
            if is_empty(made) and part not in self._keys:
                del self.readings[before:]
                continue
            yield self._named(made)
            at += 1

    def _named(self, made: Any) -> Any:
        """A record with something where it must have a text."""
        for name, spec in specs(type(made)).items():
            needed = spec.required and spec.kind is Kind.TEXT and not getattr(made, name)
            if needed:
                made = type(made)(
                    **{n: getattr(made, n) for n in specs(type(made))} | {name: UNNAMED}
                )
        return made

    def _value(self, subject: Subject, path: str, spec: Spec, place: Place) -> Any:
        kept = [saying for saying in subject.said.get(path, ()) if self._kept(saying)]
        fitting: list[Saying] = []
        for saying in kept:
            reason = self._why_unfit(spec, saying.value)
            if reason:
                self.unfit.append((saying, reason))
            else:
                fitting.append(saying)
        if not fitting:
            return None
        if spec.kind in {Kind.TEXTS, Kind.REFS}:
            return self._several(subject, path, spec, place, fitting)
        found = choice(path, fitting, self._wishes.preferred.get((subject, path)))
        value = self._made(found.best.value)
        if value is None or value == "":
            return None
        self._note(place, value, found, subject, path)
        return value

    def _several(
        self, subject: Subject, path: str, spec: Spec, place: Place, sayings: list[Saying]
    ) -> tuple[Any, ...] | None:
        """A list: its items in order, each once, or the most complete of whole ones."""
        wholes = [saying for saying in sayings if not saying.item]
        if wholes:
            found = choice(path, wholes, self._wishes.preferred.get((subject, path)))
            values = tuple(self._made(each) for each in found.best.value)
            if spec.kind is Kind.REFS:
                values = tuple(dict.fromkeys(value for value in values if value))
            if any(values):
                self._note(place, values, found, subject, path)
            return values if any(values) else None
        items: dict[Any, None] = {}
        repeats = spec.kind is Kind.TEXTS and not spec.coded
        listed: list[Any] = []
        for saying in sayings[:MOST_ITEMS]:
            value = self._made(saying.value)
            if not value or (not repeats and value in items):
                continue
            items[value] = None
            wording = Wording(value, saying.spots, saying.doubt, saying)
            self._note((*place, len(listed)), value, Choice(wording, ()), subject, path)
            listed.append(value)
        return tuple(listed) or None

    def _made(self, value: Any) -> Any:
        """A value as the record holds it: keys of subjects, texts without unusable letters."""
        if isinstance(value, Subject):
            return self._keys.get(one_with(value))
        return usable(value) if isinstance(value, str) else value

    def _why_unfit(self, spec: Spec, value: Any) -> str:
        """Why a field cannot hold a value; empty where it can."""
        if isinstance(value, tuple):
            reasons = (self._why_unfit(spec, each) for each in value)
            return next(filter(None, reasons), "")
        if isinstance(value, str):
            if spec.kind in {Kind.MONTH, Kind.DATE} and not PATTERNS[spec.kind].fullmatch(value):
                return "ไม่ใช่เดือนหรือวันที่ที่ช่องนี้รับได้"
            return why_unfit(usable(value), spec.longest)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            within = (spec.minimum is None or value >= spec.minimum) and (
                spec.maximum is None or value <= spec.maximum
            )
            return "" if within else "อยู่นอกช่วงที่ช่องนี้รับได้"
        return ""

    def _note(self, place: Place, value: Any, found: Choice, subject: Subject, path: str) -> None:
        best = found.best
        self.readings.append(
            Reading(
                place=place,
                value=value,
                spots=best.spots,
                doubt=found.doubt,
                others=found.others,
                saying=best.saying,
                subject=subject,
                path=path,
            )
        )
