"""The row over the pages: which page is in sight, and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.window.printing.page_layout import Zoom
from desktop.window.printing.page_view import PageView
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.icons import icon
from desktop.window.widgets.key_places import combination
from desktop.window.widgets.place_keys import PlaceKeys
from desktop.window.widgets.theme import em

_CHOICES: tuple[tuple[str, Zoom], ...] = (
    ("พอดีความกว้าง", "width"),
    ("พอดีทั้งหน้า", "page"),
    ("50 %", 0.5),
    ("75 %", 0.75),
    ("100 %", 1.0),
    ("125 %", 1.25),
    ("150 %", 1.5),
    ("200 %", 2.0),
    ("300 %", 3.0),
)
# The list is never narrower than what shows each share of the true size, in letters.
_LEAST_ZOOM = 6


class ZoomBar(QWidget):
    """Buttons and a list for the zoom of one page view; the same as commands with keys."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.commands = (
            self._command("ขยาย", "zoom-in", "Ctrl+=", lambda: view.zoom_by(1)),
            self._command("ย่อ", "zoom-out", "Ctrl+-", lambda: view.zoom_by(-1)),
            self._command("พอดีความกว้าง", "fit-width", "Ctrl+Alt+0", lambda: view.set_zoom("width")),
            self._command("พอดีทั้งหน้า", "fit-page", "Ctrl+Alt+9", lambda: view.set_zoom("page")),
        )
        # The numeric pad's plus, and the key that has it where Ctrl+= is Ctrl+Shift+plus.
        self.commands[0].setShortcuts([QKeySequence("Ctrl+="), QKeySequence("Ctrl++")])
        self._place = ElidedLabel()
        self._place.setObjectName("hint")
        self._zoom = Combo()
        # In a narrow bar its longest words end in dots; which page it is goes first.
        self._zoom.setMinimumWidth(em(self, _LEAST_ZOOM))
        self._zoom.setAccessibleName("ขนาดที่แสดง")
        self._zoom.setToolTip("ขนาดที่แสดง")
        for words, zoom in _CHOICES:
            self._zoom.addItem(words, zoom)
        self._zoom.addItem("", None)
        self._zoom.activated.connect(self._on_zoom_chosen)
        PlaceKeys(
            view,
            {
                combination("Ctrl+="): lambda: view.zoom_by(1),
                combination("Ctrl+Shift+="): lambda: view.zoom_by(1),
                combination("Ctrl+-"): lambda: view.zoom_by(-1),
            },
        )
        view.moved.connect(self._on_moved)
        self._arrange()
        self._on_moved()

    def _command(self, words: str, name: str, keys: str, act: object) -> QAction:
        command = QAction(icon(name), words, self)
        command.setShortcut(QKeySequence(keys))
        command.setToolTip(f"{words} ({command.shortcut().toString()})")
        command.triggered.connect(act)
        return command

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 1), em(self, 0.3), em(self, 0.6), em(self, 0.3))
        row.setSpacing(em(self, 0.3))
        row.addWidget(self._place, 1)
        buttons = []
        for command in self.commands:
            button = QToolButton()
            button.setDefaultAction(command)
            button.setAccessibleName(command.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.append(button)
        for widget in (buttons[1], self._zoom, buttons[0], buttons[2], buttons[3]):
            row.addWidget(widget)

    def _on_zoom_chosen(self, row: int) -> None:
        zoom = self._zoom.itemData(row)
        if zoom is not None:
            self._view.set_zoom(zoom)

    def _on_moved(self) -> None:
        count = self._view.count
        self._place.set_words(f"หน้า {self._view.current + 1} จาก {count}" if count else "")
        zoom = self._view.zoom
        row = self._zoom.findData(zoom)
        other = self._zoom.count() - 1
        self._zoom.setItemText(other, f"{self._view.factor:.0%}".replace("%", " %"))
        self._zoom.setCurrentIndex(row if row >= 0 else other)
