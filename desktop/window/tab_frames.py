"""What stands around the tabs of a page: the toolbar of each beside them, its footer below."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QTabWidget

from desktop.window.widgets.page_footer import Footer, StackedFooter
from desktop.window.widgets.theme import Theme
from desktop.window.widgets.toolbar import Toolbar, ToolbarSlot

_CORNER = Qt.Corner.TopRightCorner


@runtime_checkable
class Framed(Protocol):
    """What is shown in a tab and has a toolbar and a footer of its own."""

    def give_frame(self) -> tuple[Toolbar, Footer]:
        """Let what stands over and under it be its page's own."""


class TabFrames(QObject):
    """Shows the toolbar and the footer of the tab in sight.

    The toolbar stands beside the tabs, where it shows icons alone if both have no room there,
    or in the `slot` of the page's own toolbar: the tabs have the row for themselves then.
    """

    def __init__(self, tabs: QTabWidget, theme: Theme, slot: ToolbarSlot | None = None) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._slot = slot
        self._frames: dict[int, tuple[Toolbar, Footer]] = {}
        # How wide the tabs were when the toolbar was last fitted beside them.
        self._fitted = 0
        self.footer = StackedFooter(theme)
        tabs.currentChanged.connect(self._show)
        tabs.installEventFilter(self)

    def adopt(self, at: int, part: object) -> None:
        """Take over what stands around a part, if it has something."""
        if isinstance(part, Framed):
            for old in self._frames.get(at, ()):
                old.hide()
                old.deleteLater()
            self._frames[at] = part.give_frame()
            self._frames[at][0].hide()
        self._show(self._tabs.currentIndex())

    def show_footer(self, *, of_tab: bool) -> None:
        """Show the footer of the tab in sight; the page's usual one where no tab is."""
        _toolbar, footer = self._frames.get(self._tabs.currentIndex(), (None, None))
        self.footer.show_footer(footer if of_tab else None)

    def _show(self, at: int) -> None:
        toolbar, footer = self._frames.get(at, (None, None))
        for each, _ in self._frames.values():
            if each is not toolbar:
                each.hide()
        if self._slot is not None:
            self._slot.show_toolbar(toolbar)
        elif toolbar is not None and toolbar.buttons:
            self._fit(toolbar)
            self._tabs.setCornerWidget(toolbar, _CORNER)
            toolbar.show()
        self.footer.show_footer(footer)

    def _fit(self, toolbar: Toolbar) -> None:
        toolbar.set_compact(compact=False)
        self._fitted = self._tabs_width()
        wanted = self._fitted + toolbar.sizeHint().width()
        toolbar.set_compact(compact=wanted > self._tabs.width())

    def _tabs_width(self) -> int:
        bar = self._tabs.tabBar()
        return sum(bar.tabRect(at).width() for at in range(bar.count()) if bar.isTabVisible(at))

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        toolbar, _ = self._frames.get(self._tabs.currentIndex(), (None, None))
        if toolbar is not None and self._slot is None:
            # A tab says more, or less, when something is found behind it.
            is_laid_out = event.type() == QEvent.Type.LayoutRequest
            if event.type() == QEvent.Type.Resize or (
                is_laid_out and self._tabs_width() != self._fitted
            ):
                self._fit(toolbar)
        return False
