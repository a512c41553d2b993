"""What differs between two states of a plan, for a reader: where, and what each says there.

Records are the same where they have the same identity; else, in files of older programs,
where a reader calls them the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from db.fields import Kind, Spec, is_empty, specs
from db.identity import anchored
from db.places import Place, dotted, parsed, stands, value_at
from db.records import Package
from db.store.drafts import Draft, placed
from forms.checks import words_for
from forms.checks.words import around
from forms.editing.entry import entry_text
from forms.editing.states import State, text_at
from forms.editions.edition import Edition
from forms.editions.labels import declared_at

# How much is said of a text: of a long one, the stretch in which it differs.
_SHORT, _MARGIN, _STRETCH = 160, 30, 240
_NAMES = 8  # of items that stand in another order

# An item of a list in both packages, by its position in each; None where it is not.
_Pair = tuple[int | None, int | None]


# A field by the identity of its record, and its place in that.
_Field = tuple[str, Place]


class Difference(NamedTuple):
    """A place, in the reader's words, and what stands there before and after.

    Empty: nothing does.
    """

    where: str
    before: str
    after: str


def differences_between(before: State, after: State, edition: Edition) -> tuple[Difference, ...]:
    """All that differs, in the order of the fields, and then in the texts that are no values.

    What names records only is left out.
    """
    found = _Comparison(before.package, after.package, edition)
    return (
        *found.in_record(before.package, after.package, (), ()),
        *found.in_drafts(before, after),
    )


class _Comparison:
    """Goes through two packages; each step has its place in the one and in the other."""

    def __init__(self, before: Package, after: Package, edition: Edition) -> None:
        self._before, self._after = before, after
        self._edition = edition
        self._was, self._now = words_for(before, edition), words_for(after, edition)

    def in_record(self, old: Any, new: Any, was: Place, now: Place) -> Iterator[Difference]:
        """What differs in a record that is in both."""
        for name, spec in specs(type(new)).items():
            one, other = getattr(old, name), getattr(new, name)
            # A key names a record within its plan: no reader knows it.
            if one is other or spec.kind is Kind.KEY:
                continue
            here = (*was, name), (*now, name)
            if spec.kind is Kind.RECORD:
                yield from self.in_record(one, other, *here)
            elif spec.kind in {Kind.RECORDS, Kind.MAP}:
                yield from self._in_list(one, other, *here)
            else:
                yield from self._in_field(one, other, here[1])

    def in_drafts(self, old: State, new: State) -> Iterator[Difference]:
        """Where other texts stand in fields and are no value; beside a value they are told too."""
        before, after = _drafts(old), _drafts(new)
        for field in dict.fromkeys((*before, *after)):
            if before.get(field) == after.get(field):
                continue
            was, now = (_place_of(field, state.package) for state in (old, new))
            where = self._was.at(was or ()) if now is None else self._now.at(now)
            texts = (
                "" if place is None else text_at(state, self._edition, place)
                for state, place in ((old, was), (new, now))
            )
            yield Difference(f"{where} (ช่องที่ต้องแก้)", *excerpts(*texts))

    def _in_field(self, one: Any, other: Any, now: Place) -> Iterator[Difference]:
        spec = declared_at(self._edition, now)
        before, after = value_text(spec, one, self._before), value_text(spec, other, self._after)
        if spec.kind is Kind.DATA and one != other:
            yield Difference(self._now.at(now), before, f"อีก{after}" if before and after else after)
        elif before != after:
            yield Difference(self._now.at(now), *excerpts(before, after))

    def _in_list(
        self, old: Sequence[Any], new: Sequence[Any], was: Place, now: Place
    ) -> Iterator[Difference]:
        pairs = self._pairs(old, new, was, now)
        for old_at, new_at in pairs:
            if old_at is None and new_at is not None:
                yield Difference(
                    self._now.at((*now, new_at)),
                    "",
                    summary(self._edition, self._after, (*now, new_at)),
                )
            elif new_at is None and old_at is not None:
                yield Difference(
                    self._was.at((*was, old_at)),
                    summary(self._edition, self._before, (*was, old_at)),
                    "",
                )
            elif old_at is not None and new_at is not None:
                yield from self.in_record(old[old_at], new[new_at], (*was, old_at), (*now, new_at))
        kept = [old_at for old_at, new_at in pairs if old_at is not None and new_at is not None]
        if kept != sorted(kept):
            yield self._reordered(sorted(kept), kept, was, now)

    def _pairs(self, old: Sequence[Any], new: Sequence[Any], was: Place, now: Place) -> list[_Pair]:
        """The items of both lists, those that are the same together, in the order of the new."""
        same = _by_identity(old, new)
        rest = [at for at in range(len(old)) if at not in same.values()]
        called: dict[str, list[int]] = {}
        for at in reversed(rest):
            called.setdefault(self._was.at((*was, at)), []).append(at)
        for at in range(len(new)):
            if at not in same and (alike := called.get(self._now.at((*now, at)))):
                same[at] = alike.pop()
        taken = set(same.values())
        gone: list[_Pair] = [(at, None) for at in range(len(old)) if at not in taken]
        return [*((same.get(at), at) for at in range(len(new))), *gone]

    def _reordered(
        self, before: Sequence[int], after: Sequence[int], was: Place, now: Place
    ) -> Difference:
        def names(order: Sequence[int]) -> str:
            said = [self._was.parts((*was, at))[-1] for at in order[:_NAMES]]
            return ", ".join(said) + (", …" if len(order) > _NAMES else "")

        # What stands where it stood at both ends of the list says nothing.
        start = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
        where = f"{self._now.at(now)} › ลำดับ"
        return Difference(where, names(before[start:]), names(after[start:]))


def _drafts(state: State) -> dict[_Field, str]:
    """The drafts of a state by their fields; those without a place in it are left out."""
    return {
        anchored(state.package, place): text
        for place, text in state.drafts.items()
        if stands(state.package, place)
    }


def _place_of(field: _Field, package: Package) -> Place | None:
    """Where a field is in a package; None where its record is not."""
    owner, rest = field
    if not owner:
        return rest if stands(package, rest) else None
    found = placed(package, [Draft(owner, dotted(rest), "")])
    return next(map(parsed, found), None)


def _by_identity(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """For items of the new list the position in the old one, by their identities."""
    known = {item.id: at for at, item in enumerate(old) if getattr(item, "id", "")}
    found: dict[int, int] = {}
    for at, item in enumerate(new):
        was = known.pop(getattr(item, "id", ""), None)
        if was is not None:
            found[at] = was
    return found


def summary(edition: Edition, package: Package, place: Place) -> str:
    """What a record says in its own fields, the first of them."""
    record = value_at(package, place)
    said: list[str] = []
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.kind in {Kind.RECORD, Kind.RECORDS, Kind.MAP, Kind.KEY} or is_empty(value):
            continue
        declared = declared_at(edition, (*place, name))
        said.append(f"{declared.label}: {value_text(declared, value, package)}")
    return _shortened(" · ".join(said)) or "มีรายการนี้"


def value_text(spec: Spec, value: Any, package: Package) -> str:
    """The value of a field for a reader; of a picture how large it is."""
    if spec.kind is Kind.DATA:
        return f"รูปหนึ่ง {max(1, len(value) // 1024):,} กิโลไบต์" if value else ""
    return entry_text(spec, value, package)


def excerpts(one: str, other: str) -> tuple[str, str]:
    """Two texts that differ; of long ones where they do, with some letters around."""
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    start = shared_beginning(one, other)
    alike = min(len(one), len(other)) - start
    end = min(shared_beginning(one[::-1], other[::-1]), alike)

    def stretch(text: str) -> str:
        last = max(start, len(text) - end)
        return around(text, start, min(last, start + _STRETCH), _MARGIN) if text else ""

    return stretch(one), stretch(other)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else around(text, 0, _SHORT, 0)


def shared_beginning(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
