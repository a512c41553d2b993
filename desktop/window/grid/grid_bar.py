"""The line over a grid: what is done with rows at the left, how it is shown at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.window.grid.density import DENSITIES, Density
from desktop.window.grid.view import GridView
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import ICON
from desktop.window.widgets.toolbar import Toolbar
from desktop.window.widgets.writing import writing


class GridBar(Toolbar):
    """Buttons for rows that come and go, and for columns and row heights.

    `columns_wanted` gives the point of the screen where their menu goes, `density_chosen` the
    row heights that were chosen.
    """

    columns_wanted = Signal(QPoint)
    density_chosen = Signal(object)

    def __init__(self, view: GridView, name: str, *, fixed: bool, adjustable: bool) -> None:
        super().__init__()
        self._view = view
        self._acts: list[QToolButton] = []
        if not fixed:
            self._add_acts(name)
        self.end()
        self.columns_button = _worded("columns", "คอลัมน์", "เลือกคอลัมน์ที่แสดง", self._want_columns)
        self.density_button = _worded("rows", "", "ความสูงของแถว", self._open_densities)
        self.looks = [self.columns_button, self.density_button] if adjustable else []
        self.add(*self.looks)
        if fixed and not adjustable:
            self.hide()

    @property
    def row_buttons(self) -> list[QToolButton]:
        """The buttons that act on rows, from the one that adds them on."""
        return self._acts

    def put_after_acts(self, *widgets: QWidget) -> None:
        """Give widgets their places behind the buttons for rows."""
        self.start()
        self.add(*widgets)
        self.end()

    def offer_rows(self, *, is_any: bool) -> None:
        """Let the buttons rest that do something with rows while there is none."""
        for button in self._acts[1:]:
            button.setEnabled(is_any)

    def show_columns(self, shown: int, known: int) -> None:
        """Say how many columns are in sight, of how many."""
        self.columns_button.setText(f"คอลัมน์ {shown}/{known}")
        self.columns_button.setAccessibleName(f"คอลัมน์ที่แสดง {shown} จาก {known}")

    def show_density(self, density: Density) -> None:
        """Say which row heights are chosen."""
        self.density_button.setText(density.words)
        self.density_button.setAccessibleName(f"ความสูงของแถว {density.words}")
        self._density = density

    def _add_acts(self, name: str) -> None:
        edits = self._view.edits
        add = _worded("add", "เพิ่ม", f"แทรก{name} (Insert)", edits.insert_row)
        add.setAccessibleName(f"แทรก{name}")
        self.add(add)
        self._acts.append(add)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("remove", f"ลบ{name} (Ctrl+-)", edits.remove_rows),
            ("up", "ย้ายขึ้น (Alt+Shift+↑)", partial(edits.move_rows, -1)),
            ("down", "ย้ายลง (Alt+Shift+↓)", partial(edits.move_rows, 1)),
        )
        for picture, words, act in acts:
            button = tool_button(picture, words, act)
            button.setIconSize(QSize(px(ICON), px(ICON)))
            self.add(button)
            self._acts.append(button)
        writing(*self._acts)

    def _want_columns(self) -> None:
        button = self.columns_button
        self.columns_wanted.emit(button.mapToGlobal(QPoint(0, button.height())))

    def _open_densities(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for density in DENSITIES:
            command = menu.addAction(density.words)
            command.setCheckable(True)
            command.setChecked(density is self._density)
            command.setActionGroup(group)
            command.triggered.connect(partial(self._choose, density))
        button = self.density_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _choose(self, density: Density, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.density_chosen.emit(density)


def _worded(picture: str, words: str, told: str, act: Callable[[], object]) -> QToolButton:
    """A button with words beside its icon."""
    button = tool_button(picture, told, act)
    button.setProperty("sign", picture)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_tip(button, told)
    return button
