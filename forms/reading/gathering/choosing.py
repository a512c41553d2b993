"""Which of the wordings of a field is proposed, and which others were printed.

The most complete wording of the place where the form asks for the field; of figures the one
that is printed most often. Money that was named goes before a dash in another table, and what
was said of it in words before both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Saying
from forms.reading.outline import Spot

# Statuses of money from the weakest: a dash in a table says least, words say most.
_STATUSES = ("none", "granted", "requested", "off_budget", "not_granted")


@dataclass(frozen=True, slots=True)
class Wording:
    """A value as it was printed, with every place where it was, and what is doubtful."""

    value: Any
    spots: tuple[Spot, ...]
    doubt: str
    saying: Saying


@dataclass(frozen=True, slots=True)
class Choice:
    """The proposed wording and the others, the most complete first."""

    best: Wording
    others: tuple[Wording, ...]

    @property
    def doubt(self) -> str:
        """Why the field is doubtful; empty where it is sure."""
        if self.others:
            count = len(self.others) + 1
            return f"เอกสารพิมพ์ไว้ต่างกัน {count} แบบ เสนอแบบที่ครบถ้วนที่สุด"
        return self.best.doubt


def choice(path: str, sayings: Sequence[Saying], preferred: Saying | None = None) -> Choice:
    """The choice among the sayings of a field; `preferred` goes before all others."""
    wordings = list(_wordings(sayings, preferred))
    best = max(wordings, key=lambda wording: _worth(path, wording, preferred))
    others = sorted(
        (wording for wording in wordings if wording is not best),
        key=lambda wording: _worth(path, wording, preferred),
        reverse=True,
    )
    return Choice(best, tuple(others))


def _wordings(sayings: Sequence[Saying], preferred: Saying | None) -> Iterable[Wording]:
    """The sayings, those of one wording together."""
    groups: dict[Any, list[Saying]] = {}
    for saying in sayings:
        groups.setdefault(_same(saying.value), []).append(saying)
    for group in groups.values():
        chosen = preferred if preferred in group else max(group, key=_completeness)
        sure = any(not saying.doubt for saying in group)
        spots = tuple(dict.fromkeys(spot for saying in group for spot in saying.spots))
        yield Wording(chosen.value, spots, "" if sure else chosen.doubt, chosen)


def _same(value: Any) -> Any:
    """What tells wordings apart: not their spaces, marks and digits."""
    if isinstance(value, str):
        return squeezed(value) or value
    if isinstance(value, tuple):
        return tuple(map(_same, value))
    return value


def _completeness(saying: Saying) -> tuple[int, int]:
    return saying.rank, _length(saying.value)


def _length(value: Any) -> int:
    if isinstance(value, tuple):
        return sum(map(_length, value))
    return len(squeezed(value)) if isinstance(value, str) else 0


def _worth(path: str, wording: Wording, preferred: Saying | None) -> tuple[Any, ...]:
    chosen = wording.saying is preferred and preferred is not None
    status = path == "budget.status" and str(wording.value) in _STATUSES
    named = _STATUSES.index(wording.value) if status else 0
    return (
        chosen,
        wording.saying.rank,
        named,
        not wording.doubt,
        _length(wording.value),
        len(wording.spots),
    )
