"""What is done in a window that will be killed: typing most of all, and all that writes."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.errors import PhaenError
from db.identity import renewed
from db.package.file import read_package, write_package
from desktop.window.fields.fields import Field
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.view import GridView
from desktop.window.printing.exporting import Exporter
from forms.formats import OFFERED
from forms.printing import Job, prepare_issue, silent
from forms.reporting.issuing import issued, reopened
from forms.reporting.sealed import is_issued
from forms.resources import RESOURCES
from tests.desktop.keyboard import type_text
from tests.kills.telling import Teller

Stroke = Callable[[], object]

_WORDS = ("งาน", "ปรับปรุง", "ทางเท้า", "สวนสาธารณะ", "ผู้สูงอายุ", "ประชุม", "น้ำเสีย", "ปั้น")
_WRITING_PAGES = ("essentials", "framework", "projects", "indicators", "steps", "results", "memo")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MANY = 3  # plans beside the open one, of which one can be spared


class Acts:
    """Makes the strokes of one act after another; `chance` decides which."""

    def __init__(
        self, window: Any, parts: dict[str, Any], chance: random.Random, teller: Teller
    ) -> None:
        self._window = window
        self._plans, self._session = parts["plans"], parts["session"]
        self._tasks, self._memory = parts["tasks"], parts["memory"]
        self._chance = chance
        self._teller = teller
        self._counter = itertools.count()
        self._name = f"{chance.randrange(16**6):06x}"
        self._typing = ""

    def next(self) -> Iterator[Stroke]:
        """The strokes of the next act; one at least."""
        yield lambda: None
        self._typing = ""
        if not self._session.is_open:
            yield self._import
            return
        acts, weights = zip(*self._acts(), strict=True)
        (act,) = self._chance.choices(acts, weights)
        self._teller.tell("act", name=act.__name__)
        yield from act()

    def tell_typing(self) -> None:
        """Tell the text that is being typed, as it stands where it is typed."""
        box = QApplication.focusWidget()
        if not self._typing or box is None:
            return
        if isinstance(box, LineBox):
            words = box.text()
        elif isinstance(box, CellEditor | TextBox):
            words = box.toPlainText()
        else:
            return
        if self._typing in words:
            self._teller.tell("typed", token=self._typing, text=words)

    def _acts(self) -> tuple[tuple[Callable[[], Iterator[Stroke]], int], ...]:
        return (
            (self._go, 6),
            (self._type_in_field, 12),
            (self._type_in_cell, 12),
            (self._paste, 4),
            (self._undo, 3),
            (self._export, 2),
            (self._back_up, 2),
            (self._issue, 1),
            (self._import_one, 1),
            (self._remove_one, 1),
        )

    def _go(self) -> Iterator[Stroke]:
        name = self._chance.choice(_WRITING_PAGES)
        yield partial(self._window.enter_page, name)

    def _type_in_field(self) -> Iterator[Stroke]:
        """Type a new text into a field of the page in sight, and often stay in it."""
        boxes = [
            each
            for each in self._window.page.findChildren(Field)
            if each.isVisible() and each.isEnabled() and isinstance(each.box, LineBox | TextBox)
        ]
        if not boxes:
            return
        field = self._chance.choice(boxes)
        yield field.focus
        yield from self._typed(lambda: field.box)
        if self._chance.random() < 0.4:
            yield lambda: self._press(Qt.Key.Key_Tab)

    def _type_in_cell(self) -> Iterator[Stroke]:
        """Type a new text into a cell of a grid, and often stay in it for a while."""
        views = [
            each
            for each in self._window.page.findChildren(GridView)
            if each.isVisible() and each.model().rowCount()
        ]
        if not views:
            return
        view = self._chance.choice(views)
        columns = [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]
        row = self._chance.randrange(view.model().rowCount())
        index = view.model().index(row, self._chance.choice(columns))
        yield view.setFocus
        yield partial(view.setCurrentIndex, index)
        yield from self._typed(lambda: _editor(view) or view)
        if self._chance.random() < 0.6:
            yield lambda: self._press(self._chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Tab]))

    def _typed(self, box: Callable[[], Any]) -> Iterator[Stroke]:
        """The strokes of a text that stands nowhere else."""
        token = f"{self._name}n{next(self._counter)}x"

        def begin() -> None:
            self._typing = token

        text = token + "".join(self._chance.choices(_WORDS, k=self._chance.randrange(1, 12)))
        yield begin
        for letter in text:
            yield lambda letter=letter: type_text(box(), letter)

    def _paste(self) -> Iterator[Stroke]:
        """Paste cells as Excel has them."""
        views = [each for each in self._window.page.findChildren(GridView) if each.isVisible()]
        if not views:
            return
        view = self._chance.choice(views)
        rows = self._chance.randrange(1, 20)
        text = "\r\n".join(f"โครงการ {self._name} {at}\t{at}00,000" for at in range(rows))

        def paste() -> None:
            mime = QMimeData()
            mime.setText(text)
            QGuiApplication.clipboard().setMimeData(mime)
            QTest.keyClick(view, Qt.Key.Key_V, _CONTROL)

        yield view.setFocus
        yield paste

    def _undo(self) -> Iterator[Stroke]:
        for _ in range(self._chance.randrange(1, 5)):
            yield lambda: self._press(Qt.Key.Key_Z, _CONTROL)

    def _export(self) -> Iterator[Stroke]:
        """Write a file over the one that was written before."""
        ending = self._chance.choice(OFFERED).suffix
        path = self._memory.folder / f"ส่งออก{ending}"

        def export() -> None:
            exporter = Exporter(
                self._tasks, self._window.notice, self._memory, self._session.as_saved
            )
            self._exporter = exporter
            exporter.write(Job(self._session.package, self._session.edition), path)

        yield export

    def _back_up(self) -> Iterator[Stroke]:
        """Make a backup beside the window, as it does by itself every twenty minutes."""

        def begin() -> None:
            self._tasks.run(lambda _progress: self._plans.back_up_before("regular"), done=_nothing)

        yield begin

    def _issue(self) -> Iterator[Stroke]:
        """Send the report of a quarter up, or open one again that was."""
        reports = self._session.package.reports
        if not reports:
            return
        index = self._chance.randrange(len(reports))
        yield partial(self._seal, index)

    def _seal(self, index: int) -> None:
        session = self._session
        if is_issued(session.package.reports[index]):
            asked = {"by": "ผู้ใช้", "date": "2568-01-10", "reason": "แก้ยอด"}
            session.seal(reopened(session.package, index, **asked))
            return
        with suppress(PhaenError):
            made = prepare_issue(
                session.package, session.edition, index, dt.date(2025, 1, 9), silent
            )
            sent = {"by": "ผู้ใช้", "date": "2568-01-09", "identity": made.papers.issuance}
            session.seal(issued(session.package, index, **sent), made.papers)
            self._teller.tell("issued", issuance=made.papers.issuance)

    def _remove_one(self) -> Iterator[Stroke]:
        """Remove a plan that is not open; it can be brought back."""
        others = self._plans.beside(self._session.number)
        if len(others) < _MANY:
            return
        entry = self._chance.choice(others)
        yield partial(self._teller.tell, "removing", plan=entry.identity)
        yield partial(self._plans.remove, entry.number)

    def _import_one(self) -> Iterator[Stroke]:
        yield self._import

    def _import(self) -> None:
        """Take in a file of a plan that is not there yet; it is open afterwards."""
        path = self._memory.folder / f"นำเข้า {self._name} {next(self._counter)}.json"
        sample = renewed(read_package(RESOURCES / "sample" / "plan.json"))
        unit = replace(sample.plan.unit, name=f"หน่วย {path.stem}")
        write_package(replace(sample, plan=replace(sample.plan, unit=unit)), path)
        self._window.plan_commands.import_file(path)

    def _press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)


def _nothing(_result: object) -> None:
    """All that was wanted is that it was done."""


def _editor(view: GridView) -> CellEditor | None:
    editors = [each for each in view.findChildren(CellEditor) if each.isVisible()]
    return editors[-1] if editors else None
