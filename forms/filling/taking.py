"""What a workbook that came back makes of the plan that went out: that plan, with its changes.

It is never written over the plan of today: what it makes is one side of a comparison, whose
base is the plan that went out. A cell that says what it said is no change, whatever the plan
says by now. What cannot be read stays as a draft, marked; rows that were emptied or taken out
are told of, and remove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from db import edits
from db.errors import PackageRefusedError
from db.fields import identities
from db.identity import anchored, new_identity
from db.package import json_text
from db.package.json_text import JsonObject
from db.package.record_reader import Findings, read_record
from db.places import Place, dotted, stands, value_at
from db.records import Activity, Division, Package
from db.settling import settled
from forms.editing.entry import NO
from forms.editing.states import State, trouble_at, with_items, with_texts
from forms.editions.edition import Edition
from forms.filling.kinds import BY_ID, KINDS, Column, SheetKind, columns_of, on_the_way
from forms.filling.layout import LACKING, NEW, FillCell, FillError, cell_of
from forms.filling.new_records import (
    NewIdentities,
    identity_below,
    project_called,
    project_chosen,
)
from forms.filling.reading import FilledBook, FilledCell, FilledRow, FilledSheet
from forms.filling.remarks import Remark, Remarks, name_of
from forms.filling.scope import Scope, Subject
from forms.filling.untouched import is_untouched


@dataclass(frozen=True)
class Taken:
    """What came of a workbook: the plan that went out with its changes, and what to look at.

    `changed` is how many fields were changed, `added` how many records are new.
    """

    state: State
    changed: int
    added: int
    remarks: tuple[Remark, ...]


def taken(book: FilledBook, base: Package, edition: Edition) -> Taken:
    """The plan that went out, `base`, with the changes of a workbook.

    Raises:
        FillError: it is a workbook of another plan.
    """
    if book.said.get("plan") != base.plan.id:
        raise FillError(f"{book.file} เป็นสมุดงานของแผนอื่น โปรดเปิดแผนที่ส่งสมุดงานนี้ออกไป แล้วอ่านอีกครั้ง")
    return _Taking(book, base, edition).taken()


@dataclass
class _Row:
    """A row while it is taken: its texts by the places that they go to."""

    texts: dict[Place, str] = field(default_factory=dict)
    cells: dict[Place, FilledCell] = field(default_factory=dict)


class _Taking:
    """Goes through a workbook's rows; the plan grows with each."""

    def __init__(self, book: FilledBook, base: Package, edition: Edition) -> None:
        self._book = book
        self._base = base
        self._edition = edition
        self._state = State(base)
        quarter = book.said.get("quarter", "")
        self._division = _division(base, book.said.get("division", ""))
        self._scope = Scope(base, self._division, int(quarter) if quarter.isdecimal() else None)
        self._remarks = Remarks(book.file)
        self._identities = NewIdentities(book)
        self._changed = self._added = 0

    def taken(self) -> Taken:
        """All that comes of it."""
        for sheet in self._book.sheets:
            kind = BY_ID[sheet.kind]
            columns = {column.key: column for column in columns_of(kind, self._edition)}
            self._take_sheet(sheet, kind, columns, self._asked(kind))
        there = {sheet.kind for sheet in self._book.sheets}
        for kind in KINDS:
            if kind.id not in there and self._asked(kind):
                self._remarks.of_lacking_sheet(kind.name)
        package = settled(self._state.package, self._base)
        state = replace(self._state, package=package)
        return Taken(state, self._changed, self._added, self._remarks.found)

    def _asked(self, kind: SheetKind) -> dict[str, Subject]:
        """The records of a sheet that the plan has, by identity."""
        return {
            subject.record.id: subject
            for subject in self._scope.subjects(kind.id)
            if subject.place is not None
        }

    def _take_sheet(
        self,
        sheet: FilledSheet,
        kind: SheetKind,
        columns: Mapping[str, Column],
        subjects: Mapping[str, Subject],
    ) -> None:
        seen: set[str] = set()
        for row in sheet.rows:
            if row.record in seen and row.record not in {NEW, ""}:
                self._remarks.of_row(sheet, row, "เป็นแถวซ้ำกับอีกแถวหนึ่ง จึงไม่ได้อ่านแถวนี้")
                continue
            seen.add(row.record)
            if row.record in subjects:
                self._take_known(sheet, row, columns, subjects[row.record])
            elif row.record.startswith("+"):
                self._take_lacking(sheet, row, kind, columns)
            elif row.record == NEW or not row.record:
                self._take_new(sheet, row, kind, columns)
            else:
                self._remarks.of_row(sheet, row, "ไม่รู้ว่าเป็นรายการใดของแผน จึงไม่ได้อ่านแถวนี้")
        for identity, subject in subjects.items():
            if identity not in seen:
                self._remarks.of_lacking_row(sheet, subject)

    def _take_known(
        self, sheet: FilledSheet, row: FilledRow, columns: Mapping[str, Column], subject: Subject
    ) -> None:
        assert subject.place is not None  # noqa: S101 - those without are others
        base = State(self._base)
        changes = _Row()
        emptied = filled = 0
        for key, cell in row.cells.items():
            if key not in columns:
                continue
            column = columns[key]
            was = cell_of(subject, column, base, self._edition)
            if was.locked:
                continue
            filled += was.value not in (None, "")
            if is_untouched(column, was, cell, self._base):
                continue
            emptied += not cell.text
            place = self._open_place(subject.place, column, type(subject.record))
            changes.texts[place] = cell.text
            changes.cells[place] = cell
        if changes.texts and emptied == filled == len(changes.texts):
            # What stands in a row that was cleared by mistake would be gone without a word.
            reason = "ทุกช่องของแถวถูกล้าง แผนยังเป็นตามเดิม ถ้าจะลบรายการนี้ โปรดลบในโปรแกรม"
            self._remarks.of_row(sheet, row, reason, name_of(subject.record))
            return
        self._remove_emptied(row, columns, subject, changes)
        self._put(sheet, changes)

    def _remove_emptied(
        self,
        row: FilledRow,
        columns: Mapping[str, Column],
        subject: Subject,
        changes: _Row,
    ) -> None:
        """Take out an item of a list of one, as the months of a step, of which nothing is left."""
        inner = [
            column for column in columns.values() if on_the_way(column.path, type(subject.record))
        ]
        if not inner or any(row.cells[each.key].text for each in inner if each.key in row.cells):
            return
        places = {(*(subject.place or ()), *each.path) for each in inner}
        if not places & changes.texts.keys():
            return
        for place in places:
            changes.texts.pop(place, None)
            changes.cells.pop(place, None)
        item = next(iter(places))[:-1]
        package = edits.removed(self._state.package, item[:-1], int(item[-1]))
        self._state = replace(self._state, package=package)
        self._changed += 1

    def _take_lacking(
        self, sheet: FilledSheet, row: FilledRow, kind: SheetKind, columns: Mapping[str, Column]
    ) -> None:
        """A row that the report did not have: it comes into being where something was typed."""
        report = self._scope.report
        record = _lacking(self._book.said.get(f"{LACKING}{row.record[1:]}", ""), kind)
        if record is None or report is None:
            self._remarks.of_row(sheet, row, "ไม่รู้ว่าเป็นรายการใดของรายงาน จึงไม่ได้อ่านแถวนี้")
            return
        changed = {
            key: cell
            for key, cell in row.cells.items()
            if key in columns
            and not is_untouched(columns[key], FillCell(_value(record, key)), cell, self._base)
        }
        is_empty = not any(cell.text for key, cell in row.cells.items() if key in columns)
        if not changed or is_empty:
            return
        place: Place = ("reports", report[0], str(kind.list[-1]))
        at = len(value_at(self._state.package, place))
        self._state = with_items(self._state, place, at, [replace(record, id=new_identity())])
        changes = _Row()
        for key, cell in changed.items():
            changes.texts[(*place, at, *columns[key].path)] = cell.text
            changes.cells[(*place, at, *columns[key].path)] = cell
        self._put(sheet, changes)

    def _take_new(
        self, sheet: FilledSheet, row: FilledRow, kind: SheetKind, columns: Mapping[str, Column]
    ) -> None:
        typed = {key: cell for key, cell in row.cells.items() if cell.text and key in columns}
        if not typed:
            return
        if not kind.blank:
            self._remarks.of_row(sheet, row, "เพิ่มแถวในแผ่นงานนี้ไม่ได้ โปรดเพิ่มในโปรแกรม")
            return
        required = next(
            (column for column in columns.values() if column.path[-1] in {"name", "text"}), None
        )
        if required is not None and required.key not in typed:
            words = " ".join(cell.text for cell in typed.values())
            reason = f"รายการใหม่ต้องกรอก{required.spec.label} จึงยังไม่ได้เพิ่ม"
            self._remarks.of_row(sheet, row, reason, words)
            return
        place = self._place_for(sheet, row, kind)
        if place is None:
            return
        at = len(value_at(self._state.package, place))
        named = typed[required.key].text if required is not None else ""
        owner, _rest = anchored(self._state.package, place)
        identity = self._identities.of_row(owner, f"{kind.id} {named}")
        record = replace(kind.record(), id=identity)
        if kind.id == "projects" and self._division is not None:
            record = replace(record, divisions=(self._division.key,))
        if kind.id == "indicators" and self._division is not None:
            record = replace(record, division_code=self._division.code)
        self._state = with_items(self._state, place, at, [record])
        self._added += 1
        changes = _Row()
        for key, cell in typed.items():
            field_place = self._open_place((*place, at), columns[key], kind.record)
            changes.texts[field_place] = cell.text
            changes.cells[field_place] = cell
        before = self._changed
        self._put(sheet, changes)
        self._changed = before

    def _place_for(self, sheet: FilledSheet, row: FilledRow, kind: SheetKind) -> Place | None:
        """The list that a new record goes into; a step's is the last activity of its project."""
        if kind.id != "steps":
            return kind.list
        chosen = project_chosen(row)
        at = project_called(self._state.package, chosen)
        if at is None:
            words = next((cell.text for cell in row.cells.values() if cell.text), "")
            said = f"ไม่พบโครงการ “{chosen}”" if chosen.strip() else "ยังไม่ได้เลือกโครงการ"
            reason = f"{said} ขั้นตอนใหม่ต้องเลือกโครงการจากรายการ จึงยังไม่ได้เพิ่ม"
            self._remarks.of_row(sheet, row, reason, words)
            return None
        project = self._state.package.plan.projects[at]
        place: Place = ("plan", "projects", at, "activities")
        count = len(project.activities)
        if not count:
            activity = Activity(id=identity_below(project.id, "activities"))
            self._state = with_items(self._state, place, 0, [activity])
            count = 1
        return (*place, count - 1, "steps")

    def _open_place(self, root: Place, column: Column, record: type[Any]) -> Place:
        """The place of a field; an item of a list that it leads through is made where none is."""
        place = (*root, *column.path)
        through = on_the_way(column.path, record)
        if through is not None and not stands(self._state.package, place):
            item = through[1]()
            if identities(through[1]):
                owner, rest = anchored(self._state.package, (*root, *through[0]))
                item = replace(item, id=identity_below(owner, dotted(rest)))
            self._state = with_items(self._state, (*root, *through[0]), 0, [item])
        return place

    def _put(self, sheet: FilledSheet, changes: _Row) -> None:
        """Put texts into their fields; what is no value is a draft, and told of."""
        texts = {place: _confirmed(place, text) for place, text in changes.texts.items()}
        for place, cell in changes.cells.items():
            if cell.trouble:
                self._remarks.of_cell(sheet, cell, cell.trouble)
                del texts[place]
        self._state = with_texts(self._state, self._edition, texts)
        self._fill_ends(texts)
        self._changed += len(texts)
        for place in texts:
            reason = trouble_at(self._state, self._edition, place)
            if reason:
                self._remarks.of_cell(sheet, changes.cells[place], reason)

    def _fill_ends(self, texts: Mapping[Place, str]) -> None:
        """Work of one month may say it once."""
        for span in {place[:-1] for place in texts if "spans" in place}:
            start, end = (value_at(self._state.package, (*span, name)) for name in ("start", "end"))
            if bool(start) == bool(end):
                continue
            place = (*span, "end" if start else "start")
            if place not in self._state.drafts:
                package = edits.replaced(self._state.package, place, start or end)
                self._state = replace(self._state, package=package)


def _confirmed(place: Place, text: str) -> str:
    """What is no longer carried is not said to be: as where it is confirmed in the program."""
    return "" if place[-1] == "carried" and text in NO else text


def _division(package: Package, identity: str) -> Division | None:
    return next((each for each in package.plan.divisions if identity and each.id == identity), None)


def _lacking(text: str, kind: SheetKind) -> Any:
    """The row that a report lacked, as the workbook says it; None where that is no such row."""
    try:
        value = json_text.parse(text.encode())
    except PackageRefusedError:
        return None
    found = Findings()
    if not isinstance(value, JsonObject):
        return None
    record = read_record(value, kind.record, kind.list[:-1], found)
    return None if found.all_refusals() else record


def _value(record: Any, key: str) -> Decimal | str | None:
    value = getattr(record, key, None)
    return ("ใช่" if value else "ไม่") if isinstance(value, bool) else value
