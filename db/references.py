"""References: what names a record by its key, code or number, and goes by its identity.

On paper and in the file that travels a record is named by what it is called: a project by
its key, a tactic by its code, a step by its activity and number. In a plan that is kept,
such a name is a :class:`Reference`: the same text, bound to the record by its identity. So
what is renamed, renumbered or moved takes along all that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from db.fields import Kind, Spec, specs
from db.numbers import bare_number
from db.places import value_at
from db.records import Package, Report, StepDone

# What a record of a list is named by, in this order.
_NAMES = ("key", "code")


class Reference(str):
    """A text that names a record, bound to the one of identity `id`; equal to the text."""

    __slots__ = ("id",)
    id: str

    def __new__(cls, text: str, identity: str) -> Reference:
        """A text bound to the record of an identity."""
        made = super().__new__(cls, text)
        made.id = identity
        return made


class Named(NamedTuple):
    """The records of one list: what each is called by identity, and the first so called."""

    texts: Mapping[str, str]
    identities: Mapping[str, str]


def target_of(spec: Spec) -> str:
    """The dotted path of the list into which a field refers, by key or by code; else empty."""
    return spec.target or spec.coded


def name_of(record: Any) -> str:
    """What a record of a list is named by: its key, else its code."""
    return next((getattr(record, name) for name in _NAMES if hasattr(record, name)), "")


def bound(package: Package, before: Package | None = None) -> Package:
    """The package with every name that some record bears bound to that record.

    A name that is bound follows its record; what was bound to one that is gone is text
    again, or bound anew to another so called. A figure of a step that is gone goes with it.
    Of a package made of one that is bound (`before`), only what changed is gone through,
    unless a record is called otherwise than there.
    """
    found = _Binder(package)
    kept = before if before is not None and found.names_as(before) else None
    made: Package = found.record(package, kept)
    return with_steps(made)


class _Binder:
    """Binds the names in the records of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._named: dict[str, Named] = {}

    def names_as(self, before: Package) -> bool:
        """Whether the records of all lists into which fields refer are called as in another."""
        for target in targets_below(Package):
            place = tuple(target.split("."))
            was, now = value_at(before, place), value_at(self._package, place)
            if was is not now and named_in(was) != self._list(target):
                return False
        return True

    def record(self, record: Any, was: Any) -> Any:
        """The record with its names bound; itself where all are, as in what it `was`."""
        if record is was:
            return record
        changes: dict[str, Any] = {}
        for name, spec in naming_fields(type(record)):
            old = getattr(record, name)
            new = self._field(spec, old, getattr(was, name, None))
            if new is not old:
                changes[name] = new
        return replace(record, **changes) if changes else record

    def _field(self, spec: Spec, old: Any, was: Any) -> Any:
        if target := target_of(spec):
            if isinstance(old, tuple):
                return _kept(old, tuple(self._text(target, text) for text in old))
            return self._text(target, old)
        if spec.kind is Kind.RECORD:
            return self.record(old, was)
        if old is was:
            return old
        # By identity: the two lists may have them at other positions.
        known = {_identity(item): item for item in was or () if _identity(item)}
        made = tuple(self.record(item, known.get(_identity(item))) for item in old)
        return _kept(old, made)

    def _text(self, target: str, text: str) -> str:
        if not text and not isinstance(text, Reference):
            return text
        return followed(text, self._list(target))

    def _list(self, target: str) -> Named:
        if target not in self._named:
            self._named[target] = named_in(value_at(self._package, tuple(target.split("."))))
        return self._named[target]


def named_in(records: tuple[Any, ...]) -> Named:
    """What the records of a list are called; of two so called the first is found."""
    kept = [(name_of(record), record.id) for record in records if record.id]
    texts = {identity: text for text, identity in kept}
    return Named(texts, {text: identity for text, identity in reversed(kept) if text})


def followed(text: str, named: Named) -> str:
    """A text bound to the record that it names: the one it is bound to, else one so called."""
    if isinstance(text, Reference):
        now = named.texts.get(text.id)
        if now is not None:
            return text if str.__eq__(text, now) else Reference(now, text.id)
    identity = named.identities.get(str(text)) if text else None
    return Reference(str(text), identity) if identity else _plain(text)


def _plain(text: str) -> str:
    """A text that names nothing."""
    return str(text) if isinstance(text, Reference) else text


def _identity(record: Any) -> str:
    """The identity of a record; empty where its kind has none."""
    return getattr(record, "id", "")


def _kept(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items there were, where none is another."""
    same = len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
    return old if same else new


def targets_below(record: type[Any]) -> frozenset[str]:
    """The dotted paths of all lists into which fields of a record, and of those below it, refer."""
    if record not in _targets:
        fields = [spec for _, spec in naming_fields(record)]
        own = {target for spec in fields if (target := target_of(spec))}
        below = (targets_below(spec.record) for spec in fields if spec.record is not None)
        _targets[record] = frozenset(own).union(*below)
    return _targets[record]


_targets: dict[type[Any], frozenset[str]] = {}
_binding: dict[type[Any], tuple[tuple[str, Spec], ...]] = {}


def naming_fields(record: type[Any]) -> tuple[tuple[str, Spec], ...]:
    """The fields that name records, and those whose records have such fields."""
    if record not in _binding:
        _binding[record] = tuple(
            (name, spec)
            for name, spec in specs(record).items()
            if target_of(spec) or (spec.record is not None and naming_fields(spec.record))
        )
    return _binding[record]


class _StepPlace(NamedTuple):
    """Which project and activity (from 0) a step stands in, and its number."""

    project: str
    activity: int
    number: str


def with_steps(package: Package) -> Package:
    """The package whose reports name steps by where they now stand."""
    if not any(report.steps for report in package.reports):
        return package
    places = dict(_step_places(package))
    found = {
        (at.project, at.activity, bare_number(at.number)): identity
        for identity, at in reversed(places.items())
    }

    def follow(done: StepDone) -> StepDone | None:
        if not isinstance(done.step, Reference):
            key = (str(done.project), done.activity or 0, bare_number(done.step))
            identity = found.get(key)
            return replace(done, step=Reference(done.step, identity)) if identity else done
        now = places.get(done.step.id)
        if now is None:
            return None
        same = bare_number(now.number) == bare_number(done.step)
        step = done.step if same else Reference(now.number, done.step.id)
        activity = done.activity if (done.activity or 0) == now.activity else now.activity
        unchanged = step is done.step and activity == done.activity
        return done if unchanged else replace(done, step=step, activity=activity)

    return _with_reports(package, follow)


def _step_places(package: Package) -> Iterator[tuple[str, _StepPlace]]:
    for project in package.plan.projects:
        for at, activity in enumerate(project.activities):
            for step in activity.steps:
                if step.id:
                    yield step.id, _StepPlace(project.key, at, step.number)


def _with_reports(package: Package, follow: Callable[[StepDone], StepDone | None]) -> Package:
    def changed(report: Report) -> Report:
        found = tuple(done for old in report.steps if (done := follow(old)) is not None)
        steps = _kept(report.steps, found)
        return report if steps is report.steps else replace(report, steps=steps)

    reports = _kept(package.reports, tuple(changed(report) for report in package.reports))
    return package if reports is package.reports else replace(package, reports=reports)
