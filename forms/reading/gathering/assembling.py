"""The plan that all sayings make together, and of each of its fields where it was read.

Pure: the same sayings and the same wishes give the same plan. A review drops places, prefers
another wording, and asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import is_not
from typing import Any, NamedTuple

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


class Told(NamedTuple):
    """That a field of a record was said to have a value."""

    subject: Subject
    path: str
    saying: Saying


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

    @property
    def told(self) -> Told:
        """What tells it from other readings, however the plan is put together."""
        return Told(self.subject, self.path, self.saying)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader of the readings decided otherwise.

    Paragraphs and cells that are `dropped` say nothing, nor does what is `refused` in its
    field; what is `put` into a field goes before all that the document says of it. Of the
    wordings of a field the `preferred` one is taken.
    """

    dropped: frozenset[Spot] = frozenset()
    preferred: Mapping[tuple[Subject, str], Saying] = field(default_factory=dict)
    refused: frozenset[Told] = frozenset()
    put: tuple[Told, ...] = ()


# What was chosen before, by the field: among which sayings, and which one went before all.
Chosen = dict[tuple[Subject, str], tuple[tuple[Saying | None, ...], Choice]]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A plan, its readings in the order of its fields, and what no field could hold.

    `places` are those of its records in the package, `keys` what others name them by.
    """

    package: Package
    readings: tuple[Reading, ...]
    unfit: tuple[tuple[Saying, str], ...]
    places: Mapping[Subject, Place]
    keys: Mapping[Subject, str]


def assembled(
    gathered: Gathered, wishes: Wishes | None = None, chosen: Chosen | None = None
) -> Assembled:
    """The plan that was gathered, as somebody wishes it; `chosen` is added to."""
    making = _Making(gathered, wishes or Wishes(), {} if chosen is None else chosen)
    package: Package = making.record(gathered.root, Package, "", ())
    return Assembled(
        package, tuple(making.readings), tuple(making.unfit), making.places, making.keys
    )


class _Making:
    """A plan on its way."""

    def __init__(self, gathered: Gathered, wishes: Wishes, chosen: Chosen) -> None:
        self._plan = gathered.plan
        self._wishes = wishes
        self._chosen = chosen
        self._put: dict[Subject, list[Told]] = {}
        for told in wishes.put:
            self._put.setdefault(told.subject, []).append(told)
        self.readings: list[Reading] = []
        self.unfit: list[tuple[Saying, str]] = []
        self.places: dict[Subject, Place] = {gathered.root: (), gathered.plan: ("plan",)}
        self.keys = dict(self._given_keys(gathered))

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
        if self._put.get(subject) or any(self._kept(subject, path) for path in subject.said):
            return True
        return any(self._stands(p) for path in subject.parts for p in subject.all_parts(path))

    def _kept(self, subject: Subject, path: str) -> list[Saying]:
        """What is said of a field, in so far as nobody decided otherwise."""
        wishes, said = self._wishes, subject.said.get(path, [])
        if wishes.refused:
            said = [each for each in said if Told(subject, path, each) not in wishes.refused]
        if wishes.dropped:
            said = [each for each in said if not each.spots or self._is_kept(each.spots)]
        put = [told.saying for told in self._put.get(subject, ()) if told.path == path]
        return [*said, *put] if put else said

    def _is_kept(self, spots: Sequence[Spot]) -> bool:
        return any(unit_of(spot) not in self._wishes.dropped for spot in spots)

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
            return self.keys.get(subject)
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
            self.places[part] = (*place, at)
            made = self.record(part, spec.record, "", (*place, at))
            if is_empty(made) and part not in self.keys:
                del self.readings[before:]
                del self.places[part]
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
        kept = self._kept(subject, path)
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
        found = self._choice(subject, path, fitting)
        value = self._made(found.best.value)
        if value is None or value == "":
            return None
        self._note(place, value, found, subject, path)
        return value

    def _choice(self, subject: Subject, path: str, sayings: list[Saying]) -> Choice:
        """The choice among sayings; that among the same ones is not made twice."""
        preferred = self._wishes.preferred.get((subject, path))
        among = (*sayings, preferred)
        known = self._chosen.get((subject, path))
        if known is None or len(known[0]) != len(among) or any(map(is_not, known[0], among)):
            known = self._chosen[subject, path] = among, choice(path, sayings, preferred)
        return known[1]

    def _several(
        self, subject: Subject, path: str, spec: Spec, place: Place, sayings: list[Saying]
    ) -> tuple[Any, ...] | None:
        """A list: its items in order, each once, or the most complete of whole ones."""
        wholes = [saying for saying in sayings if not saying.item]
        if wholes:
            found = self._choice(subject, path, wholes)
            added = [saying.value for saying in sayings if saying.item]
            values = tuple(self._made(each) for each in (*found.best.value, *added))
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
            return self.keys.get(one_with(value))
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
