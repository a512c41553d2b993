"""What can be picked from a list of the plan: its records, as they read and are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.places import value_at
from db.records import Package
from forms.thai.digits import arabic_digits


@dataclass(frozen=True, slots=True)
class Pick:
    """A record that can be picked: the key or code that names it, and how it reads."""

    value: str
    words: str
    code: str = ""

    @property
    def whole(self) -> str:
        """Code and words in one line."""
        return " ".join(part for part in (self.code, self.words) if part)


def picks(package: Package, target: str) -> tuple[Pick, ...]:
    """The records of the list at the dotted path `target`, in the plan's order.

    Records with a key are picked by it, the others (tactics, policies …) by their code.
    """
    records: Sequence[Any] = value_at(package, tuple(target.split(".")))
    return tuple(pick_of(record) for record in records)


def pick_of(record: Any) -> Pick:
    """One record as it is picked."""
    code = getattr(record, "code", "") or getattr(record, "number", "")
    value = getattr(record, "key", "") or code
    words = getattr(record, "name", "") or getattr(record, "text", "") or value
    return Pick(value, words, "" if code == words else code)


def found(choices: Iterable[Pick], query: str) -> tuple[Pick, ...]:
    """The choices that hold every word of a query, those whose code begins with it first.

    Case, spaces and the kind of digits make no difference.
    """
    wanted = [_bare(word) for word in query.split()]
    kept = [
        choice
        for choice in choices
        if all(word in _bare(f"{choice.code} {choice.words} {choice.value}") for word in wanted)
    ]
    begins = _bare(query)
    return tuple(sorted(kept, key=lambda pick: not _bare(pick.code).startswith(begins)))


def _bare(text: str) -> str:
    return "".join(arabic_digits(text).lower().split())
