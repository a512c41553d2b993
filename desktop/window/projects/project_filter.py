"""What the grid of projects is filtered and sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from db.fields import specs
from db.records import Budget, Project
from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import ICON
from forms.project_uses import PARTS, Use, part_names
from forms.thai.digits import arabic_digits

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.grid.row_filter import RowTest
    from forms.editions.edition import Edition

_NOWHERE = "none"
_NO_STATUS = "-"
_FIND_WIDTH, _FIND_LEAST = 220, 120
Item = tuple[str, Any]


class Choice(QObject):
    """One of several, chosen from a menu; the first is what nobody has chosen."""

    changed = Signal()

    def __init__(self, name: str, items: Sequence[Item]) -> None:
        super().__init__()
        self.name = name
        self._items = list(items)
        self._at = 0

    @property
    def data(self) -> Any:
        """What stands behind the one that is chosen."""
        return self._items[self._at][1]

    @property
    def words(self) -> str:
        """The one that is chosen."""
        return self._items[self._at][0]

    @property
    def is_set(self) -> bool:
        """Whether another than the first is chosen."""
        return self._at > 0

    def set_items(self, items: Sequence[Item]) -> None:
        """Offer others; the chosen one stays, if it is among them."""
        data = self.data
        self._items = list(items)
        known = [each for _, each in items]
        self._at = known.index(data) if data in known else 0
        if self.data != data:
            self.changed.emit()

    def choose(self, words: str) -> None:
        """Choose one by its words."""
        at = next(at for at, (each, _) in enumerate(self._items) if each == words)
        if at != self._at:
            self._at = at
            self.changed.emit()

    def clear(self) -> None:
        """Choose the first."""
        self.choose(self._items[0][0])

    def fill(self, menu: QMenu) -> None:
        """Put what can be chosen into a menu."""
        group = QActionGroup(menu)
        for words, _ in self._items:
            command = menu.addAction(words)
            command.setCheckable(True)
            command.setChecked(words == self.words)
            command.setActionGroup(group)
            command.triggered.connect(partial(self._take, words))

    def _take(self, words: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.choose(words)


class ProjectFilter(QObject):
    """A search and choices for a toolbar; `changed` follows every change of what is shown.

    `order_changed` follows another order, `cleared` the wish to see every row. `uses` gives
    where a project is used, one use after the other.
    """

    changed = Signal()
    order_changed = Signal()
    cleared = Signal()

    def __init__(self, uses: Callable[[Project], Sequence[Use]]) -> None:
        super().__init__()
        self._uses = uses
        self._in_columns = 0
        self.query = LineBox()
        self.query.setAccessibleName("ค้นหาโครงการ")
        self.query.setPlaceholderText("ค้นหาในตาราง")
        self.query.setClearButtonEnabled(True)
        self.query.setMinimumWidth(px(_FIND_LEAST))
        self.query.setMaximumWidth(px(_FIND_WIDTH))
        self.query.textChanged.connect(lambda _text: self.changed.emit())
        status = specs(Budget)["status"]
        known = zip(status.words, status.choices, strict=True)
        self.status = Choice(
            "สถานะงบประมาณ",
            (("ทุกสถานะ", None), *known, ("ยังไม่ระบุสถานะ", _NO_STATUS)),
        )
        self.division = Choice("ส่วนราชการ", (("ทุกส่วนราชการ", None),))
        self.use = Choice("ส่วนของแผน", _parts(PARTS))
        self.order = Choice("เรียงตาม", (("ลำดับในแผน", None),))
        for choice in (self.status, self.division, self.use):
            choice.changed.connect(self.changed)
        self.order.changed.connect(self.order_changed)
        self.filter_button = _menu_button("filter", "เลือกแถวที่แสดง", self._open_filter)
        self.order_button = _menu_button("sort", "เรียงแถว", self._open_order)
        self.changed.connect(self._show_choices)
        self.order_changed.connect(self._show_choices)
        self._show_choices()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What stands in the toolbar, from the left."""
        return self.query, self.filter_button, self.order_button

    def set_orders(self, orders: Sequence[Item]) -> None:
        """Offer these orders, as (words, data)."""
        self.order.set_items((("ลำดับในแผน", None), *orders))

    def show_package(self, package: Package, edition: Edition) -> None:
        """Offer the parts and divisions of the plan; what is chosen stays."""
        self.use.set_items(_parts({**PARTS, **part_names(edition)}))
        divisions = ((d.abbreviation or d.name, d.key) for d in package.plan.divisions)
        self.division.set_items((("ทุกส่วนราชการ", None), *divisions))

    def show_columns(self, filtered: int, order: str) -> None:
        """Say how many columns filter the rows too, and by which of them they are sorted."""
        self._in_columns = filtered
        self._show_choices()
        if order:
            self._name_order(order)

    def clear(self) -> None:
        """Show every project, in the order of the plan."""
        for choice in (self.status, self.division, self.use, self.order):
            choice.clear()
        self.query.clear()
        self.cleared.emit()
        self.query.setFocus()

    def test(self, columns: int) -> RowTest | None:
        """What a row must pass; None where all do."""
        words = [_bare(word) for word in self.query.text().split()]
        status, division, use = self.status.data, self.division.data, self.use.data
        if not (words or status or division or use):
            return None

        def passes(project: Project, text: Callable[[int], str]) -> bool:
            if status and (project.budget.status or _NO_STATUS) != status:
                return False
            if division and division not in project.divisions:
                return False
            if use and not self._is_used(project, use):
                return False
            whole = _bare(" ".join(text(at) for at in range(columns))) if words else ""
            return all(word in whole for word in words)

        return passes

    def _is_used(self, project: Project, use: str) -> bool:
        uses = self._uses(project)
        return not uses if use == _NOWHERE else any(each.place[1] == use for each in uses)

    def _show_choices(self) -> None:
        """Say in the buttons how rows are chosen and ordered."""
        count = sum(choice.is_set for choice in (self.status, self.division, self.use))
        count += self._in_columns
        words = f"ตัวกรอง {count}" if count else "ตัวกรอง"
        self.filter_button.setText(words)
        self.filter_button.setIcon(icon("filtered" if count else "filter"))
        self.filter_button.setAccessibleName(f"{words} ใช้อยู่" if count else words)
        self._name_order(self.order.words)

    def _name_order(self, words: str) -> None:
        self.order_button.setText(words)
        self.order_button.setAccessibleName(f"เรียงตาม{words}")

    def _open_filter(self) -> None:
        menu = self._made_menu()
        for choice in (self.status, self.division, self.use):
            title = f"{choice.name}: {choice.words}" if choice.is_set else choice.name
            choice.fill(menu.addMenu(title))
        menu.addSeparator()
        menu.addAction("ล้างตัวกรองและการเรียง").triggered.connect(lambda _checked=False: self.clear())
        menu.popup(_below(self.filter_button))

    def _open_order(self) -> None:
        menu = self._made_menu()
        self.order.fill(menu)
        menu.popup(_below(self.order_button))

    def _made_menu(self) -> QMenu:
        menu = QMenu(self.filter_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _parts(names: Mapping[str, str]) -> list[Item]:
    known = ((words, name) for name, words in names.items())
    return [("ทุกส่วนของแผน", None), *known, ("ยังไม่ได้ใช้ที่ใด", _NOWHERE)]


def _menu_button(picture: str, told: str, act: Callable[[], None]) -> QToolButton:
    button = tool_button(picture, told, act)
    button.setIconSize(QSize(px(ICON), px(ICON)))
    button.setProperty("sign", picture)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _below(button: QToolButton) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height()))


def _bare(text: str) -> str:
    return "".join(arabic_digits(text).casefold().split())
