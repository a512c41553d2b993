"""What a workbook that came back makes of the plan that went out: that plan, with its changes.

It is never written over the plan of today: what it makes is one side of a comparison, whose
base is the plan that went out. A cell that says what it said is no change, whatever the plan
says by now. What cannot be read stays as a draft, marked; rows that were emptied or taken out
are told of, and remove nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from db.errors import PackageRefusedError
from db.identity import anchored, identities_in, new_identity
from db.package import json_text
from db.package.json_text import JsonObject, dump
from db.package.record_reader import Findings, read_record
from db.package.record_writer import as_object
from db.places import Place
from db.records import Activity, Division, Package
from db.settling import settled
from forms.editing.states import State
from forms.editions.edition import Edition
from forms.filling.by_words import ByWords
from forms.filling.filled_plan import FilledPlan, RowTexts
from forms.filling.kinds import BY_ID, KINDS, Column, SheetKind, columns_of, on_the_way
from forms.filling.layout import LACKING, NEW, FillCell, FillError, cell_of
from forms.filling.new_records import (
    NewIdentities,
    identity_below,
    project_called,
    project_chosen,
)
from forms.filling.reading import FilledBook, FilledRow, FilledSheet
from forms.filling.remarks import Remark, Remarks, name_of
from forms.filling.scope import Scope, Subject
from forms.filling.untouched import is_untouched
from forms.filling.whole_sheets import sheets_to_read, tell_columns
from forms.reporting.sealed import is_issued

_ISSUED = (
    "รายงานไตรมาส {quarter} ออกแล้ว สิ่งที่กรอกของไตรมาสนี้จึงไม่เข้าแผน "
    "ถ้าต้องแก้ โปรดเปิดแก้ไขรายงานนั้นในหน้าต่างโปรแกรมก่อน แล้วอ่านสมุดงานอีกครั้ง"
)


@dataclass(frozen=True)
class Taken:
    """What came of a workbook: the plan that went out with its changes, and what to look at.

    `changed` is how many fields were changed, `added` how many records are new; `by_words` are
    the identities of records whose rows did not name them, and that were told by their words.
    """

    state: State
    changed: int
    added: int
    remarks: tuple[Remark, ...]
    by_words: frozenset[str] = frozenset()


def taken(book: FilledBook, base: Package, edition: Edition) -> Taken:
    """The plan that went out, `base`, with the changes of a workbook.

    Raises:
        FillError: it is a workbook of another plan.
    """
    if book.said.get("plan") != base.plan.id:
        raise FillError(f"{book.file} เป็นสมุดงานของแผนอื่น โปรดเปิดแผนที่ส่งสมุดงานนี้ออกไป แล้วอ่านอีกครั้ง")
    return _Taking(book, base, edition).taken()


def without_issued(found: Taken, file: str, base: Package, now: Package) -> Taken:
    """What came of a workbook, and what of it the plan of today, `now`, cannot take.

    A report that was issued stays as it is: there is nothing of it to be decided.
    """
    before = {report.quarter: report for report in base.reports}
    issued = {report.quarter for report in now.reports if is_issued(report)}
    sealed = tuple(
        report.quarter
        for report in found.state.package.reports
        if report.quarter in issued and report != before.get(report.quarter)
    )
    remarks = tuple(Remark(file, "", "", "", _ISSUED.format(quarter=each)) for each in sealed)
    return replace(found, remarks=(*found.remarks, *remarks))


class _Taking:
    """Goes through a workbook's rows; the plan grows with each."""

    def __init__(self, book: FilledBook, base: Package, edition: Edition) -> None:
        self._book = book
        self._base = base
        self._edition = edition
        quarter = book.said.get("quarter", "")
        self._division = _division(base, book.said.get("division", ""))
        self._scope = Scope(base, self._division, int(quarter) if quarter.isdecimal() else None)
        self._remarks = Remarks(book.file)
        self._plan = FilledPlan(base, edition, self._remarks)
        self._identities = NewIdentities(book)
        self._added = 0
        self._by_words: set[str] = set()

    def taken(self) -> Taken:
        """All that comes of it."""
        for sheet in sheets_to_read(self._book.sheets, self._remarks):
            kind = BY_ID[sheet.kind]
            columns = {column.key: column for column in columns_of(kind, self._edition)}
            asked = self._asked(kind)
            tell_columns(sheet, columns, asked.values(), self._remarks)
            self._take_sheet(sheet, kind, columns, asked)
        there = {sheet.kind for sheet in self._book.sheets}
        for kind in KINDS:
            if kind.id not in there and self._asked(kind):
                self._remarks.of_lacking_sheet(kind.name)
        state = self._plan.state
        state = replace(state, package=settled(state.package, self._base))
        return Taken(
            state, self._plan.changed, self._added, self._remarks.found, frozenset(self._by_words)
        )

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
        named = {row.record for row in sheet.rows}
        nameless = ByWords(kind.id, self._without_row(kind, named))
        seen: set[str] = set()
        for row in sheet.rows:
            is_known = row.record in subjects or row.record.startswith("+")
            if is_known and row.record in seen:
                self._remarks.of_row(sheet, row, "เป็นแถวซ้ำกับอีกแถวหนึ่ง จึงไม่ได้อ่านแถวนี้")
            elif row.record in subjects:
                self._tell_name_of_another(sheet, row, subjects)
                self._take_known(sheet, row, columns, subjects[row.record])
            elif is_known:
                self._take_lacking(sheet, row, kind, columns, _lacking(self._book, row, kind))
            elif (subject := nameless.take(row)) is not None:
                seen.add(subject.record.id)
                self._take_by_words(sheet, row, kind, columns, subject)
            elif row.record == NEW or not row.record:
                is_doubtful = not row.record and bool(nameless)
                self._take_new(sheet, row, kind, columns, is_doubtful=is_doubtful)
            else:
                self._remarks.of_row(sheet, row, "ไม่รู้ว่าเป็นรายการใดของแผน จึงไม่ได้อ่านแถวนี้")
            seen.add(row.record)
        for identity, subject in subjects.items():
            if identity not in seen:
                self._remarks.of_lacking_row(sheet, subject)

    def _tell_name_of_another(
        self, sheet: FilledSheet, row: FilledRow, subjects: Mapping[str, Subject]
    ) -> None:
        """Rows that were put in another order, or pasted over others, say so by their names."""
        cell = row.cells.get("name")
        name = "".join(cell.text.split()) if cell is not None else ""
        called = {_called(subject.record) for subject in subjects.values()}
        if cell is not None and name in called and name != _called(subjects[row.record].record):
            reason = "ชื่อในแถวนี้เป็นของอีกรายการหนึ่ง อาจเรียงแถวใหม่หรือวางทับกัน โปรดตรวจก่อนใช้"
            self._remarks.of_row(sheet, row, reason, cell.text)

    def _without_row(self, kind: SheetKind, named: Set[str]) -> Iterator[Subject]:
        """The records of a sheet, and the rows that the report lacks, that no row names."""
        lacking = {self._book.said.get(f"{LACKING}{each[1:]}") for each in named if each[:1] == "+"}
        for subject in self._scope.subjects(kind.id):
            if subject.place is not None:
                if subject.record.id not in named:
                    yield subject
            elif dump(as_object(subject.record)) not in lacking:
                yield subject

    def _take_by_words(
        self,
        sheet: FilledSheet,
        row: FilledRow,
        kind: SheetKind,
        columns: Mapping[str, Column],
        subject: Subject,
    ) -> None:
        """A row that was told by its words: what it changes is marked, and told of."""
        before = self._plan.state
        if subject.place is not None:
            self._take_known(sheet, row, columns, subject)
        else:
            self._take_lacking(sheet, row, kind, columns, subject.record)
        if self._plan.state == before:
            return
        come = set(identities_in(self._plan.package)) - set(identities_in(before.package))
        self._by_words |= {*identities_in(subject.record), *come}
        reason = "แถวนี้ไม่บอกว่าเป็นรายการใด (คอลัมน์ที่ซ่อนไว้ถูกล้าง) จึงอ่านเป็นรายการที่ชื่อตรงกัน โปรดตรวจก่อนใช้"
        self._remarks.of_row(sheet, row, reason, name_of(subject.record))

    def _take_known(
        self, sheet: FilledSheet, row: FilledRow, columns: Mapping[str, Column], subject: Subject
    ) -> None:
        assert subject.place is not None  # noqa: S101 - those without are others
        base = State(self._base)
        changes = RowTexts()
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
            place = self._plan.open_place(subject.place, column, type(subject.record))
            changes.add(subject.place, place, column, cell)
        if changes and emptied == filled == len(changes):
            # What stands in a row that was cleared by mistake would be gone without a word.
            reason = "ทุกช่องของแถวถูกล้าง แผนยังเป็นตามเดิม ถ้าจะลบรายการนี้ โปรดลบในโปรแกรม"
            self._remarks.of_row(sheet, row, reason, name_of(subject.record))
            return
        self._remove_emptied(row, columns, subject, changes)
        self._plan.put(sheet, changes)

    def _remove_emptied(
        self,
        row: FilledRow,
        columns: Mapping[str, Column],
        subject: Subject,
        changes: RowTexts,
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
        self._plan.remove(item)

    def _take_lacking(
        self,
        sheet: FilledSheet,
        row: FilledRow,
        kind: SheetKind,
        columns: Mapping[str, Column],
        record: Any,
    ) -> None:
        """A row that the report did not have: it comes into being where something was typed."""
        report = self._scope.report
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
        at = self._plan.add(place, replace(record, id=new_identity()))
        changes = RowTexts()
        for key, cell in changed.items():
            changes.texts[(*place, at, *columns[key].path)] = cell.text
            changes.cells[(*place, at, *columns[key].path)] = cell
        self._plan.put(sheet, changes)

    def _take_new(
        self,
        sheet: FilledSheet,
        row: FilledRow,
        kind: SheetKind,
        columns: Mapping[str, Column],
        *,
        is_doubtful: bool,
    ) -> None:
        """A row that is none of the plan's; `is_doubtful`: it may be one, under another name."""
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
        if is_doubtful:
            reason = (
                "แถวนี้ไม่บอกว่าเป็นรายการใด จึงอ่านเป็นรายการใหม่ "
                "ถ้าเป็นรายการเดิมที่แก้ชื่อ โปรดคงของเดิมไว้ แล้วแก้ในโปรแกรม"
            )
            self._remarks.of_row(sheet, row, reason, next(cell.text for cell in typed.values()))
        named = typed[required.key].text if required is not None else ""
        owner, _rest = anchored(self._plan.package, place)
        identity = self._identities.of_row(owner, f"{kind.id} {named}")
        record = replace(kind.record(), id=identity)
        if kind.id == "projects" and self._division is not None:
            record = replace(record, divisions=(self._division.key,))
        if kind.id == "indicators" and self._division is not None:
            record = replace(record, division_code=self._division.code)
        at = self._plan.add(place, record)
        self._added += 1
        changes = RowTexts()
        for key, cell in typed.items():
            field_place = self._plan.open_place((*place, at), columns[key], kind.record)
            changes.add((*place, at), field_place, columns[key], cell)
        self._plan.put(sheet, changes, is_new=True)

    def _place_for(self, sheet: FilledSheet, row: FilledRow, kind: SheetKind) -> Place | None:
        """The list that a new record goes into; a step's is the last activity of its project."""
        if kind.id != "steps":
            return kind.list
        chosen = project_chosen(row)
        at = project_called(self._plan.package, chosen)
        if at is None:
            words = next((cell.text for cell in row.cells.values() if cell.text), "")
            said = f"ไม่พบโครงการ “{chosen}”" if chosen.strip() else "ยังไม่ได้เลือกโครงการ"
            reason = f"{said} ขั้นตอนใหม่ต้องเลือกโครงการจากรายการ จึงยังไม่ได้เพิ่ม"
            self._remarks.of_row(sheet, row, reason, words)
            return None
        project = self._plan.package.plan.projects[at]
        place: Place = ("plan", "projects", at, "activities")
        count = len(project.activities)
        if not count:
            self._plan.add(place, Activity(id=identity_below(project.id, "activities")))
            count = 1
        return (*place, count - 1, "steps")


def _called(record: Any) -> str:
    """The name of a record that has one, without spaces."""
    return "".join(getattr(record, "name", "").split())


def _division(package: Package, identity: str) -> Division | None:
    return next((each for each in package.plan.divisions if identity and each.id == identity), None)


def _lacking(book: FilledBook, row: FilledRow, kind: SheetKind) -> Any:
    """The row that a report lacked, as the workbook says it; None where that is no such row."""
    text = book.said.get(f"{LACKING}{row.record[1:]}", "")
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
