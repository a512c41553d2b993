"""What is below the menu: the rail, and the page in sight with its head, toolbar and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.window.frame.page_header import PageHeader
from desktop.window.frame.side_rail import SideRail
from desktop.window.page import Page
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import FOOTER_HEIGHT, GAP_4, PREVIEW_WIDTH, TOOLBAR_HEIGHT

if TYPE_CHECKING:
    from desktop.window.widgets.page_footer import Footer
    from desktop.window.widgets.toolbar import Toolbar

# From this width on a page's toolbar stands in its title's row, as it does in a low window.
_WIDE, _LOW = 1600, 720
# A window narrower than this shows its rail as icons.
_ROOMY = 1080


class Body(QWidget):
    """Puts around each page what it has there; `pages` holds them, `side` stands at their right.

    `bar` is over all of them, for as long as it has something to say.
    """

    def __init__(
        self, theme: Theme, side_rail: SideRail, header: PageHeader, side: QWidget, bar: QWidget
    ) -> None:
        super().__init__()
        self._theme = theme
        self._rail, self._header = side_rail, header
        self._page: Page | None = None
        self._is_beside: bool | None = None
        self._toolbar: Toolbar | None = None
        self._footers: dict[Page, Footer] = {}
        # What had the focus in a page whose room the side has.
        self._focused: QWidget | None = None
        self._side = side
        # The head of the page in sight, with its toolbar.
        self.top = QWidget()
        self.pages = QStackedWidget()
        self._feet = QStackedWidget()
        self._feet.setFixedHeight(px(FOOTER_HEIGHT))
        self._toolbars = QWidget()
        self._toolbar_row = QHBoxLayout(self._toolbars)
        self._toolbar_row.setContentsMargins(0, 0, 0, 0)
        self._toolbars.setFixedHeight(px(TOOLBAR_HEIGHT))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange(side, bar)

    @property
    def footer(self) -> Footer | None:
        """The foot of the page in sight."""
        return None if self._page is None else self._footers[self._page]

    def add(self, name: str, page: Page) -> None:
        """Take in a page, out of sight."""
        self._header.adopt(name, page.switch, page.primary)
        if page.toolbar is not None:
            page.toolbar.hide()
            self._toolbar_row.addWidget(page.toolbar)
        # With the first page, which is not for the first paint.
        from desktop.window.widgets.page_footer import PageFooter  # noqa: PLC0415

        footer = page.footer or PageFooter(self._theme)
        page.counted.connect(footer.show_words)
        page.reframed.connect(self._on_reframed)
        self._footers[page] = footer
        self._feet.addWidget(footer)
        self.pages.addWidget(page)

    def add_bar(self, bar: QWidget) -> None:
        """Put one more bar over all pages."""
        self._over.insertWidget(0, bar)

    def show_page(self, page: Page) -> None:
        """Bring a page into sight, and what belongs around it."""
        self._page = page
        self._on_reframed()
        self._feet.setCurrentWidget(self._footers[page])
        self._feet.setVisible(page.has_footer)
        self.pages.setCurrentWidget(page)

    def _on_reframed(self) -> None:
        """Put away the toolbar that is seen, and bring that of the page into sight."""
        before = self._toolbar
        self._toolbar = self._page.toolbar if self._page is not None else None
        if self._page is not None:
            self._take_footer(self._page)
        if before is not None and before is not self._toolbar:
            before.hide()
            self._toolbar_row.addWidget(before)
        self._is_beside = None
        self._place_toolbar()

    def _take_footer(self, page: Page) -> None:
        """Put the foot that a page has made anew in the place of its former one."""
        before = self._footers[page]
        if page.footer is None or page.footer is before:
            return
        self._footers[page] = page.footer
        self._feet.removeWidget(before)
        self._feet.addWidget(page.footer)
        self._feet.setCurrentWidget(page.footer)
        page.counted.connect(page.footer.show_words)

    def give_room(self, *, to_side: bool) -> None:
        """Let what stands at the right of the pages have their room as well, or not.

        Whoever wrote in a page comes back to where that was.
        """
        # PySide's stubs do not say that there may be none.
        focused: QWidget | None = self.window().focusWidget()
        if to_side and focused is not None and self._left.isAncestorOf(focused):
            self._focused = focused
            self._side.setFocus()
        self._left.setVisible(not to_side)
        if not to_side:
            before, self._focused = self._focused, None
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus()

    def fit(self, width: int, height: int) -> None:
        """Arrange all for a window of this size."""
        self._rail.set_compact(compact=width < px(_ROOMY))
        self._place_toolbar(width, height)

    def _place_toolbar(self, width: int = 0, height: int = 0) -> None:
        """Put the toolbar below the title, or beside it in a wide or a low window."""
        page = self._page
        if page is None:
            return
        width, height = width or self.window().width(), height or self.window().height()
        may_move = page.toolbar is not None and not page.toolbar.stays_below
        beside = may_move and (width >= px(_WIDE) or height < px(_LOW))
        if page.toolbar is not None:
            page.toolbar.set_compact(compact=beside and width < px(_WIDE))
        if beside is self._is_beside:
            return
        self._is_beside = beside
        self._header.place_toolbar(page.toolbar if beside else None)
        if page.toolbar is not None:
            if not beside:
                self._toolbar_row.addWidget(page.toolbar)
            page.toolbar.show()
        self._toolbars.setVisible(page.toolbar is not None and not beside)

    def _arrange(self, side: QWidget, bar: QWidget) -> None:
        # No page keeps the window from being small, at 200 percent on a small screen.
        left = QWidget()
        left.setMinimumWidth(px(15 * GAP_4))
        content = QVBoxLayout(left)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.pages, 1)
        content.addWidget(self._feet)
        self._left = left
        self.splitter.addWidget(left)
        self.splitter.addWidget(side)
        self.splitter.setChildrenCollapsible(False)
        # The page takes what a wider window has, and gives what a narrower one has not.
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([px(2 * PREVIEW_WIDTH), px(PREVIEW_WIDTH)])
        framed = QFrame()
        framed.setObjectName("content")
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.splitter)
        over = self._over = QVBoxLayout(self.top)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(bar)
        over.addWidget(self._header)
        over.addWidget(self._toolbars)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(framed, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
