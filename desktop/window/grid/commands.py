"""What can be done to the cells of a grid: by keys, and by the menu at the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop.window.grid.view import GridView

Command = tuple[str, str, Callable[[], None]]  # words, keys, act


def cell_commands(view: GridView) -> tuple[Command, ...]:
    """The commands of a table; those of rows where rows may come and go."""
    of_cells: tuple[Command, ...] = (
        ("ตัด", "Ctrl+X", view.cut),
        ("คัดลอก", "Ctrl+C", view.copy),
        ("วาง", "Ctrl+V", view.paste),
        ("ล้างข้อมูล", "Delete", view.clear),
        ("เติมลง", "Ctrl+D", view.fill_down),
    )
    if view.grid.fixed:
        return of_cells
    return (
        *of_cells,
        (f"แทรก{view.grid.name}", "Insert", view.insert_row),
        (f"ลบ{view.grid.name}", "Ctrl+-", view.remove_rows),
        ("ย้ายขึ้น", "Alt+Up", lambda: view.move_rows(-1)),
        ("ย้ายลง", "Alt+Down", lambda: view.move_rows(1)),
    )


def add_keys(view: GridView, commands: tuple[Command, ...]) -> None:
    """Let the keys of the commands act while the table has the focus."""
    keyed = [(keys, act) for _words, keys, act in commands]
    if not view.grid.fixed:
        keyed.append(("Ctrl++", view.insert_row))
    for keys, act in keyed:
        shortcut = QShortcut(QKeySequence(keys), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)


def show_menu(view: GridView, commands: tuple[Command, ...], at: QPoint) -> None:
    """Offer the commands at a point of the screen."""
    menu = QMenu(view)
    for words, keys, act in commands:
        command = menu.addAction(words)
        command.setShortcut(QKeySequence(keys))
        command.triggered.connect(lambda _checked=False, act=act: act())
    menu.exec(at)
    menu.deleteLater()
