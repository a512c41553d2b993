"""Tables: a cell being written, its list, rows that are selected, and the menus of a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.window.fields.picker import Picker
from desktop.window.grid import Grid
from desktop.window.grid.choice_list import ChoiceList
from tests.looks.album import Album
from tests.looks.menu_scenes import context_menu
from tests.looks.page_scenes import PAGES, seen, views

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _grids(page: str, album: Album) -> None:
    album.go(page)
    for name in views(album, page):
        for at, grid in enumerate(seen(album.window.page, Grid)):
            if grid.model.records:
                _grid(album, f"grid-{name}" + (f"-{at + 1}" if at else ""), grid)
                album.clear()
                album.window.notice.hide()


def _grid(album: Album, name: str, grid: Grid) -> None:
    view = grid.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    shown = [at for at in range(len(grid.model.columns)) if not view.isColumnHidden(at)]
    first = shown[min(1, len(shown) - 1)]
    index = view.model().index(0, first)
    view.setCurrentIndex(index)
    album.take(f"{name}-current", view)
    for _time in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down, _SHIFT)
    album.take(f"{name}-cells", view, alike=len(grid.model.records) < 2)
    QTest.keyClick(view, Qt.Key.Key_Space, _SHIFT)
    album.take(f"{name}-rows", view, alike=True)
    view.setCurrentIndex(index)
    spot = view.visualRect(index).center()
    album.shown_by(f"{name}-menu", partial(context_menu, view.viewport(), spot))
    header = view.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(first) + 12, header.height() // 2)
    if grid.bar.columns_button.isVisible():
        album.shown_by(f"{name}-columns", grid.bar.columns_button.click)
        menu = grid.menus.of_column(first)
        below = header.viewport().mapToGlobal(QPoint(middle.x(), header.height()))
        album.shown_by(f"{name}-column", partial(menu.popup, below))
    if grid.bar.density_button.isVisible() and name == "grid-projects":
        album.shown_by(f"{name}-density", grid.bar.density_button.click)
    _edit(album, name, grid, shown)


def _edit(album: Album, name: str, grid: Grid, shown: list[int]) -> None:
    """A cell that is written in, and one that is chosen for."""
    view = grid.view
    done: set[str] = set()
    for column in shown:
        if not grid.model.columns[column].writable:
            continue
        view.setCurrentIndex(view.model().index(0, column))
        if "editing" not in done and view.open_cell(0, column) is not None:
            done.add("editing")
            album.take(f"{name}-editing", view.editor or view)
            QTest.keyClick(view.editor or view, Qt.Key.Key_Escape)
            continue
        if "list" in done:
            continue
        view.open_list()
        album.pump(10)
        lists = [each for each in album.app.allWidgets() if isinstance(each, ChoiceList)]
        for opened in (*lists, *seen(album.window, Picker)):
            if opened.isVisible() and "list" not in done:
                done.add("list")
                album.take(f"{name}-list", opened)
        for picker in seen(album.window, Picker):
            picker.dismiss()
        if view.editor is not None:
            QTest.keyClick(view.editor, Qt.Key.Key_Escape)
            QTest.keyClick(view.editor or view, Qt.Key.Key_Escape)


SCENES: dict[str, Callable[[Album], None]] = {
    f"grid-{page}": partial(_grids, page) for page in PAGES if page not in {"start", "print"}
}
