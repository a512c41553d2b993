"""The row of a page's acts: on one line, what has no room stands in a menu at its end."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import CONTROL_HEIGHT, GAP_1, GAP_2, TOOLBAR_HEIGHT, TOOLBAR_SIDE

_STYLES = Qt.ToolButtonStyle


class ToolbarSlot(QWidget):
    """A place in a toolbar for that of a part of the page, which changes with what is in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.toolbar: Toolbar | None = None
        self.setFixedHeight(px(TOOLBAR_HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_toolbar(self, toolbar: Toolbar | None) -> None:
        """Show another one, or none."""
        if self.toolbar is not None and self.toolbar is not toolbar:
            self.toolbar.hide()
        self.toolbar = toolbar
        if toolbar is not None:
            toolbar.stand_within()
            self._row.addWidget(toolbar)
            toolbar.show()


class Toolbar(QWidget):
    """Acts from the left, commonest first; behind `end` at the right edge.

    What is narrower than it would like to be, as a box to type in, gives its width first;
    then buttons go into the menu, the last ones first. `compact`: buttons show icons alone.
    One that `stays_below` the title has no room beside it in any window.
    """

    stays_below = False

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(px(TOOLBAR_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._margin = px(TOOLBAR_SIDE)
        self._is_compact = False
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self._side = self._left
        self._folded: set[QWidget] = set()
        self._styles: dict[QToolButton, Qt.ToolButtonStyle] = {}
        self._more = tool_button("more", "คำสั่งที่เหลือของหน้านี้", self._show_more)
        self._more.setParent(self)
        self._more.hide()

    def add(self, *widgets: QWidget) -> None:
        """Put controls behind the others."""
        for widget in widgets:
            widget.setParent(self)
            self._side.append(widget)
            if isinstance(widget, QToolButton):
                self._styles[widget] = widget.toolButtonStyle()

    def end(self) -> None:
        """Let what is added from here on stand at the right edge."""
        self._side = self._right

    def start(self) -> None:
        """Let what is added from here on stand at the left, behind what stands there."""
        self._side = self._left

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Its buttons, from left to right."""
        return tuple(w for w in (*self._left, *self._right) if isinstance(w, QToolButton))

    @property
    def folded(self) -> tuple[QAbstractButton, ...]:
        """The buttons that stand in the menu, for want of room."""
        each = [*self._left, *self._right]
        return tuple(w for w in each if w in self._folded and isinstance(w, QAbstractButton))

    @property
    def is_compact(self) -> bool:
        """Whether its buttons show icons alone."""
        return self._is_compact

    @property
    def least(self) -> int:
        """The width below which some of its buttons go into the menu."""
        each = self._shown([*self._left, *self._right])
        return self._least(each) + 2 * self._margin

    def set_compact(self, *, compact: bool) -> None:
        """Show the icons of the buttons alone, or their words as well.

        Buttons of one icon keep their words: nothing else tells them apart.
        """
        self._is_compact = compact
        signs = Counter(button.property("sign") for button in self._styles)
        for button, style in self._styles.items():
            only = compact and signs[button.property("sign")] == 1
            button.setToolButtonStyle(_STYLES.ToolButtonIconOnly if only else style)
        self._place()

    def stand_within(self) -> None:
        """Be a part of another toolbar, which has the room at the sides."""
        self._margin = 0

    def _show_more(self) -> None:
        self.made_menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def made_menu(self) -> QMenu:
        """What the menu offers: the buttons that have no room, as they are now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.folded:
            act = menu.addAction(button.icon(), button.accessibleName() or button.text())
            act.setEnabled(button.isEnabled())
            act.triggered.connect(button.click)
        return menu

    def _shown(self, widgets: list[QWidget]) -> list[QWidget]:
        """Those that are not hidden by whoever they belong to."""
        return [each for each in widgets if not each.isHidden() or each in self._folded]

    def _place(self) -> None:
        """Give each its place; what has none goes into the menu."""
        left, right = self._shown(self._left), self._shown(self._right)
        for each in (*left, *right):
            within = each.toolbar if isinstance(each, ToolbarSlot) else None
            if within is not None and within.is_compact is not self._is_compact:
                within.set_compact(compact=self._is_compact)
        room = self.width() - 2 * self._margin
        more = self._more.sizeHint().width() + px(GAP_1)
        folded: list[QWidget] = []
        while self._least([*left, *right]) > room - (more if folded else 0):
            last = next(
                (w for w in reversed([*left, *right]) if isinstance(w, QAbstractButton)), None
            )
            if last is None:
                break
            (left if last in left else right).remove(last)
            folded.append(last)
        self._fold(set(folded))
        self._set_out(left, right, room - (more if folded else 0))

    def _fold(self, folded: set[QWidget]) -> None:
        for widget in self._folded - folded:
            widget.show()
        for widget in folded - self._folded:
            widget.hide()
        self._folded = folded
        self._more.setVisible(bool(folded))

    def _least(self, widgets: list[QWidget]) -> int:
        return sum(_narrowest(each) + px(GAP_1) for each in widgets)

    def _set_out(self, left: list[QWidget], right: list[QWidget], room: int) -> None:
        spare = room - self._least([*left, *right])
        wide = []
        for widget in right:
            more = min(max(0, spare), self._wished(widget) - _narrowest(widget))
            spare -= more
            wide.append(_narrowest(widget) + more)
        at = self._margin
        for widget in left:
            more = min(max(0, spare), self._wished(widget) - _narrowest(widget))
            spare -= more
            at = self._put(widget, at, _narrowest(widget) + more)
        at = self._margin + room - sum(wide) - px(GAP_1) * max(0, len(wide) - 1)
        for widget, width in zip(right, wide, strict=True):
            at = self._put(widget, at, width)
        if self._folded:
            self._put(self._more, self.width() - self._margin - self._more.sizeHint().width(), 0)

    def _wished(self, widget: QWidget) -> int:
        """How wide a control would be: what asks for no width takes all that is left."""
        takes_all = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        return self.width() if takes_all else widget.sizeHint().width()

    def _put(self, widget: QWidget, left: int, width: int) -> int:
        """Where the next one begins."""
        width = width or widget.sizeHint().width()
        height = max(widget.minimumHeight(), min(px(CONTROL_HEIGHT), self.height()))
        # A little nearer to the title, to which the row belongs.
        top = max(0, (self.height() - px(GAP_1) - height) // 2)
        widget.setGeometry(QRect(left, top, width, height))
        return left + width + px(GAP_1)

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        each = self._shown([*self._left, *self._right])
        width = sum(w.sizeHint().width() + px(GAP_1) for w in each) + 2 * self._margin
        return QSize(width + px(GAP_2), px(TOOLBAR_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._more.sizeHint().width() + 2 * self._margin, px(TOOLBAR_HEIGHT))


def _narrowest(widget: QWidget) -> int:
    """What a control needs: a button all of its words, a box less than it would like."""
    if isinstance(widget, QAbstractButton):
        return widget.sizeHint().width()
    least = max(widget.minimumSizeHint().width(), widget.minimumWidth())
    if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
        return least
    return min(widget.sizeHint().width(), least)
