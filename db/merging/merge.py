"""Makes two copies of a plan into one: field by field, by what both of them were before.

Records are told by identity, wherever they stand. What one copy alone has changed is taken;
what both have changed otherwise is a conflict, and so is what one has changed and the other
removed. Without a base, what one alone has was added there, and all else that differs is a
conflict. What follows from other things (numbers of formulas, names of records, sums) is not
merged: it is what it is of the plan that is made. Nothing here knows a field by its name: the
declarations (`db.records`) say what each holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from db.errors import PhaenError
from db.identity import identities_in
from db.markers import Marker
from db.merging.building import built
from db.merging.comparing import Comparison, compared
from db.merging.difference import Difference, Key, Side, Sides
from db.merging.index import ROOT, Index, index_of
from db.merging.lines import names_of, plain, with_bound_lines
from db.merging.mending import mended
from db.merging.same_things import folded, without_clashes
from db.places import order_of
from db.records import Package
from db.references import bound
from db.settling import taken_in


class MergeError(PhaenError):
    """Two packages that cannot be merged; says in Thai why."""


@dataclass(frozen=True)
class Merge:
    """Two copies of a plan, and what differs between them."""

    base: Package | None
    ours: Package
    theirs: Package
    _found: Comparison

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """All that differs, in the order of the plan; what one copy alone has changed, too."""
        names = Sides(
            *(
                None if each is None else names_of(each)
                for each in (self.base, self.ours, self.theirs)
            )
        )
        shown = [_shown(each, names) for each in self._found.differences.values()]
        return tuple(sorted(shown, key=lambda each: order_of(each.place)))

    @cached_property
    def conflicts(self) -> tuple[Difference, ...]:
        """What has to be decided, in the order of the plan."""
        return tuple(each for each in self.differences if each.is_conflict)

    def decided(self, decisions: Mapping[Key, Side] | None = None) -> Package:
        """The plan that decisions make, settled: one change of `ours`.

        What is not decided is as by default, and a conflict as ours has it. A decision that is
        none of the choices counts for none.
        """
        found = self._found
        named = found.ours.entries.keys() | found.theirs.entries.keys()
        return mended(built(found, decisions or {}), found.base, named - {ROOT})


def merge(base: Package | None, ours: Package, theirs: Package) -> Merge:
    """Compares two copies of a plan; `base` is what both of them were before, where it is known.

    Raises:
        MergeError: they are no copies of one plan.
    """
    here, there = _kept(ours), _kept(theirs)
    was = None if base is None else _kept(base)
    if any(each.plan.id != here.plan.id for each in (there, *((was,) if was else ()))):
        raise MergeError("แฟ้มนี้เป็นของแผนอื่น ไม่ใช่แผนที่เปิดอยู่ จึงรวมกันไม่ได้ โปรดเลือกแฟ้มของแผนเดียวกัน")
    there = without_clashes(there, (here,))
    was = None if was is None else without_clashes(was, (here, there))
    here, there = folded(was, here, there)
    found = compared(None if was is None else _index(was), _index(here), _index(there))
    return Merge(was, here, there, found)


def _index(package: Package) -> Index:
    return index_of(with_bound_lines(package))


def mirrored(decisions: Mapping[Key, Side]) -> dict[Key, Side]:
    """Decisions as the other copy would have to make them, to come to the same plan."""
    return {key: side.mirrored for key, side in decisions.items()}


def _kept(package: Package) -> Package:
    """A package as it is kept: with identities, its names bound."""
    return bound(package) if all(identities_in(package)) else taken_in(package)


def _shown(difference: Difference, names: Sides) -> Difference:
    """A difference whose texts name tables, pictures and formulas as each side calls them."""
    values = (_plain(value, known) for value, known in zip(difference.values, names, strict=True))
    return replace(difference, values=Sides(*values))


def _plain(value: Any, names: dict[str, Marker] | None) -> Any:
    is_text = isinstance(value, str | tuple) or hasattr(value, "__dataclass_fields__")
    return plain(value, names) if names is not None and is_text else value
