"""Where something that was read may be put: every field of every record, and new records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from db.fields import Kind, Spec, specs
from db.places import Place
from db.records import Plan
from forms.editing.entry import entry_value
from forms.editions.labels import label_at
from forms.reading.comparing import squeezed
from forms.reading.gathering.assembling import Told
from forms.reading.gathering.subjects import Saying, Subject
from forms.reading.outline import Spot
from forms.reading.reading import ReadPlan
from forms.short_places import short_place
from forms.whole_names import whole_names

# Records, and what names them within the plan, are put by what is in them.
_NO_FIELDS = frozenset({Kind.KEY, Kind.RECORDS, Kind.MAP, Kind.RECORD, Kind.DATA})
_NAMING = ("name", "text", "title", "heading", "programme")
# Sorts behind all that begins somewhere.
_LAST = 1_000_000
# Lists of the plan that hold nothing a person reads as a record of its own.
_LISTED = frozenset({"tables", "pictures", "decisions", "acceptances"})


class Target(NamedTuple):
    """A field of a record, in words; `listed_in` is the list that a new record comes into."""

    subject: Subject
    path: str
    record: str
    field: str
    listed_in: str = ""


def targets(read: ReadPlan) -> tuple[Target, ...]:
    """Every field of the plan that was read, and the first of a new record of each list."""
    return (*_fields_there(read), *_new_records(read))


def found(every: tuple[Target, ...], query: str) -> tuple[Target, ...]:
    """Those of which the words have each word of a query."""
    wanted, whole = [squeezed(word) for word in query.split()], squeezed(query)
    fitting: list[tuple[int, Target]] = []
    for each in every:
        words = squeezed(f"{each.record} {each.field}")
        if all(word in words for word in wanted):
            fitting.append((words.find(whole) if whole in words else _LAST, each))
    # What begins with all that was typed is meant first.
    return tuple(each for _, each in sorted(fitting, key=lambda one: one[0]))


def told_of(read: ReadPlan, target: Target, text: str, spots: tuple[Spot, ...]) -> Told:
    """What a text says of a field: on with a long text that is there, else in its place.

    Raises:
        EntryError: the text cannot be this field's value.
    """
    subject, path = target.subject, target.path
    if target.listed_in:
        subject = read.material.gathered.new(subject, target.listed_in)
    spec = subject.spec(path)
    value = entry_value(spec, text, read.package)
    if spec.kind in {Kind.REF, Kind.REFS}:
        named = {key: each for each, key in read.keys.items() if each.listed_in in spec.target}
        value = tuple(named[key] for key in value) if spec.kind is Kind.REFS else named[value]
    if spec.kind in {Kind.TEXTS, Kind.REFS}:
        # Paragraphs are added to those that there are.
        return Told(subject, path, Saying(value[0], spots, item=True))
    before = next((r for r in read.readings if (r.subject, r.path) == (subject, path)), None)
    if before is not None and spec.long:
        return Told(subject, path, Saying(f"{before.value}\n{value}", (*before.spots, *spots)))
    return Told(subject, path, Saying(value, spots))


def record_words(read: ReadPlan, place: Place) -> str:
    """A record in words: `โครงการ 3`, and what it is called."""
    edition = read.material.edition
    end = next((at + 1 for at, part in enumerate(place) if isinstance(part, int)), len(place))
    top = place[:end]
    names = whole_names(read.package, top) if end > 1 else ()
    words = [short_place(read.package, top, lambda each: label_at(edition, each))]
    words += [each.words for each in names[-1:]]
    for at in range(end, len(place)):
        number = place[at]
        if isinstance(number, int):
            words.append(f"› {label_at(edition, place[:at])} {number + 1}")
    return " ".join(words)


def _fields_there(read: ReadPlan) -> Iterator[Target]:
    for subject, place in read.places.items():
        record = record_words(read, place) if place else "แฟ้มแผน"
        for path, spec in _fields(subject.record):
            yield Target(subject, path, record, _label(read, place, path, spec))


def _new_records(read: ReadPlan) -> Iterator[Target]:
    plan = read.material.gathered.plan
    for path, spec in _lists(Plan):
        if spec.record is None:
            continue
        name = next((each for each in _NAMING if each in specs(spec.record)), None)
        if name is not None:
            label = specs(spec.record)[name].label
            yield Target(plan, name, f"เพิ่ม{spec.label}ใหม่", label, path)


def _fields(record: type[Any], inside: str = "") -> Iterator[tuple[str, Spec]]:
    for name, spec in specs(record).items():
        if spec.kind is Kind.RECORD and spec.record is not None and spec.record is not Plan:
            yield from _fields(spec.record, f"{inside}{name}.")
        elif spec.kind not in _NO_FIELDS:
            yield f"{inside}{name}", spec


def _lists(record: type[Any], inside: str = "") -> Iterator[tuple[str, Spec]]:
    for name, spec in specs(record).items():
        if spec.kind is Kind.RECORD and spec.record is not None:
            yield from _lists(spec.record, f"{inside}{name}.")
        elif spec.kind is Kind.RECORDS and name not in _LISTED:
            yield f"{inside}{name}", spec


def _label(read: ReadPlan, place: Place, path: str, spec: Spec) -> str:
    if place[:1] != ("plan",):
        return spec.label
    return label_at(read.material.edition, (*place, *path.split(".")))
