"""What the other plans of the store, of one year, have in their frameworks.

No entry is kept for it: what is offered of a year is what the frameworks of its plans hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from db.carrying import carried, compared
from db.edits import fresh_key, inserted, replaced
from db.fields import specs
from db.places import value_at
from db.records import Framework, KeyResult, Objective, Package, Plan, TacticKpi
from forms.checks.words import squeezed

if TYPE_CHECKING:
    from db.store.store import PlanEntry

_ROOT = ("plan", "framework")
# Words at least this much alike are the same words, corrected.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Source:
    """A plan of the store with its framework alone, and whose plan it is."""

    unit: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the list `name` as the plans of `units` have it.

    `own` is what the plan at hand has for it at position `at` of that list (None and -1:
    nothing), `known` whether that is the same. Entries of one `thing` stand for the same,
    said otherwise. `under` is the entry of a key result's objective; `source` the plan
    whose tables and pictures stand in its texts.
    """

    name: str
    record: Any
    units: tuple[str, ...]
    own: Any
    at: int
    known: bool
    thing: int
    source: Plan
    under: Entry | None = None

    @property
    def words(self) -> str:
        """How it reads in a list: its code and its text."""
        title = getattr(self.record, "name", "") or getattr(self.record, "text", "")
        return " ".join(f"{getattr(self.record, 'code', '')} {title}".split())

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """The fields in which it differs: label, what the plan has, what is offered."""
        if self.own is None or self.known:
            return ()
        pairs = (
            (spec.label, _said(getattr(self.own, name)), _said(getattr(self.record, name)))
            for name, spec in specs(type(self.record)).items()
            if name not in {"key", "objective", "projects", "indicator"}
        )
        return tuple(pair for pair in pairs if squeezed(pair[1]) != squeezed(pair[2]))


def years_of(plans: Iterable[PlanEntry], own: int | None) -> tuple[int, ...]:
    """The years that plans of the store are of: that of the plan at hand first.

    Then those before it, the newest first, and then those after it.
    """
    years = {plan.fiscal_year for plan in plans}
    newest = max(years, default=0) if own is None else own
    return tuple(sorted(years, key=lambda year: (year != own, year > newest, -year)))


def frameworks_of(
    plans: Iterable[PlanEntry], framework: Callable[[int], Plan], year: int
) -> tuple[Source, ...]:
    """The frameworks of the plans of a year, those that were saved last first.

    `framework` reads a plan of the store with its framework alone.
    """
    newest = sorted(plans, key=lambda plan: plan.saved_at, reverse=True)
    return tuple(
        Source(plan.unit, framework(plan.number)) for plan in newest if plan.fiscal_year == year
    )


def entries(sources: Sequence[Source], own: Plan) -> tuple[Entry, ...]:
    """What the plans have, list by list, each wording once, against the framework of a plan."""
    # By source: the entry of each of its objectives.
    objectives: list[dict[str, Entry]] = [{} for _ in sources]
    found: list[Entry] = []
    for name in specs(Framework):
        shelf = _Shelf(name, own)
        for source, under in zip(sources, objectives, strict=True):
            records = getattr(source.plan.framework, name)
            wordings = shelf.add(records, source, under)
            if name == "objectives":
                pairs = zip(records, wordings, strict=True)
                under.update({record.key: shelf.found[at] for record, at in pairs})
        found += shelf.found.values()
    return tuple(found)


def with_entries(package: Package, chosen: Iterable[Entry]) -> tuple[Package, int]:
    """The package with entries of other plans, and how many it did not have so before.

    What the plan has for an entry gives way to it. Keys are made anew and references
    kept: a key result brings its objective along. What names records of the other plan
    outside its framework is left behind; tables and pictures of its texts come along.
    """
    order = {name: at for at, name in enumerate(specs(Framework))}
    taken: dict[tuple[str, int], str] = {}
    for entry in sorted(chosen, key=lambda entry: order[entry.name]):
        if entry.known or (entry.name, entry.thing) in taken:
            continue
        package = _taken(package, entry, taken)
    return package, len(taken)


def missing_entries(offered: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that a plan has nothing for, the newest wording of each."""
    first: dict[tuple[str, int], Entry] = {}
    for entry in offered:
        if entry.own is None:
            first.setdefault((entry.name, entry.thing), entry)
    return tuple(first.values())


@dataclass(slots=True)
class _Shelf:
    """Gathers the records of one list; `things` are the plan's own and then the new ones."""

    name: str
    plan: Plan
    own: Sequence[Any] = field(init=False)
    things: list[tuple[str, Any]] = field(init=False)
    values: dict[Any, int] = field(init=False)
    found: dict[Any, Entry] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        framework = self.plan.framework
        self.own = getattr(framework, self.name)
        objectives = {item.key: at for at, item in enumerate(framework.objectives)}
        above = [objectives.get(getattr(r, "objective", ""), -1) for r in self.own]
        pairs = list(zip(self.own, above, strict=True))
        self.things = [(_identity(*pair), pair[0]) for pair in pairs]
        self.values = {_value(*pair, self.plan): at for at, pair in enumerate(pairs)}

    def add(
        self, records: Sequence[Any], source: Source, objectives: Mapping[str, Entry]
    ) -> list[Any]:
        """Add the records of a plan; gives under what each is in `found`."""
        over = [objectives.get(getattr(record, "objective", "")) for record in records]
        above = [entry.thing if entry else -1 for entry in over]
        things = self._things(records, above)
        wordings = []
        for record, entry, thing, upper in zip(records, over, things, above, strict=True):
            value = _value(record, upper, source.plan)
            earlier = self.found.get(value)
            if earlier is not None:
                units = dict.fromkeys((*earlier.units, source.unit))
                self.found[value] = replace(earlier, units=tuple(units))
            else:
                at = thing if thing < len(self.own) else -1
                mine = self.own[at] if at >= 0 else None
                known = at >= 0 and value in self.values
                self.found[value] = Entry(
                    self.name, record, (source.unit,), mine, at, known, thing, source.plan, entry
                )
            wordings.append(value)
        return wordings

    def _things(self, records: Sequence[Any], above: Sequence[int]) -> list[int]:
        """For each record which thing it stands for; those for none become new ones."""
        known = {identity: at for at, (identity, _) in reversed(list(enumerate(self.things)))}
        names = [_identity(*pair) for pair in zip(records, above, strict=True)]
        found = [known.get(name, -1) for name in names]
        free = [at for at in range(len(self.things)) if at not in found]
        for index, record in enumerate(records):
            if found[index] >= 0:
                continue
            like = max(free, key=lambda at: _likeness(record, self.things[at][1]), default=-1)
            if like >= 0 and _likeness(record, self.things[like][1]) >= _ALIKE:
                free.remove(like)
                found[index] = like
            elif names[index] in names[:index]:
                found[index] = found[names.index(names[index])]
            else:
                found[index] = len(self.things)
                self.things.append((names[index], record))
        return found


def _taken(package: Package, entry: Entry, taken: dict[tuple[str, int], str]) -> Package:
    """The package with an entry; `taken` tells the keys of those that are in it now."""
    objective = ""
    if entry.under is not None:
        above = (entry.under.name, entry.under.thing)
        if entry.under.own is None and above not in taken:
            package = _taken(package, entry.under, taken)
        objective = entry.under.own.key if entry.under.own else taken[above]
    place = (*_ROOT, entry.name)
    key = entry.own.key if entry.own and hasattr(entry.own, "key") else ""
    if not key and hasattr(entry.record, "key"):
        key = fresh_key(package, ".".join(place), "o" if entry.name == "objectives" else "r")
    record, package = carried(_fitted(entry, key, objective), entry.source, package)
    taken[entry.name, entry.thing] = key
    if entry.own is None:
        return inserted(package, place, len(value_at(package, place)), (record,))
    return replaced(package, (*place, entry.at), record)


def _fitted(entry: Entry, key: str, objective: str) -> Any:
    """The record of an entry with the keys and references of the plan at hand."""
    record, own = entry.record, entry.own
    if isinstance(record, Objective):
        return replace(record, key=key)
    if isinstance(record, KeyResult):
        return replace(record, key=key, objective=objective)
    if isinstance(record, TacticKpi):
        kept = own or TacticKpi()
        record = replace(record, projects=kept.projects, indicator=kept.indicator)
    # Other lists name it by the code as the plan spells it.
    return replace(record, code=own.code) if own else record


def _identity(record: Any, objective: int) -> str:
    """What tells a record from others of its list: its code, or its words without spaces.

    The codes of key results are their order under an objective, and tell nothing.
    """
    words = squeezed(getattr(record, "text", "") or getattr(record, "name", ""))
    if isinstance(record, KeyResult):
        return f"{objective} {words}"
    return words if isinstance(record, Objective) else squeezed(record.code) or words


def _value(record: Any, objective: int, plan: Plan) -> Any:
    """A record without what is its plan's own affair: alike where nothing is to be taken."""
    if isinstance(record, Objective):
        return replace(record, key="")
    if isinstance(record, KeyResult):
        return replace(record, key="", objective=str(objective))
    if isinstance(record, TacticKpi):
        record = replace(compared(record, plan), projects=(), indicator="")
    return replace(record, code=squeezed(record.code))


def _likeness(record: Any, other: Any) -> float:
    """How much alike two records without a code of their own are, 0 to 1."""
    if not isinstance(record, Objective | KeyResult):
        return 0
    group = "code" if isinstance(record, KeyResult) else "substrategy"
    if squeezed(getattr(record, group)) != squeezed(getattr(other, group)):
        return 0
    words = squeezed(record.text), squeezed(other.text)
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _said(value: Any) -> str:
    """A value in words: texts, and what the fields of records say."""
    if isinstance(value, tuple):
        return ", ".join(_said(item) for item in value)
    if is_dataclass(value):
        return " ".join(filter(None, (_said(getattr(value, name)) for name in specs(type(value)))))
    return "" if value is None else str(value)
