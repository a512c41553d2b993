"""The plan that went out while what was filled in goes into it, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from db import edits
from db.fields import identities
from db.identity import anchored
from db.places import Place, dotted, stands, value_at
from db.records import Package
from forms.editing.entry import NO
from forms.editing.states import State, trouble_at, with_items, with_texts
from forms.editions.edition import Edition
from forms.filling.kinds import Column, on_the_way
from forms.filling.new_records import identity_below
from forms.filling.reading import FilledCell, FilledSheet
from forms.filling.remarks import Remarks


@dataclass
class RowTexts:
    """A row while it is taken: its texts by the places that they go to."""

    texts: dict[Place, str] = field(default_factory=dict)
    cells: dict[Place, FilledCell] = field(default_factory=dict)


class FilledPlan:
    """Grows with each row; `changed` is how many fields of records that there were."""

    def __init__(self, base: Package, edition: Edition, remarks: Remarks) -> None:
        self.state = State(base)
        self.changed = 0
        self._edition = edition
        self._remarks = remarks

    @property
    def package(self) -> Package:
        """The plan as it is so far."""
        return self.state.package

    def add(self, place: Place, record: Any) -> int:
        """Put a record at the end of a list; its position."""
        at = len(value_at(self.package, place))
        self.state = with_items(self.state, place, at, [record])
        return at

    def remove(self, item: Place) -> None:
        """Take an item out of its list: a change."""
        package = edits.removed(self.package, item[:-1], int(item[-1]))
        self.state = replace(self.state, package=package)
        self.changed += 1

    def open_place(self, root: Place, column: Column, record: type[Any]) -> Place:
        """The place of a field; an item of a list that it leads through is made where none is."""
        place = (*root, *column.path)
        through = on_the_way(column.path, record)
        if through is not None and not stands(self.package, place):
            item = through[1]()
            if identities(through[1]):
                owner, rest = anchored(self.package, (*root, *through[0]))
                item = replace(item, id=identity_below(owner, dotted(rest)))
            self.state = with_items(self.state, (*root, *through[0]), 0, [item])
        return place

    def put(self, sheet: FilledSheet, changes: RowTexts, *, is_new: bool = False) -> None:
        """Put texts into their fields; what is no value is a draft, and told of.

        Those of a record that `is_new` count for no changes.
        """
        texts = {place: _confirmed(place, text) for place, text in changes.texts.items()}
        for place, cell in changes.cells.items():
            if cell.trouble:
                self._remarks.of_cell(sheet, cell, cell.trouble)
                del texts[place]
        self.state = with_texts(self.state, self._edition, texts)
        self._fill_ends(texts)
        self.changed += 0 if is_new else len(texts)
        for place in texts:
            reason = trouble_at(self.state, self._edition, place)
            if reason:
                self._remarks.of_cell(sheet, changes.cells[place], reason)

    def _fill_ends(self, texts: Mapping[Place, str]) -> None:
        """Work of one month may say it once."""
        for span in {place[:-1] for place in texts if "spans" in place}:
            start, end = (value_at(self.package, (*span, name)) for name in ("start", "end"))
            if bool(start) == bool(end):
                continue
            place = (*span, "end" if start else "start")
            if place not in self.state.drafts:
                package = edits.replaced(self.package, place, start or end)
                self.state = replace(self.state, package=package)


def _confirmed(place: Place, text: str) -> str:
    """What is no longer carried is not said to be: as where it is confirmed in the program."""
    return "" if place[-1] == "carried" and text in NO else text
