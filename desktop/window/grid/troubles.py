"""What is wrong in the rows of a grid: drafts that are no value, and problems found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.places import Place
from desktop.window.grid.paths import path_within
from forms.editing.draft_troubles import printed_meanwhile
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from desktop.session.session import Session
    from forms.checks import Problem
    from forms.severities import Severity

_RANK = tuple(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The worst that is wrong at a place, and the words for all of it."""

    severity: Severity
    words: str


class Troubles:
    """Troubles of a list by row and by the path within the row.

    `found` gives (row, path within the row, severity, words); `cells` is the path of the cell
    that each field stands in, by that of the field.
    """

    def __init__(
        self,
        found: Iterable[tuple[int, tuple[str, ...], Severity, str]],
        cells: Mapping[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        self._rows: dict[int, list[tuple[Severity, str]]] = defaultdict(list)
        self._cells: dict[tuple[int, tuple[str, ...]], list[tuple[Severity, str]]] = defaultdict(
            list
        )
        known = sorted(cells, key=len, reverse=True)
        for row, path, severity, words in found:
            line = (severity, f"{SEVERITIES[severity]}: {words}")
            self._rows[row].append(line)
            cell = next((own for own in known if own and path[: len(own)] == own), None)
            if cell is not None:
                self._cells[row, cells[cell]].append(line)

    def of_row(self, row: int) -> Trouble | None:
        """What is wrong anywhere in a row."""
        return _worst(self._rows[row]) if row in self._rows else None

    def of_cell(self, row: int, path: tuple[str, ...]) -> Trouble | None:
        """What is wrong in the cell of a field."""
        cell = row, path
        return _worst(self._cells[cell]) if cell in self._cells else None

    def rows_unlike(self, other: Troubles) -> tuple[int, ...]:
        """The rows in which something else is wrong, from the first on."""
        known, cells = {*self._rows, *other._rows}, {*self._cells, *other._cells}
        rows = {row for row in known if self._rows.get(row) != other._rows.get(row)}
        rows |= {cell[0] for cell in cells if self._cells.get(cell) != other._cells.get(cell)}
        return tuple(sorted(rows))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Troubles):
            return NotImplemented
        return self._rows == other._rows and self._cells == other._cells

    __hash__ = None  # type: ignore[assignment]  # it is only ever compared


def troubles_in(
    session: Session,
    problems: Iterable[Problem],
    list_place: Place,
    cells: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Troubles:
    """The troubles of the list at a place; `cells` as of `Troubles`."""
    depth, state = len(list_place), session.state
    found: list[tuple[int, tuple[str, ...], Severity, str]] = []

    def add(place: Place, severity: Severity, words: str) -> None:
        row = place[depth] if len(place) > depth and place[:depth] == list_place else None
        if isinstance(row, int):
            found.append((row, path_within(state.package, place, depth + 1), severity, words))

    for place in state.drafts:
        if place[:depth] == list_place:
            add(place, "error", f"{session.trouble_at(place)} {printed_meanwhile(state, place)}")
    for problem in problems:
        if problem.place in state.drafts:
            continue
        add(problem.place, problem.severity, f"{problem.message} {problem.advice}".strip())
    return Troubles(found, cells)


def _worst(found: Iterable[tuple[Severity, str]]) -> Trouble:
    lines = tuple(dict.fromkeys(found))
    severity = min((severity for severity, _ in lines), key=_RANK.index)
    return Trouble(severity, "\n".join(words for _, words in lines))
