"""Somebody at the desk: a quarter's report by buttons and keys alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.grid.cell_editor import CellEditor
from desktop.window.reports import issue_part
from desktop.window.reports.issue_dialog import IssueDialog
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import quarter_button
from tests.desktop.window.year.typed import TAKEN, Quarter, Told
from tests.keystrokes.keyboard import Keyboard

INDICATORS, STEPS, SPENDING, SCORE = range(4)
MEMO, _SIGNERS, ISSUE = range(3)
_TAKES = {"progress": "Alt+1", "value": "Alt+2", "level": "Alt+3"}
FIELDS = ("numerator", "denominator", "progress", "value", "level", "narrative")
# Written in one cell, one over the other.
_OVER = "denominator"


class Desk:
    """Types into the pages of a window; the clock of the program is set by hand."""

    def __init__(self, window: Any, monkeypatch: Any) -> None:
        self.window = window
        self.keys = Keyboard()
        self._patch = monkeypatch

    @property
    def package(self) -> Any:
        return self.window.session.package

    def report(self, quarter: int) -> Any:
        return next(each for each in self.package.reports if each.quarter == quarter)

    def set_day(self, day: tuple[int, int, int]) -> None:
        self._patch.setattr(issue_part, "local_today", lambda: dt.date(*day))

    def page(self, name: str, quarter: int, tab: int | None = None) -> Any:
        """A page at a quarter, chosen by its button."""
        self.window.show_page(name)
        page = self.window.page
        quarter_button(page, quarter).click()
        if tab is not None:
            page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        return page

    def wake(self) -> None:
        """Have the window take the keys: on a bare screen a dialog that has gone keeps them."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    # The results.

    def begin(self, quarter: int) -> None:
        page = self.page("results", quarter)
        assert page.empty.isVisible()
        page.empty.button.click()
        QApplication.processEvents()
        assert not page.empty.isVisible()

    def tell(self, report: Quarter) -> None:
        """Type a whole report: the steps first, by which progress is reckoned."""
        page = self.page("results", report.number, STEPS)
        shares = [
            report.done[row.project, row.activity or 0, row.step]
            for row in self.report(report.number).steps
        ]
        assert len(shares) == len(report.done)
        self.paste(page.part(STEPS).grid, 0, "done", [f"{float(share):g}" for share in shares])
        page = self.page("results", report.number, INDICATORS)
        grid = page.part(INDICATORS).grid
        for row, told in enumerate(report.results.values()):
            self.tell_of(grid, row, told)
        page = self.page("results", report.number, SPENDING)
        rows = [row.project for row in self.report(report.number).spending]
        assert rows == [*report.spending]
        grid = page.part(SPENDING).grid
        if report.number == 1:
            self.paste(grid, 0, "amount", [*report.spending.values()])
            return
        for row, amount in enumerate(report.spending.values()):
            self.put(grid, row, "amount", amount)

    def tell_of(self, grid: Any, row: int, told: Told) -> None:
        """Type what is told of an indicator, or take what the page proposes."""
        for field in FIELDS:
            text = getattr(told, field)
            if field == "numerator" and told.denominator:
                text = f"{text}/{told.denominator}"
            if field == _OVER:
                continue
            if text == TAKEN:
                self.to(grid, row, field)
                self.keys.press(_TAKES[field])
            elif text:
                self.put(grid, row, field, text)

    def to(self, grid: Any, row: int, field: str) -> None:
        """Put the cursor into a cell."""
        paths = [column.path for column in grid._columns]
        self.wake()
        grid.view.show_cell(row, paths.index((field,)))
        grid.view.setFocus()
        assert QApplication.focusWidget() is grid.view

    def put(self, grid: Any, row: int, field: str, text: str) -> None:
        """Type over a cell."""
        self.to(grid, row, field)
        self.keys.type(text)
        self.keys.press("Return")

    def paste(self, grid: Any, row: int, field: str, texts: list[str]) -> None:
        """Paste a column, as a spreadsheet has it."""
        mime = QMimeData()
        mime.setText("\r\n".join(texts))
        QGuiApplication.clipboard().setMimeData(mime)
        self.to(grid, row, field)
        self.keys.press("Ctrl+V")

    def is_locked(self, grid: Any, row: int, field: str) -> bool:
        """Whether typing and F2 do nothing in a cell."""
        before = self.package
        for act in (lambda: self.keys.type("7"), lambda: self.keys.press("F2")):
            self.to(grid, row, field)
            act()
            if any(each.isVisible() for each in grid.findChildren(CellEditor)):
                return False
        self.paste(grid, row, field, ["7"])
        self.keys.press("Delete")
        return self.package is before

    # The memo, and sending up.

    def write_memo(self, report: Quarter, *, anew: bool = False) -> None:
        """Compose the memo, and type its number and date where it is issued."""
        page = self.page("memo", report.number, MEMO)
        if anew:
            # The figures of the one that stands there would be lost: that is asked.
            answer(press("ร่างใหม่"))
        page.part(MEMO).part.compose_button.click()
        part = self.page("memo", report.number, ISSUE).part(ISSUE).part
        year, month, day = report.memo_date.split("-")
        for field, text in zip(
            part.form.fields, (report.memo_number, f"{int(day)}/{int(month)}/{year}"), strict=True
        ):
            self.wake()
            field.focus()
            field.box.selectAll()
            self.keys.enter(text)

    def issue(self, quarter: int, day: tuple[int, int, int]) -> None:
        self.set_day(day)
        part = self.page("memo", quarter, ISSUE).part(ISSUE).part
        answer(_agree)
        part.issue_button.click()

    def reopen(self, quarter: int, day: tuple[int, int, int], reason: str) -> None:
        self.set_day(day)
        part = self.page("memo", quarter, ISSUE).part(ISSUE).part

        def because(dialog: Any) -> None:
            type_text(dialog.reason, reason)
            _agree(dialog)

        answer(because)
        part.reopen_button.click()


def _agree(dialog: Any) -> None:
    assert isinstance(dialog, IssueDialog)
    dialog.agree.click()
