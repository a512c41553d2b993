"""What differs in a list whose items are told by what names them, and in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db.fields import Kind, specs
from db.merging.alike import alike
from db.merging.difference import Change, Difference, Key, Side, Sides
from db.merging.field import Decide, Field, Follows, standing
from db.merging.orders import Order, order_of, woven
from db.merging.units import Path, Unit
from db.references import Reference

Items = tuple[Any, ...]


def members_of(unit: Unit, key: Key, values: Sides, places: Sides, follows: Follows) -> Field:
    """What differs in such a list, of which all sides but the base's are there."""
    names = iter(_names(unit.spec.kind, [each for each in values if each is not None]))
    named = Sides(
        *(None if each is None else tuple(zip(next(names), each, strict=True)) for each in values)
    )
    return _Members(unit, key, named, places, follows)


@dataclass(frozen=True, slots=True)
class _Members(Field):
    unit: Unit
    key: Key
    named: Sides  # of pairs: the name of an item, and the item
    places: Sides
    follows: Follows

    @property
    def differences(self) -> tuple[Difference, ...]:
        groups = self._groups()
        found = [each for name in _either(groups) if (each := self._difference(name, groups))]
        order = self._order()
        if order is not None:
            values = Sides(
                *(None if each is None else tuple(item for _, item in each) for each in self.named)
            )
            found.append(
                Difference(
                    self._key_of_order,
                    Change.MOVED,
                    order.by,
                    values,
                    self.places,
                    order.choices,
                    order.default,
                )
            )
        return tuple(found)

    def values(self, decide: Decide) -> dict[Path, Any]:
        groups = self._groups()
        taken = {}
        for name in _either(groups):
            difference = self._difference(name, groups)
            here, there = groups.ours.get(name, ()), groups.theirs.get(name, ())
            if difference is None:
                items = here or there
            else:
                items = there if decide(difference.key) is Side.THEIRS else here
            taken.update({_nth(name, at): item for at, item in enumerate(items)})
        choice = decide(self._key_of_order) if self._order() is not None else self._unordered()
        order = woven(*self._orders(), taken.keys(), choice)
        return {self.unit.path: tuple(taken[name] for name in order)}

    @property
    def _key_of_order(self) -> Key:
        return self.key._replace(part="order")

    def _groups(self) -> Sides:
        """The items of each side by name: of equal ones nobody can say which was taken out."""
        return Sides(*(None if each is None else _together(each) for each in self.named))

    def _order(self) -> Order | None:
        found = order_of(*self._orders())
        is_moot = self.unit.spec.unordered and found is not None and found.default is None
        return None if is_moot else found

    def _unordered(self) -> Side | None:
        """Whose order is taken where it says nothing and both changed it: one from either side."""
        base, ours, theirs = self._orders()
        if order_of(base, ours, theirs) is None:
            return None
        return Side.OURS if ours < theirs else Side.THEIRS

    def _orders(self) -> Sides:
        """The items of each side in order, each told from its equals."""
        return Sides(*(None if each is None else _counted(each) for each in self.named))

    def _difference(self, name: str, groups: Sides) -> Difference | None:
        stand = Sides(*(None if each is None else each.get(name, ()) for each in groups))
        if alike(stand.ours, stand.theirs):
            return None
        by, default = standing(stand)
        if stand.base is None:
            by, default = _added(stand)
        change = Change.CHANGED
        if not stand.ours or not stand.theirs:
            if stand.base and self.follows((stand.ours or stand.theirs)[0]):
                return None
            change = Change.REMOVED if stand.base else Change.ADDED
        return Difference(
            self.key._replace(part=f"item {name}"),
            change,
            by,
            Sides(*map(_value, stand)),
            self._places(name),
            default=default,
        )

    def _places(self, name: str) -> Sides:
        """Where the first item of a name stands on each side; where it is not, that of the list."""
        return Sides(
            *(
                (*place, names.index(name)) if name in names else place
                for place, names in (
                    (place, [each for each, _ in named or ()])
                    for place, named in zip(self.places, self.named, strict=True)
                )
            )
        )


def _added(stand: Sides) -> tuple[Side, Side | None]:
    """Who has more of what is called the same, without a base; else it is a conflict."""
    ours, theirs = stand.ours, stand.theirs
    if alike(ours[: len(theirs)], theirs):
        return Side.OURS, Side.OURS
    if alike(theirs[: len(ours)], ours):
        return Side.THEIRS, Side.THEIRS
    return Side.BOTH, None


def _value(items: Items | None) -> Any:
    """What a difference shows of a side: an item, or the several that are called the same."""
    return items[0] if items and len(items) == 1 else (items or None)


def _either(groups: Sides) -> Iterator[str]:
    yield from dict.fromkeys((*groups.ours, *groups.theirs))


def _together(named: Sequence[tuple[str, Any]]) -> dict[str, Items]:
    found: dict[str, Items] = {}
    for name, item in named:
        found[name] = (*found.get(name, ()), item)
    return found


def _counted(named: Sequence[tuple[str, Any]]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name, _item in named:
        found.append(_nth(name, seen[name]))
        seen[name] += 1
    return found


def _nth(name: str, at: int) -> str:
    return f"{at} {name}"


def _names(kind: Kind, lists: Sequence[Items]) -> list[list[str]]:
    """For each of some lists what names its items, alike in all of them."""
    texts = [[_text(item) if kind is Kind.MAP else item for item in items] for items in lists]
    # What is bound in one and not in another is told by its text in all.
    plain = {str(text) for each in texts for text in each if not isinstance(text, Reference)}
    return [[_name(text, plain) for text in each] for each in texts]


def _text(item: Any) -> Any:
    return getattr(item, next(iter(specs(type(item)))))


def _name(text: Any, plain: set[str]) -> str:
    if isinstance(text, Reference) and str(text) not in plain:
        return f"={text.id}"
    return f":{text}"
