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
from forms.editing.entry_error import EntryError
from forms.editing.own_entry import with_typed
from forms.editing.states import State, trouble_at, with_items, with_texts
from forms.editions.edition import Edition
from forms.editions.own_fields import OWN_KINDS, OwnField
from forms.filling.kinds import Column, on_the_way
from forms.filling.new_records import identity_below
from forms.filling.reading import FilledCell, FilledSheet
from forms.filling.remarks import Remarks
from forms.own_values import fits, text_of


@dataclass
class RowTexts:
    """A row while it is taken: its texts by the places that they go to.

    `own` are those in fields that the edition has added, with the places of their records.
    """

    texts: dict[Place, str] = field(default_factory=dict)
    cells: dict[Place, FilledCell] = field(default_factory=dict)
    own: list[tuple[Place, OwnField, FilledCell]] = field(default_factory=list)

    def __len__(self) -> int:
        """How many fields are changed."""
        return len(self.texts) + len(self.own)

    def add(self, root: Place, place: Place, column: Column, cell: FilledCell) -> None:
        """A changed cell of the record at `root`, whose field is at `place`."""
        if column.own is not None:
            self.own.append((root, column.own, cell))
        else:
            self.texts[place] = cell.text
            self.cells[place] = cell


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
        for root, own, cell in changes.own:
            self._put_own(sheet, root, own, cell)
        self.changed += 0 if is_new else len(texts) + len(changes.own)
        for place in texts:
            reason = trouble_at(self.state, self._edition, place)
            if reason:
                self._remarks.of_cell(sheet, changes.cells[place], reason)

    def _put_own(self, sheet: FilledSheet, root: Place, own: OwnField, cell: FilledCell) -> None:
        """Put a text into a field that the edition has added; what is not of its kind stays."""
        if cell.trouble:
            self._remarks.of_cell(sheet, cell, cell.trouble)
            return
        try:
            record = with_typed(value_at(self.package, root), own, cell.text, self.package)
        except EntryError as error:
            self._remarks.of_cell(sheet, cell, str(error))
            return
        self.state = replace(self.state, package=edits.replaced(self.package, root, record))
        if not fits(own, text_of(record, own)):
            self._remarks.of_cell(sheet, cell, f"ไม่ใช่{OWN_KINDS[own.kind]} โปรดแก้ในโปรแกรม")

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
