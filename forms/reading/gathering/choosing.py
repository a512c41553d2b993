"""Which of the wordings of a field is proposed, and which others were printed.

The most complete wording of the place where the form asks for the field; of figures the one
that is printed most often. Money that was named goes before a dash in another table, and what
was said of it in words before both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from forms.reading.comparing import likeness, squeezed
from forms.reading.gathering.subjects import Saying
from forms.reading.outline import Spot

_ALIKE = 0.8
# Statuses of money from the weakest: a dash in a table says least, words say most.
_STATUSES = ("none", "granted", "requested", "off_budget", "not_granted")


@dataclass(frozen=True, slots=True)
class Wording:
    """A value as it was printed, every place where it was, how many times, and any doubt."""

    value: Any
    spots: tuple[Spot, ...]
    doubt: str
    saying: Saying
    times: int = 1


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
    if len(wordings) == 1:
        return Choice(wordings[0], ())

    def worth(wording: Wording) -> tuple[Any, ...]:
        return _worth(path, wording, wordings, preferred)

    best, *others = sorted(wordings, key=worth, reverse=True)
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
        yield Wording(chosen.value, spots, "" if sure else chosen.doubt, chosen, len(group))


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


def _worth(
    path: str, wording: Wording, wordings: Sequence[Wording], preferred: Saying | None
) -> tuple[Any, ...]:
    chosen = wording.saying is preferred and preferred is not None
    status = path == "budget.status" and str(wording.value) in _STATUSES
    named = _STATUSES.index(wording.value) if status else 0
    return (
        chosen,
        wording.saying.rank,
        named,
        _support(wording, wordings),
        not wording.doubt,
        _length(wording.value),
        wording.times,
    )


def _support(wording: Wording, wordings: Sequence[Wording]) -> int:
    """How many times a wording was printed, slips and shortenings of it counted with it.

    Among wordings that are alike completeness decides; among others the more frequent is meant.
    """
    if not isinstance(wording.value, str):
        return wording.times
    own = squeezed(wording.value)
    return sum(each.times for each in wordings if _is_near(own, each.value))


def _is_near(own: str, value: Any) -> bool:
    other = squeezed(value) if isinstance(value, str) else ""
    return own == other or other in own or own in other or likeness(own, other) >= _ALIKE
