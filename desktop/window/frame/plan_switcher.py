"""Which plan is open, at the top of the rail: a button that opens another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.window.widgets.controls import settle
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CAPTION, GAP_1, GAP_2, GAP_3, GAP_4, ICON, SHAPE, STRONG

if TYPE_CHECKING:
    from db.store.store import PlanEntry

_HEIGHT, _NARROW_HEIGHT = 50, 30
# More are on the start page.
_MOST = 12


class PlanSwitcher(QPushButton):
    """The unit's name over the plan's year; `entries` are the plans that can be opened."""

    def __init__(
        self,
        theme: Theme,
        entries: Callable[[], Sequence[PlanEntry]],
        open_plan: Callable[[int], object],
        others: Iterable[QAction] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("unit-button")
        self._theme = theme
        self._entries = entries
        self._open_plan = open_plan
        self._others = tuple(others)
        self._texts = TextLayoutCache()
        self._lines = ("", "")
        self._number: int | None = None
        self._is_compact = False
        self.clicked.connect(self.show_plans)
        self.pressed.connect(settle)
        self.set_compact(compact=False)

    @property
    def lines(self) -> tuple[str, str]:
        """What it says: the unit, and which plan of it."""
        return self._lines

    def show_plan(self, number: int | None, unit: str, plan: str) -> None:
        """Say which plan is open: the unit's name, and its year and short name."""
        self._number = number
        self._lines = unit, plan
        words = " ".join(filter(None, self._lines))
        set_tip(self, f"{words} คลิกเพื่อเปิดแผนอื่น")
        self.setAccessibleName(f"{words} เปิดแผนอื่น")
        self.update()

    def offer(self, others: Sequence[QAction]) -> None:
        """What stands below the plans: making a new one, importing one."""
        self._others = tuple(others)

    def set_compact(self, *, compact: bool) -> None:
        """Show an icon alone, or the words."""
        self._is_compact = compact
        self.setFixedHeight(px(_NARROW_HEIGHT if compact else _HEIGHT))
        self.update()

    def show_plans(self) -> None:
        """Offer the other plans of the store."""
        menu = self.made_menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def made_menu(self) -> QMenu:
        """The menu of plans; the open one is ticked."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for entry in self._entries()[:_MOST]:
            short = f"{entry.unit} ปี {entry.fiscal_year or '-'}"
            act = menu.addAction(short.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(entry.number == self._number)
            act.triggered.connect(partial(self._choose, entry.number))
        menu.addSeparator()
        menu.addActions(list(self._others))
        return menu

    def _choose(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if number != self._number:
            self._open_plan(number)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_compact:
            side = px(ICON)
            spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            paint_icon(painter, "document", spot, self._theme.colour("text2").name())
            return
        left, room = px(GAP_2), self.width() - 2 * px(GAP_2)
        strong, caption = setting(STRONG), setting(CAPTION)
        top = px(GAP_1) + 1
        name = self._texts.laid(self._lines[0], strong, room)
        name.draw(painter, left, top, self._theme.colour("text"))
        plan = self._texts.laid(self._lines[1], caption, room - px(GAP_4))
        under = top + strong.line + 1
        plan.draw(painter, left, under, self._theme.colour("text2"))
        wide = plan.width if self._lines[1] else 0
        spot = shape_rect(left + wide + px(GAP_1), under, caption.line)
        paint_shape(painter, "open", spot, self._theme, ground="rail")

    def sizeHint(self) -> QSize:
        return QSize(px(GAP_3 + SHAPE), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
