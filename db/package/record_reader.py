"""From the values of a package file to records: what does not fit is named, all of it.

Driven by the declarations in `db.records` alone. A reader collects every refusal and
goes on, so that its author can mend the file in one go.
"""

from __future__ import annotations

import contextlib
import difflib
import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db import places
from db.errors import Refusal
from db.fields import IDENTITY, MOST_ITEMS, PATTERNS, Kind, Spec, identities, specs
from db.letters import why_unfit
from db.package import wording
from db.package.json_text import JsonObject
from db.places import Place

_MOST_REFUSALS = 500
_LONGEST_NAME = 60
_WHITE = re.compile("[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A key that stands at `place` and names a record of the list `target`."""

    place: Place
    target: str
    key: str


@dataclass(slots=True)
class Findings:
    """What a reading gathers beside the records.

    `keys` are the places of the records of each list, by list and key; `references` are
    all keys that point into a list; `identities` are the places of records by identity.
    """

    refusals: list[Refusal] = field(default_factory=list)
    more: int = 0
    keys: dict[str, dict[str, Place]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    identities: dict[str, Place] = field(default_factory=dict)

    def refuse(self, place: Place, reason: str) -> None:
        """Adds a reason; from the 500th on they are counted only."""
        if len(self.refusals) < _MOST_REFUSALS:
            self.refusals.append(Refusal(places.thai(place), reason))
        else:
            self.more += 1

    def all_refusals(self) -> tuple[Refusal, ...]:
        """The reasons, and how many more there are."""
        rest = (Refusal("", f"และอีก {self.more:,} แห่ง"),) if self.more else ()
        return (*self.refusals, *rest)


def read_record(
    value: Any,
    record: type[Any],
    place: Place,
    found: Findings,
    *,
    besides: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
) -> Any:
    """The record that an object holds; its troubles go to `found`.

    `besides` names the object's fields that are no field of the record; `only` those of the
    record that may stand there, without its identity, where not all of them may.
    """
    if not isinstance(value, JsonObject):
        found.refuse(place, wording.wrong(wording.OBJECT, value))
        return record()
    _refuse_repeated(value, place, found)
    declared, own = specs(record), identities(record)
    if only:
        declared, own = {name: declared[name] for name in only}, ()
    for name in value:
        if name not in declared and name not in own and name not in besides:
            found.refuse((*place, wording.shown(name)), _unknown(name, declared, found))
    fields: dict[str, Any] = {}
    for name, spec in declared.items():
        if name in value:
            fields[name] = _READERS[spec.kind](value[name], spec, (*place, name), found)
        elif spec.required:
            found.refuse((*place, name), "ต้องมี แต่ไม่ได้ระบุไว้")
    for name in own:
        if name in value:
            fields[name] = _identity(value[name], (*place, name), found)
    return record(**fields)


def _identity(value: Any, place: Place, found: Findings) -> str:
    """An identity; that of a record stands once in a package."""
    if not isinstance(value, str) or not IDENTITY.fullmatch(value):
        found.refuse(place, wording.wrong("ต้องเป็นรหัสประจำ 1 ถึง 64 ตัว (A-Z a-z 0-9 _ -)", value))
        return ""
    if place[-1] == "id":
        if value in found.identities:
            found.refuse(place, f'รหัสประจำ "{value}" ซ้ำกับ {places.thai(found.identities[value])}')
        found.identities.setdefault(value, place[:-1])
    return value


def _refuse_repeated(value: JsonObject, place: Place, found: Findings) -> None:
    for name in value.repeated:
        found.refuse(place, f"มีช่อง {wording.quoted(name)} ซ้ำกันมากกว่าหนึ่งครั้ง")


def _unknown(name: str, declared: dict[str, Spec], found: Findings) -> str:
    reason = "ไม่รู้จักช่องชื่อนี้"
    worth_a_guess = not found.more and len(name) <= _LONGEST_NAME
    for near in difflib.get_close_matches(name, declared, n=1) if worth_a_guess else ():
        return f'{reason} อาจหมายถึง "{near}" ({declared[near].label})'
    return reason


def _text(value: Any, spec: Spec, place: Place, found: Findings) -> str:
    if not isinstance(value, str):
        found.refuse(place, wording.wrong(wording.expected(spec), value))
        return ""
    if reason := why_unfit(value, spec.longest):
        found.refuse(place, reason)
    return value


def _pattern(value: Any, spec: Spec, place: Place, found: Findings) -> str:
    if isinstance(value, str) and PATTERNS[spec.kind].fullmatch(value):
        if len(value) <= spec.longest:
            return value
        found.refuse(place, why_unfit(value, spec.longest))
        return ""
    found.refuse(place, wording.wrong(wording.expected(spec), value))
    return ""


def _key(value: Any, spec: Spec, place: Place, found: Findings) -> str:
    key = _pattern(value, spec, place, found)
    if key:
        own = found.keys.setdefault(list_path(place[:-1]), {})
        if key in own:
            found.refuse(place, f'รหัส "{key}" ซ้ำกับ {places.thai(own[key])}')
        own.setdefault(key, place[:-1])
    return key


def _ref(value: Any, spec: Spec, place: Place, found: Findings) -> str:
    key = _pattern(value, spec, place, found)
    if key:
        found.references.append(Reference(place, spec.target, key))
    return key


def _number(value: Any, spec: Spec, place: Place, found: Findings) -> Decimal | None:
    if value is None and spec.nullable:
        return None
    if isinstance(value, Decimal) and _within(value, spec):
        return value
    found.refuse(place, wording.wrong(wording.expected(spec), value))
    return None


def _integer(value: Any, spec: Spec, place: Place, found: Findings) -> int | None:
    if isinstance(value, Decimal) and value == int(value) and _within(value, spec):
        return int(value)
    found.refuse(place, wording.wrong(wording.expected(spec), value))
    return None


def _within(value: Decimal, spec: Spec) -> bool:
    low = spec.minimum is None or value >= spec.minimum
    low = low and (spec.above is None or value > spec.above)
    return low and (spec.maximum is None or value <= spec.maximum)


def _flag(value: Any, spec: Spec, place: Place, found: Findings) -> bool | None:
    if isinstance(value, bool):
        return value
    found.refuse(place, wording.wrong(wording.expected(spec), value))
    return None


def _choice(value: Any, spec: Spec, place: Place, found: Findings) -> str | int | None:
    if isinstance(value, str | Decimal):
        for choice in spec.choices:
            if choice == value:
                return choice
    found.refuse(place, wording.wrong(wording.expected(spec), value))
    return None


def _data(value: Any, spec: Spec, place: Place, found: Findings) -> bytes:
    data = b""
    if isinstance(value, str):
        # Many programs end a line of base64 after 64 or 76 letters.
        with contextlib.suppress(ValueError):
            data = b64decode(_WHITE.sub("", value), validate=True)
    if not data:
        found.refuse(place, wording.wrong(wording.expected(spec), value))
    return data


def _one(value: Any, spec: Spec, place: Place, found: Findings) -> Any:
    assert spec.record is not None  # noqa: S101 - the declaration says so
    if spec.bare:
        ((name, only),) = specs(spec.record).items()
        return spec.record(_READERS[only.kind](value, only, (*place, name), found))
    return read_record(value, spec.record, place, found)


def _listed(
    read: Callable[[Any, Spec, Place, Findings], Any],
) -> Callable[[Any, Spec, Place, Findings], tuple[Any, ...]]:
    """A reader of a list, from the reader of its items."""

    def read_list(value: Any, spec: Spec, place: Place, found: Findings) -> tuple[Any, ...]:
        if not isinstance(value, list):
            found.refuse(place, wording.wrong(wording.LIST, value))
            return ()
        if len(value) > MOST_ITEMS:
            found.refuse(place, _too_many(len(value)))
            return ()
        return tuple(
            read(item, spec, (*place, position), found) for position, item in enumerate(value)
        )

    return read_list


def _too_many(count: int) -> str:
    return f"มี {count:,} รายการ เกิน {MOST_ITEMS:,} รายการ โปรดลบรายการที่ไม่ใช้"


def _map(value: Any, spec: Spec, place: Place, found: Findings) -> tuple[Any, ...]:
    assert spec.record is not None  # noqa: S101 - the declaration says so
    if not isinstance(value, JsonObject):
        found.refuse(place, wording.wrong(wording.OBJECT, value))
        return ()
    _refuse_repeated(value, place, found)
    if len(value) > MOST_ITEMS:
        found.refuse(place, _too_many(len(value)))
        return ()
    name_spec, text_spec = specs(spec.record).values()
    return tuple(
        spec.record(
            _text(name, name_spec, place, found),
            _text(text, text_spec, (*place, wording.shown(name)), found),
        )
        for name, text in value.items()
    )


_READERS: dict[Kind, Callable[[Any, Spec, Place, Findings], Any]] = {
    Kind.TEXT: _text,
    Kind.TEXTS: _listed(_text),
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.KEY: _key,
    Kind.REF: _ref,
    Kind.REFS: _listed(_ref),
    Kind.DATA: _data,
    Kind.MONTH: _pattern,
    Kind.DATE: _pattern,
    Kind.RECORD: _one,
    Kind.RECORDS: _listed(_one),
    Kind.MAP: _map,
}


def list_path(place: Place) -> str:
    """The dotted path of the list that the record at `place` stands in."""
    return ".".join(part for part in place if isinstance(part, str))
