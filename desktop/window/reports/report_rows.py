"""A list of a quarter's report in a grid: its rows are the plan's, and rest once issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from db.places import Place
from desktop.window.grid import Grid, GridColumn
from desktop.window.widgets.controls import push_button
from forms.reporting.carried import confirmed

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner


# What is told of a quarter, and what it is told of.
READS: tuple[Place, ...] = (
    ("reports",),
    ("plan", "fiscal_year"),
    ("plan", "indicators"),
    ("plan", "projects"),
    ("plan", "divisions"),
    ("plan", "framework", "components"),
)


# What confirms the figures that were carried, with its keys.
CONFIRM, CONFIRM_KEY = "ยืนยันตัวเลขที่ยกมาของแถวที่เลือก", "Alt+7"
CONFIRM_ALL, CONFIRM_ALL_KEY = "ยืนยันตัวเลขที่ยกมาทุกแถวที่เห็น", "Alt+8"


class ReportRows(QWidget):
    """Shows the list `rows` of the report at `report_of`; `kind` is what its rows hold.

    While the report is `locked` nothing in it can be changed.
    """

    def __init__(
        self,
        tools: Tools,
        report_of: PlaceOf,
        reckoner: Reckoner,
        locked: Callable[[], bool],
        *,
        rows: str,
        kind: type[Any],
        name: str,
        columns: Sequence[GridColumn],
        frozen: bool = True,
    ) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self._reckoner = reckoner
        self._locked = locked
        self._rows = rows
        self.grid = Grid(
            tools,
            self._list_place,
            columns,
            # The rows are given: none is ever made here.
            new_item=lambda _package: kind(),
            name=name,
            spread=True,
            frozen=frozen,
            fixed=True,
            locked=locked,
        )

    def show_place(self, place: Place) -> bool:
        """Put the cursor into a field; False where it is in no row of this report."""
        return self.grid.show_place(place)

    def confirm_carried(self, rows: Sequence[int]) -> None:
        """Confirm the figures of some rows that were carried from the last quarter."""
        place = self._list_place()
        if place is None or self._locked():
            return
        package = self._tools.session.package
        there = self.grid.model.records
        places = [(*place, row) for row in rows if 0 <= row < len(there) and there[row].carried]
        if places:
            words = f"ยืนยันตัวเลขที่ยกมา {len(places)} รายการ"
            self._tools.session.apply(confirmed(package, places), words)

    def confirm_chosen(self) -> None:
        """Confirm those of the selected rows, or of the one that the cursor is in."""
        self.confirm_carried(self.grid.selected_rows() or (self.grid.current_row,))

    def confirm_all(self) -> None:
        """Confirm those of every row in sight."""
        self.confirm_carried(self.grid.shown_rows())

    def carried_buttons(self) -> tuple[QPushButton, QPushButton]:
        """Buttons that confirm what was carried: of the chosen rows, and of all in sight."""
        return (
            _button("ยืนยันแถวที่เลือก", CONFIRM_KEY, self.confirm_chosen),
            _button("ยืนยันทุกแถวที่เห็น", CONFIRM_ALL_KEY, self.confirm_all),
        )

    def show_carried(self, buttons: Sequence[QPushButton]) -> None:
        """Have the buttons in sight while there is something to confirm."""
        any_left = any(row.carried for row in self.grid.model.records)
        for button in buttons:
            button.setVisible(any_left and not self._locked())

    def _list_place(self) -> Place | None:
        report = self._report_of()
        return None if report is None else (*report, self._rows)


def carried_column() -> GridColumn:
    """Which figures were carried from the last quarter, until they are confirmed."""
    return GridColumn("ยืนยัน", (), 4.2, show=_carried_words)


def _carried_words(row: Any, _package: Package) -> str:
    return "ยกมา" if row.carried else ""


def _button(words: str, keys: str, act: Callable[[], None]) -> QPushButton:
    button = push_button(words, "done", act)
    button.setToolTip(f"ตัวเลขที่ยกมาจากไตรมาสก่อนถูกต้องสำหรับไตรมาสนี้ ({keys})")
    return button
