"""Each kind of value is changed in the control that shows it: that value alone is another."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from db.fields import Kind, specs
from db.package.file import read_package
from db.places import Place, dotted, order_of, spec_at, value_at
from db.records import Package, Step, SwotItem
from db.references import Reference
from desktop.session.plans import Plans
from desktop.window.fields.fields import Field
from desktop.window.fields.picker import Picker
from desktop.window.fields.reference_editors import RefBox, RefList
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.frame.main_window import MainWindow
from desktop.window.grid.view import GridView
from desktop.window.parts.part_tree import PartTree
from desktop.window.steps.milestone_boxes import row_box
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.steps.months_bar import MonthsBar
from forms.editing.entry import entry_text
from tests.desktop.keyboard import type_text
from tests.desktop.window.test_every_value import go, leaves
from tests.desktop.window.waiting import stopped_clock  # noqa: F401 - a fixture
from tests.forms.build.conftest import case
from tests.forms.everything import everything

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


# The usual run takes one edition and the smallest case, `python -m tests.long editions` all.
_ALL = bool(os.environ.get("PHAEN_EDITIONS"))
EDITIONS = ("2566", "2567") if _ALL else ("2566",)
CASES = ("council-2563-q1", *(("secretariat-2567", "inspectorate-2566") if _ALL else ()))


def kinds(package: Package) -> Iterator[Place]:
    """The first place of each kind of value: the same fields in other records are as good."""
    known: set[str] = set()
    for place in leaves(package):
        kind = re.sub(r"\[\d+\]", "", dotted(place))
        if kind not in known and _is_said_there(place) and _can_be_alone(package, place):
            known.add(kind)
            yield place


def _is_said_there(place: Place) -> bool:
    """Whether a value is said by itself, and not by the row that the plan gave a report or note."""
    given = {"indicator", "project", "activity", "step"}
    return not ((place[0] == "reports" or "project_notes" in place) and place[-1] in given)


def _can_be_alone(package: Package, place: Place) -> bool:
    """Whether the value can change with nothing beside it.

    A span of one month has both ends in it: of longer ones each is dragged by itself. An
    entry that is not the last of its dimension changes places on its way into the next, and
    a sentence of the SWOT on its way to those before it where it does not follow them.
    """
    if place[-1] == "quadrant":
        items, at = value_at(package, place[:-2]), int(place[-2])
        order = "SWOT".index(items[at].quadrant)
        before = [n for n, item in enumerate(items) if item.quadrant == "SWOT"[order - 1]]
        return order > 0 and before[-1:] == [at - 1]
    if place[-1] == "dimension":
        here, *later = value_at(package, place[:-2])[int(place[-2]) :]
        return here.dimension == 1 and all(entry.dimension != 1 for entry in later)
    if "spans" not in place or place[-1] == "label":
        return True
    span = value_at(package, place[:-1])
    return bool(span.start != span.end)


def expected(before: Package, place: Place) -> list[str]:
    """The places that change with a value.

    The code of a sentence that begins with its quadrant is counted there, a note goes with
    its project, and what names a record by its code or number follows. An area or a factor
    of the SWOT stands once above all that have it.
    """
    along: list[Place] = []
    if place[-1] == "quadrant" and value_at(before, place[:-1]).code[:1] in "SWOT":
        along = [(*place[:-1], "code")]
    if "swot" in place and place[-1] in {"area", "factor"}:
        along = list(_below(before, place))
    if place[-1] == "projects" and "tactics" in place and value_at(before, _notes(place)):
        along = [_notes(place)]
    named = value_at(before, place[:-1])
    is_step = isinstance(named, Step)
    if place[-1] == ("number" if is_step else "code") and not hasattr(named, "key"):
        along = [each for each in followers(before, getattr(named, "id", "")) if each != place]
    found = sorted((place, *along), key=order_of)
    return [dotted(each) for each in found]


def _below(package: Package, place: Place) -> Iterator[Place]:
    """Where the sentences after the first that has an area, or a factor in it, have it too."""
    items, at = package.plan.swot, int(place[-2])

    def group(item: SwotItem) -> tuple[str, ...]:
        return (item.area, item.factor) if place[-1] == "factor" else (item.area,)

    here = [n for n, item in enumerate(items) if item.quadrant == items[at].quadrant]
    before, after = here[: here.index(at)], here[here.index(at) + 1 :]
    if not before or group(items[before[-1]]) != group(items[at]):
        for n in takewhile(lambda n: group(items[n]) == group(items[at]), after):
            yield (*place[:-2], n, place[-1])


def followers(record: Any, identity: str, place: Place = ()) -> Iterator[Place]:
    """The places that name a record by what it is called; a list's where one of its items does."""
    for name, spec in specs(type(record)).items():
        value, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from followers(value, identity, here)
        elif spec.kind is Kind.RECORDS:
            for at, item in enumerate(value):
                yield from followers(item, identity, (*here, at))
        elif any(isinstance(t, Reference) and t.id == identity for t in _texts(value)):
            yield here


def _texts(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _notes(place: Place) -> Place:
    return (*place[:-1], "project_notes")


def differences(old: Any, new: Any, place: Place = ()) -> Iterator[Place]:
    """The places of the values that are not the same; a list's where it has other items."""
    for name, spec in specs(type(old)).items():
        before, after, here = getattr(old, name), getattr(new, name), (*place, name)
        if before is after:
            # A change shares with the plan before it what it leaves alone.
            continue
        if spec.kind is Kind.RECORD:
            yield from differences(before, after, here)
        elif spec.kind is Kind.RECORDS and len(before) == len(after):
            for at, pair in enumerate(zip(before, after, strict=True)):
                yield from differences(*pair, (*here, at))
        elif before != after:
            yield here


def change(window: MainWindow, place: Place) -> None:
    """Go to a value and change it, as its control has it done."""
    go(window, place)
    focus = QApplication.focusWidget()
    assert focus is not None, dotted(place)
    assert focus.isVisible(), dotted(place)
    if isinstance(focus, GridView):
        _change_cell(window, focus, place)
    elif place[-1] == "dimension":
        _, tree = window.go_to(place[:-1]), window.page.findChild(PartTree)
        QTest.keyClick(tree, Key.Key_Down, MOVING)
    elif place[-1] == "quadrant":
        QTest.keyClick(focus, Key.Key_Left, MOVING)
    elif isinstance(focus, PartTree):
        # Where a list is put together in a tree, what is first in it is taken out.
        window.go_to((*place, 0))
        QTest.keyClick(focus, Key.Key_Delete)
    elif isinstance(focus, MilestoneView) and place[-1] == "label":
        QTest.keyClick(focus, Key.Key_F2)
        _type_over(QApplication.focusWidget(), "คำใหม่")
    elif isinstance(focus, MilestoneView):
        _drag_end(focus, last=place[-1] == "end")
    elif isinstance(focus.parentWidget(), MonthsBar):
        _type_over(focus, "ม.ค. 2569" if place[-1] == "end" else "ม.ค. 2560")
    elif "widths" in place:
        _type_over(focus, _other(window, place))
    else:
        _change_field(window, _field_of(focus, place))
    popup = QApplication.activePopupWidget()
    if popup is not None:
        # What others of the field hold is offered while one types.
        popup.close()
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    QApplication.processEvents()


def _type_over(line: QLineEdit, words: str) -> None:
    line.selectAll()
    type_text(line, words)
    QTest.keyClick(line, Key.Key_Return)


def _drag_end(view: MilestoneView, *, last: bool) -> None:
    """Drag the end of the span under the cursor, or its start, by a month."""
    months, row = view.milestones.months, view.edits.row
    span = next(s for s in view.milestones.spans(row) if s.start <= view.edits.month <= s.end)
    at = months.index(view.edits.month)
    short = span.start == span.end
    to = at + (1 if last == short else -1)
    to = to if 0 <= to < len(months) else at - (to - at)

    def spot(column: int) -> QPoint:
        x = view.columnViewportPosition(column) + (view.columnWidth(column) - 3 if last else 2)
        return QPoint(x, row_box(view, row).center().y())

    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot(at))
    for column in (at, to):
        QTest.mouseMove(view.viewport(), spot(column) + QPoint(1, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot(to))


def _field_of(widget: QWidget | None, place: Place) -> Field:
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    assert widget is not None, f"{dotted(place)}: no field has the focus"
    assert widget.place == place, f"{dotted(place)}: {widget.place} has the focus"
    return widget


def _change_field(window: MainWindow, field: Field) -> None:
    box, place = field.box, field.place
    if isinstance(box, LineBox | TextBox):
        box.selectAll()
        type_text(box, _other(window, place))
    elif isinstance(box, RefBox):
        QTest.keyClick(box, Key.Key_Return)
        _take_first(window)
    elif isinstance(box, RefList):
        QTest.keyClick(box.list, Key.Key_Down)
        QTest.keyClick(box.list, Key.Key_Delete)
    else:
        before = value_at(window.session.package, place)
        for key in (Key.Key_Down, Key.Key_Up, Key.Key_Space):
            if value_at(window.session.package, place) == before:
                QTest.keyClick(box, key)


def _take_first(window: MainWindow) -> None:
    picker = next(each for each in window.findChildren(Picker) if each.isVisible())
    if picker.shown:
        QTest.keyClick(picker.query, Key.Key_Return)
    else:
        # There is nothing else to pick: what stands there can be taken away.
        QTest.keyClick(picker.query, Key.Key_Escape)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Delete)


def _change_cell(window: MainWindow, view: GridView, place: Place) -> None:
    index = view.row_filter.mapToSource(view.currentIndex())
    grid, row = view.grid, index.row()
    column, cell = grid.columns[index.column()], grid.place_of(row, index.column())
    held = [(*grid.place, row, *path) for path in column.parts] or [cell]
    # A mapping has a column for each of its keys.
    found = [each for each in held if place == each[: len(place)] or each == place[: len(each)]]
    assert found, f"{dotted(place)}: {[dotted(each) for each in held]} are in the cell"
    words = _other(window, place)
    if column.parts:
        # The others are written again as they are.
        texts = grid.texts(row, index.column())
        parts = zip(held, texts, strict=True)
        words = column.joined([words if each in found else text for each, text in parts])
    # The first letter opens the editor of the cell, which takes the rest.
    type_text(view, words[0])
    type_text(QApplication.focusWidget(), words[1:])
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def _other(window: MainWindow, place: Place) -> str:
    """Another text that the field at a place takes."""
    spec, package = spec_at(place), window.session.package
    value = value_at(package, place)
    if spec.kind is Kind.CHOICE:
        return next(w for v, w in zip(spec.choices, spec.words, strict=True) if v != value)
    if spec.kind is Kind.FLAG:
        return "ไม่" if value else "ใช่"
    if spec.kind in {Kind.REF, Kind.REFS}:
        records = value_at(package, tuple(spec.target.split(".")))
        key = next(item.key for item in records if item.key not in (value or ()))
        return entry_text(spec, (key,) if spec.kind is Kind.REFS else key, package)
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        choices = ("2566", "2565") if (spec.minimum or 0) > 5 else ("3", "4")
        return next(text for text in choices if value is None or int(text) != value)
    return {Kind.MONTH: "มี.ค. 67", Kind.DATE: "9 ก.พ. 68"}.get(spec.kind, "คำใหม่")


def changed_wrongly(window: MainWindow, store: Plans, package: Package) -> list[str]:
    """The places whose change changed nothing, or other than it is expected to."""
    session, wrong = window.session, []
    session.open(store.add(package))
    window.activateWindow()
    QApplication.processEvents()
    for place in kinds(session.package):
        before = session.package
        change(window, place)
        found = [dotted(each) for each in differences(before, session.package)]
        if found != expected(before, place) or session.state.drafts:
            wrong.append(f"{dotted(place)}: changed {found}, {dict(session.state.drafts)}")
        if len(place) == 2 or len(found) > 1 or "[" in str(value_at(before, place)):
            # The year and the edition have other fields with them, a text what stands in it.
            session.history.undo()
    return wrong


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_change_of_each_kind_of_value_changes_that_alone(window, store, edition):
    assert changed_wrongly(window, store, everything(edition)) == []


@pytest.mark.cases
@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("name", CASES)
def test_a_change_of_each_kind_of_value_changes_that_alone_in_a_shared_case(window, store, name):
    assert changed_wrongly(window, store, read_package(case(f"{name}.json"))) == []
