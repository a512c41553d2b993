"""The head of a page: its title, how many records, what is missing, and what acts on all."""

# Annotations are no texts here: of a named tuple each would be compiled before the first paint.
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.window.widgets.controls import settle, tool_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import (
    GAP_1,
    GAP_2,
    HEADER_HEIGHT,
    ICON,
    PAGE_SIDE,
    TOOLBAR_SIDE,
)

if TYPE_CHECKING:
    from desktop.window.widgets.toolbar import Toolbar

_METER = (72, 4)


class Heading(NamedTuple):
    """What the head of a page says; `complete` of `total` records lack nothing.

    `records` says how many there are, `missing` what is missing in words, `wrong` how
    many fields hold what is no value.
    """

    title: str
    records: str = ""
    complete: int = 0
    total: int = 0
    missing: str = ""
    wrong: int = 0


class PageHeader(QFrame):
    """One for all pages: each page's switch, toolbar and button stand in it while it is seen."""

    def __init__(self, theme: Theme, show_preview: Callable[[bool], object]) -> None:
        super().__init__()
        self.setObjectName("page-header")
        self.setFixedHeight(px(HEADER_HEIGHT))
        self._title, self._count, self._missing = Label(), Label(), Label()
        self._wrong_words = Label()
        self._wrong = Mark(theme, "error", "error", size=1)
        self._meter = _Meter(theme)
        set_role(self._title, "title")
        for label in (self._missing, self._wrong_words, self._count):
            set_role(label, "caption")
        self._slot = QHBoxLayout()
        self._slot.setContentsMargins(px(GAP_2), 0, 0, 0)
        self._right = QHBoxLayout()
        self._right.setSpacing(px(GAP_2))
        self._held: dict[str, tuple[QWidget, ...]] = {}
        self._toolbar: Toolbar | None = None
        self._heading = Heading("")
        # The width that all in sight needed when it was last seen what has room.
        self._fitted = 0
        self.preview = self._preview_button(show_preview)
        self._commands: tuple[QAction, ...] = ()
        self.more = tool_button("more", "คำสั่งของหน้านี้", self._show_more)
        # Out of sight until there is a page, which is not for the first paint.
        for each in (self.preview, self.more, self._meter, self._wrong):
            each.hide()
        self._arrange()

    def show_heading(self, heading: Heading) -> None:
        """Say what the page is, and how far it is filled in."""
        if heading == self._heading:
            return
        self._title.setText(heading.title)
        self._count.setText(f"({heading.records})" if heading.records else "")
        self._count.setVisible(bool(heading.records))
        self._meter.set_share(heading.complete, heading.total)
        self._heading = heading
        self._missing.setText(heading.missing)
        self._wrong_words.setText(f"ช่องที่ต้องแก้ {heading.wrong:,}")
        words = (self._title, self._count, self._missing)
        self.setAccessibleName(" ".join(each.text() for each in words if each.text()))
        self._fit()

    @property
    def words(self) -> str:
        """Everything that it says."""
        return self.accessibleName()

    def adopt(self, name: str, switch: QWidget | None, primary: QWidget | None) -> None:
        """Take in what a page has in its head, out of sight until the page is seen."""
        held = []
        for widget, row in ((switch, self._slot), (primary, self._right)):
            if widget is not None:
                holder = _holder(widget)
                holder.hide()
                row.addWidget(holder)
                held.append(holder)
        self._held[name] = tuple(held)

    def show_page(self, name: str, commands: Sequence[QAction]) -> None:
        """Show what a page has here, and offer its commands."""
        for page, held in self._held.items():
            for each in held:
                each.setVisible(page == name)
        self._commands = tuple(commands)
        self.more.setVisible(bool(commands))

    def show_preview_state(self, *, shown: bool, why_not: str) -> None:
        """Say whether the preview is beside the page, or why it cannot be."""
        self.preview.setChecked(shown)
        self.preview.setEnabled(not why_not)
        set_tip(self.preview, why_not or "ตัวอย่างหน้ากระดาษ (F8)")

    def add_corner(self, corner: QWidget) -> None:
        """Take in what stands in the menu row where windows have one of their own."""
        self._row.addWidget(corner)

    def place_toolbar(self, toolbar: "Toolbar | None") -> None:
        """Let a page's toolbar stand in the title's row, where there is the width for it."""
        self._toolbar = toolbar
        if toolbar is not None:
            self._row.insertWidget(self._row.indexOf(self._stretch), toolbar, 1)
        self._stretch.setVisible(toolbar is None)
        self._fit()

    def _preview_button(self, show_preview: Callable[[bool], object]) -> QToolButton:
        button = QToolButton()
        button.setText("ตัวอย่าง")
        button.setIcon(icon("preview"))
        button.setIconSize(QSize(px(ICON), px(ICON)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAccessibleName("ตัวอย่างหน้ากระดาษ")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.pressed.connect(settle)
        button.clicked.connect(show_preview)
        return button

    def made_menu(self) -> QMenu:
        """The commands of the page in sight."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._commands)
        return menu

    def _show_more(self) -> None:
        self.made_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _arrange(self) -> None:
        self._stretch = QWidget()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(PAGE_SIDE), 0, px(TOOLBAR_SIDE), 0)
        self._row.setSpacing(px(GAP_2))
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addLayout(self._slot)
        self._row.addSpacing(px(GAP_1))
        for widget in (self._meter, self._missing, self._wrong, self._wrong_words):
            self._row.addWidget(widget)
        self._row.addWidget(self._stretch, 1)
        self._row.addLayout(self._right)
        self._row.addWidget(self.preview)
        self._row.addWidget(self.more)

    def _fit(self) -> None:
        """Leave out what is said elsewhere too, where there is no room for it."""
        heading = self._heading
        optional: tuple[tuple[tuple[QWidget, ...], bool], ...] = (
            ((self._meter,), bool(heading.total)),
            ((self._missing,), bool(heading.missing)),
            ((self._wrong, self._wrong_words), bool(heading.wrong)),
        )
        for widgets, wanted in optional:
            for widget in widgets:
                widget.setVisible(wanted)
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.preview.setToolButtonStyle(words)
        if self._wanted() > self.width():
            self.preview.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for widgets, _wanted in optional:
            if self._wanted() <= self.width():
                break
            for widget in widgets:
                widget.hide()
        self._fitted = self._wanted()

    def _wanted(self) -> int:
        """The width that all in sight needs, with all that one does in the toolbar."""
        self._row.invalidate()
        return self._least()

    def _least(self) -> int:
        width = self._row.minimumSize().width()
        if self._toolbar is not None:
            width += max(0, self._toolbar.least - self._toolbar.minimumSizeHint().width())
        return width

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        # A page's switch has come into sight, or has other words: it is never what gives way.
        if event.type() is QEvent.Type.LayoutRequest and self._least() != self._fitted:
            self._fit()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # It may be cut: a page's head never keeps a window from being small.
        return QSize(1, px(HEADER_HEIGHT))


class _Meter(QWidget):
    """A short bar: how much of all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        width, self._high = px(_METER[0]), px(_METER[1])
        self.setFixedSize(width, self._high)

    def set_share(self, done: int, total: int) -> None:
        """Show how many of all."""
        self._share = done / total if total else 0
        self.setAccessibleName(f"ครบ {done:,} จาก {total:,}")
        self.update()

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for name, share in (("line2", 1.0), ("accent", self._share)):
            painter.setBrush(self._theme.colour(name))
            bar = QRectF(0, 0, self.width() * share, self._high)
            painter.drawRoundedRect(bar, self._high / 2, self._high / 2)


def _holder(widget: QWidget) -> QWidget:
    """A widget in a place of its own, that is shown and hidden whatever the widget is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    return holder
