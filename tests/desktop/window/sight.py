"""What a page shows against what the plan says: what differs, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from db.places import Place, value_at
from desktop.window.fields.fields import Field
from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.reference_editors import RefList
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.fields.value_editors import ChoiceBox, FlagBox
from desktop.window.frame.main_window import MainWindow
from desktop.window.grid import Grid
from desktop.window.indicators.indicators_page import IndicatorsPage
from desktop.window.page import Page
from desktop.window.parts.part_page import PartPage
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.steps.steps_page import StepsPage
from desktop.window.tabbed_page import TabbedPage
from forms.editing.changes import EVERYTHING
from tests.desktop.window.called import choose_tab

_TOP = QModelIndex()
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def differing(window: MainWindow) -> list[str]:
    """What the fields, grids and months in sight show that is not what the plan says."""
    page, session = window.page, window.session
    found = [words for field in _seen(page, Field) for words in _field(field, session)]
    found += [words for grid in _seen(page, Grid) for words in _grid(grid, session)]
    if isinstance(page, StepsPage):
        found += [
            words for view in _seen(page, MilestoneView) for words in _months(view, page, session)
        ]
    return found


def _seen(page: QWidget, kind: type[Any]) -> list[Any]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def _field(field: Field, session: Any) -> Iterator[str]:
    place, box = field.place, field.box
    if place is None or box is None:
        if box is not None and box.isEnabled():
            yield f"a field of nothing can be written in: {field._at}"
        return
    value = value_at(session.package, place)
    if isinstance(box, LineBox | TextBox):
        if box.words() != session.text_at(place):
            yield f"{place}: {box.words()!r} is not {session.text_at(place)!r}"
        return
    if isinstance(box, FlagBox):
        shown: Any = True if box.isChecked() else None
    elif isinstance(box, ChoiceBox):
        shown = box.currentData()
    else:
        shown = box._values if isinstance(box, RefList) else box._value
    if isinstance(box, RefList) and box.list.count() != len(value):
        yield f"{place}: {box.list.count()} rows"
    if (shown or None) != (value or None):
        yield f"{place}: {shown!r} is not {value!r}"


def _grid(grid: Grid, session: Any) -> Iterator[str]:
    model, place = grid.model, grid.model.place
    if place is None:
        return
    records = value_at(session.package, place)
    if model.records != records or grid.view.model().rowCount() > len(records) + 1:
        yield f"{place}: other rows"
        return
    for row in range(len(records)):
        for at, column in enumerate(model.columns):
            if column.show is not None:
                continue
            for path, text in zip(column.fields, model.texts(row, at), strict=True):
                if text != session.text_at((*place, row, *path)):
                    yield f"{(*place, row, *path)}: {text!r} in the grid"


def _months(view: MilestoneView, page: StepsPage, session: Any) -> Iterator[str]:
    place = page.tabs.place
    steps = value_at(session.package, (*place, "steps")) if place is not None else ()
    for row, step in enumerate(steps):
        if view.milestones.spans(row) != step.spans:
            yield f"{place} {row}: {view.milestones.spans(row)} in the months"


def beside_new(window: MainWindow, place: Place) -> list[str]:
    """What the page in sight shows otherwise than one made anew, both gone to a place."""
    page, new = window.page, window.specs[window.page_name].make()
    # As the window does, before anything is shown; else each would be a window of its own.
    around = QWidget(window)
    for each in (new.toolbar, new.switch, new.primary, new.footer):
        if each is not None:
            each.setParent(around)
    try:
        window.body.pages.addWidget(new)
        window.body.pages.setCurrentWidget(new)
        _go(new, window, place)
        wanted = _texts(new)
        window.body.pages.setCurrentWidget(page)
        _go(page, window, place)
        shown = _texts(page)
    finally:
        window.body.pages.setCurrentWidget(page)
        window.body.pages.removeWidget(new)
        new.deleteLater()
        around.deleteLater()
    more, less = Counter(shown) - Counter(wanted), Counter(wanted) - Counter(shown)
    where = f"{window.page_name} {place}"
    return [f"{where}: {text!r} is shown" for text in more] + [
        f"{where}: {text!r} is not shown" for text in less
    ]


def _go(page: Page, window: MainWindow, place: Place) -> None:
    page.show_change(EVERYTHING)
    if isinstance(page, PartPage):
        # What a place needs is opened anew.
        page.panel.close_up()
    if isinstance(page, StepsPage):
        page.tabs._asks.setChecked(False)
    page.show_place(place)
    # Of what a place does not name, a page that is in use stays at what it shows.
    if isinstance(page, IndicatorsPage) and place[-1:] in {("name",), ("number",)}:
        choose_tab(page.detail.tabs, "ข้อมูลและเกณฑ์")
    if isinstance(page, StepsPage) and "grid" in place:
        page.tabs.choose(0)
    if isinstance(page, PartPage) and place[1:2] == ("part3_heading",):
        page.panel.close_up()
        page.tree.setCurrentIndex(page.tree.model().index(0, 0))
    tabs = range(page.tabs.count()) if isinstance(page, TabbedPage) else ()
    if tabs and not any(page.has(at, place) for at in tabs):  # type: ignore[attr-defined]
        page.tabs.setCurrentIndex(0)  # type: ignore[attr-defined]
    QApplication.processEvents()


def _texts(page: Page) -> list[str]:
    """Every text in sight in the boxes, lists and grids of a page."""
    # Labels tell of the cursor, which may stand elsewhere.
    seen = (each for each in page.findChildren(QWidget) if not isinstance(each, QLabel))
    return [text for each in seen if each.isVisible() for text in texts_of(each)]


class TextsOfModels:
    """What models hold, read anew once they have told of a change, as the views of them do."""

    def __init__(self) -> None:
        self._known: dict[QAbstractItemModel, list[str]] = {}
        self._followed: set[QAbstractItemModel] = set()

    def __call__(self, model: QAbstractItemModel) -> list[str]:
        if model not in self._followed:
            self._follow(model)
        if model not in self._known:
            self._known[model] = model_texts(model)
        return self._known[model]

    def _follow(self, model: QAbstractItemModel) -> None:
        self._followed.add(model)
        for told in (
            model.modelReset, model.dataChanged, model.layoutChanged,
            model.rowsInserted, model.rowsRemoved, model.rowsMoved,
            model.columnsInserted, model.columnsRemoved, model.columnsMoved,
        ):  # fmt: skip
            told.connect(lambda *_, model=model: self._known.pop(model, None))


def texts_of(
    widget: QWidget, of_model: Callable[[QAbstractItemModel], list[str]] | None = None
) -> list[str]:
    """The texts that stand in a widget, folded or scrolled away or not."""
    if isinstance(widget, QLineEdit | QLabel):
        return [widget.text()]
    if isinstance(widget, MarkedBox):
        return [widget.words()]
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QComboBox):
        return [widget.currentText()]
    if isinstance(widget, QCheckBox):
        return ["ใช่" if widget.isChecked() else "ไม่"]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return (of_model or model_texts)(widget.model())
    return []


def model_texts(model: Any, parent: QModelIndex = _TOP) -> list[str]:
    """What a model holds, below a row of it or at all."""
    found: list[str] = []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        first = model.index(row, 0, parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            values = (model.data(index, role) for role in _ROLES)
            found += [str(value) for value in values if value is not None]
        if model.rowCount(first):
            found += model_texts(model, first)
    return found
