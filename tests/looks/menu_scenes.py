"""Menus, lists that drop down, what floats at a control, and the frame of the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMenu,
    QScrollArea,
    QWidget,
)

from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.picker import Picker
from desktop.window.fields.reference_editors import RefBox, RefList
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.frame.find_panel import FindPanel
from desktop.window.projects.projects_page import ProjectsPage
from desktop.window.steps.milestone_view import MilestoneView
from desktop.window.widgets.toolbar import Toolbar
from tests.looks.album import Album
from tests.looks.page_scenes import PAGES, seen, views

_MENUS = ("file", "edit", "go", "view", "help")


def _menu_bar(album: Album) -> None:
    album.go("projects")
    bar = album.window.menuBar()
    # Not by what QAction.menu() gives: Python would own it, and take it away.
    menus = bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # Qt's own, of what has no room in the bar, is of no action there.
    menus = [each for each in menus if each.menuAction() in bar.actions()]
    for name, menu in zip(_MENUS, menus, strict=True):
        spot = bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft())
        _pop(album, f"menu-{name}", menu, spot)
        for inner in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.popup(spot)
            entry = menu.actionGeometry(inner.menuAction())
            _pop(album, f"menu-{name}-submenu", inner, menu.mapToGlobal(entry.topRight()))
            menu.close()


def _pop(album: Album, name: str, menu: QMenu, spot: QPoint) -> None:
    menu.popup(spot)
    actions = [each for each in menu.actions() if not each.isSeparator() and each.isEnabled()]
    if actions:
        menu.setActiveAction(actions[0])
    album.take(name, menu)
    menu.close()


def context_menu(widget: QWidget, at: QPoint | None = None) -> None:
    """Press the right button of the mouse on a widget, in its middle or somewhere else."""
    spot = widget.rect().center() if at is None else at
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, event)


def _corners(album: Album) -> None:
    """The buttons of the frame that open a menu."""
    album.go("projects")
    switcher = album.window.frame.switcher
    album.shown_by("menu-plans", switcher.click)
    for page in PAGES:
        album.go(page)
        more = album.window.frame.head.more
        if more.isVisible():
            album.shown_by(f"menu-page-{page}", more.click)


def _toolbar_menus(album: Album) -> None:
    """What has no room in a toolbar, and how projects are sifted and ordered."""
    for page in PAGES:
        album.go(page)
        for name in views(album, page):
            for bar in seen(album.window.body, Toolbar):
                if bar._more.isVisible():
                    album.shown_by(f"menu-more-{name}", bar._more.click)
    album.go("projects")
    page = album.window.page
    assert isinstance(page, ProjectsPage)
    album.shown_by("menu-projects-filter", page.filter.filter_button.click)
    album.shown_by("menu-projects-order", page.filter.order_button.click)


def _texts(album: Album) -> None:
    """The menus of the boxes that one writes in."""
    album.go("unit")
    for page, kind in (("unit", LineBox), ("memo", TextBox), ("essentials", MarkedBox)):
        album.go(page)
        boxes = [each for each in seen(album.window.page, kind) if each.isEnabled()]
        if not boxes:
            album.fault(f"{page} has no {kind.__name__}")
            continue
        box = boxes[0]
        box.setFocus()
        box.selectAll()
        under = getattr(box, "viewport", lambda box=box: box)()
        act = partial(context_menu, under)
        album.shown_by(f"menu-text-{kind.__name__}", act)


def _combos(album: Album) -> None:
    """Each kind of list that drops down, the first of it on every page."""
    for page in PAGES:
        album.go(page)
        for name in views(album, page):
            kinds = set()
            for box in seen(album.window.page, QComboBox):
                if type(box) in kinds or not box.isEnabled() or isinstance(box, RefBox):
                    continue
                kinds.add(type(box))
                show(box)
                box.showPopup()
                album.take(f"combo-{name}-{type(box).__name__}", box.view())
                box.hidePopup()


def _pickers(album: Album) -> None:
    """The box in which one of the plan's records is chosen."""
    for page in PAGES:
        album.go(page)
        for name in views(album, page):
            kinds = set()
            for box in seen(album.window.page, QWidget):
                if type(box) in kinds or not isinstance(box, RefBox | RefList):
                    continue
                if not box.isEnabled():
                    continue
                kinds.add(type(box))
                show(box)
                if isinstance(box, RefBox):
                    box.showPopup()
                else:
                    box.setFocus()
                    QTest.keyClick(box.list, Qt.Key.Key_Insert)
                pickers = seen(album.window, Picker)
                if pickers:
                    album.take(f"picker-{name}-{type(box).__name__}", pickers[0])
                    pickers[0].dismiss()


def show(widget: QWidget) -> None:
    """Scroll a widget into sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def _focus(album: Album) -> None:
    """The frame of the focus on each kind of control, where the kind is first met."""
    kinds: set[str] = set()
    for page in PAGES:
        album.go(page)
        for _name in views(album, page):
            for widget in seen(album.window, QWidget):
                kind = _kind(widget)
                takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                if kind in kinds or not takes or not widget.isEnabled():
                    continue
                show(widget)
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                if QApplication.focusWidget() is not widget:
                    continue
                kinds.add(kind)
                album.take(f"focus-{kind}", widget, alike=True)


def _kind(widget: QWidget) -> str:
    primary = "-primary" if widget.property("primary") else ""
    return f"{type(widget).__name__}{primary}"


def _finding(album: Album) -> None:
    """The panel that finds, with something found, and the one that replaces."""
    for replacing, words in ((False, "ห้องสมุด"), (True, "ห้องสมุด")):
        album.go("projects")
        album.window.side.show_find(replacing=replacing)
        (panel,) = seen(album.window, FindPanel)
        name = "replace" if replacing else "find"
        album.take(f"{name}-begun", panel)
        box = seen(panel, LineBox)[0]
        box.setText(words)
        album.pump(400)
        album.take(f"{name}-found", panel)
        box.setText("ไม่มีคำนี้แน่")
        album.pump(400)
        album.take(f"{name}-nothing", panel)
        QTest.keyClick(box, Qt.Key.Key_Escape)


def _months(album: Album) -> None:
    album.go("steps")
    (view,) = seen(album.window.page, MilestoneView)[:1] or [None]
    if view is None:
        album.fault("no months are in sight")
        return
    view.setFocus(Qt.FocusReason.TabFocusReason)
    index = view.model().index(0, 3)
    view.setCurrentIndex(index)
    album.take("steps-months-current", view)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    album.take("steps-months-selected", view)
    spot = view.visualRect(index).center()
    album.shown_by("menu-steps-months", partial(context_menu, view.viewport(), spot))


SCENES: dict[str, Callable[[Album], None]] = {
    "menu-bar": _menu_bar,
    "menu-corners": _corners,
    "menu-toolbars": _toolbar_menus,
    "menu-texts": _texts,
    "combos": _combos,
    "pickers": _pickers,
    "find": _finding,
    "months": _months,
    "focus": _focus,
}
