"""What the user's actions in a grid change, each as one step of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from db.carrying import carried
from db.places import Place, value_at
from desktop.window.grid.model import GridModel

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session


class Changes:
    """Writes into the list of a model. Rows and columns are the model's own.

    `new_item` makes a record for an added row.
    """

    # What a copy of a record has of its own.
    _own: tuple[str, ...] = ("key",)

    def __init__(
        self, session: Session, model: GridModel, new_item: Callable[[Package], Any]
    ) -> None:
        self._session = session
        self._model = model
        self._new_item = new_item
        self._name = model.name
        model.text_entered.connect(lambda row, column, text: self.write({(row, column): text}))

    def write(self, texts: Mapping[tuple[int, int], str], words: str = "") -> None:
        """Put texts into cells by (row, column); rows past the end are added.

        Where the rows are given, what lies past the end is left out.
        """
        if self._model.fixed:
            known = len(self._model.records)
            texts = {cell: text for cell, text in texts.items() if cell[0] < known}
        if not texts or not self._model.may_change:
            return
        self._session.start_typing()
        with self._session.step(words or self._words_of(texts)):
            self._add_up_to(max(row for row, _ in texts) + 1)
            self._write(texts)

    def insert(self, row: int, count: int = 1) -> None:
        """Put new records before a row."""
        with self._session.step(f"เพิ่ม{self._name}"):
            self._insert(row, count)

    def remove(self, rows: Iterable[int]) -> None:
        """Take records out, and with them every reference to them."""
        gone = sorted(row for row in set(rows) if not self._model.is_spare(row))
        if not gone:
            return
        words = f"ที่ {gone[0] + 1}" if len(gone) == 1 else f" {len(gone)} รายการ"
        with self._session.step(f"ลบ{self._name}{words}"):
            for first, count in reversed(_runs(gone)):
                self._session.remove(self._place, first, count)

    def duplicate(self, rows: Sequence[int]) -> int:
        """Put copies of records below the last of them; the row of the first copy."""
        first = max(rows) + 1
        with self._session.step(f"ทำสำเนา{self._name} {len(rows)} รายการ"):
            self.insert(first, len(rows))
            for at, row in enumerate(rows):
                self._copy(row, first + at)
        return first

    def move(self, row: int, count: int, to: int) -> None:
        """Move records so that the first stands at `to` among the others."""
        if row != to:
            self._session.move(self._place, row, to, count, f"ย้าย{self._name}")

    @property
    def _place(self) -> Place:
        if self._model.place is None:
            raise RuntimeError("the grid has no list")
        return self._model.place

    def _copy(self, row: int, to: int) -> None:
        """Let a new record say what another one does, but for what names it."""
        package = self._session.package
        record, new = (value_at(package, (*self._place, at)) for at in (row, to))
        copied, grown = carried(record, package.plan, package)
        own = {name: getattr(new, name) for name in self._own if hasattr(new, name)}
        if grown is not package:
            self._session.apply(grown, "")
        self._session.set_value((*self._place, to), replace(copied, **own))

    def _insert(self, row: int, count: int) -> None:
        for number in range(count):
            item = self._new_item(self._session.package)
            self._session.insert(self._place, row + number, [item])

    def _add_up_to(self, count: int) -> None:
        have = len(value_at(self._session.package, self._place))
        if count > have:
            self._insert(have, count - have)

    def _write(self, texts: Mapping[tuple[int, int], str]) -> None:
        columns = self._model.columns
        plain: dict[Place, str] = {}
        for (row, column), text in texts.items():
            if columns[column].parts:
                for path, part in columns[column].split(text).items():
                    plain[(*self._place, row, *path)] = part
            elif columns[column].show is None:
                plain[self._model.place_of(row, column)] = text
        if plain:
            self._session.set_texts(plain)
        for (row, column), text in texts.items():
            write = columns[column].write
            if write is not None:
                place = (*self._place, row)
                record = write(value_at(self._session.package, place), text)
                self._session.set_value(place, record)

    def _words_of(self, texts: Mapping[tuple[int, int], str]) -> str:
        columns = {column for _, column in texts}
        if len(texts) == 1:
            return f"แก้{self._model.columns[columns.pop()].words}"
        return f"แก้ {len(texts)} ช่อง"


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows in order as runs of (first, count)."""
    runs = []
    for _, group in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        runs.append((run[0], len(run)))
    return runs
