"""A box over the window in which a record is looked for by typing, and picked by Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from db.places import spec_at
from desktop.window.fields.picks import Pick, found, picks
from desktop.window.fields.text_editors import LineBox
from desktop.window.page import Tools
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Picker(QFrame):
    """Looks through the list of the plan at the dotted path `target`.

    `picked` gives the key (or code) of what was picked. `taken` tells which stand there
    already: they are not offered. `offered` narrows the choices further; `choices` offers
    others, in an order of their own, in place of the whole list. `noun` is the word for a
    record, without it that of the list. With `create`,
    words that name nothing can be made a new record: `created` gives them. A picker of
    `many` stays open after a pick. It closes on Esc and when the focus leaves it; what had
    the focus before it was opened then has it again.
    """

    picked = Signal(str)
    created = Signal(str)

    def __init__(
        self,
        tools: Tools,
        target: str,
        parent: QWidget,
        *,
        noun: str = "",
        taken: Callable[[], Collection[str]] = tuple,
        offered: Callable[[Pick], bool] | None = None,
        choices: Callable[[], Sequence[Pick]] | None = None,
        create: bool = False,
        many: bool = False,
    ) -> None:
        # Within the window and no popup of its own: input methods of Thai work in it.
        super().__init__(parent.window())
        self.hide()
        self.setObjectName("picker")
        self.setAutoFillBackground(True)
        self._tools = tools
        self._target = target
        self._taken = taken
        self._offered = offered
        self._choices = choices
        self._create = create
        self._many = many
        # Where the box is shown, and what had the focus before.
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        self._high = 0  # with choices in sight
        self._noun = noun or spec_at(tuple(target.split("."))).label
        self.setAccessibleName(f"เลือก{self._noun}")
        self.query = self._search_box()
        self._model: CardModel[Pick] = CardModel(self._card, self)
        self.list = CardList(tools.theme, f"{self._noun}ที่เลือกได้")
        self.list.setModel(self._model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._pick)
        self._hint = Label()
        self._arrange()

    @property
    def shown(self) -> tuple[Pick, ...]:
        """The choices in sight; a new record comes last and has no value."""
        return self._model.items

    def open_below(self, anchor: QWidget) -> None:
        """Show the box at a control, within its window, with an empty search."""
        window = anchor.window()
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._before = focus if focus is not None and focus.window() is window else anchor
        self._anchor = anchor
        self.setParent(window)
        width = min(em(self, 34), window.width())
        height = min(em(self, 22), window.height())
        spot = anchor.mapTo(window, QPoint(0, anchor.height()))
        if spot.y() + height > window.height():
            spot.setY(max(0, anchor.mapTo(window, QPoint(0, 0)).y() - height))
        spot.setX(max(0, min(spot.x(), window.width() - width)))
        self._high = height
        self.setGeometry(spot.x(), spot.y(), width, height)
        self.query.clear()
        self._search()
        self.show()
        self.raise_()
        self.query.setFocus()
        _app().focusChanged.connect(self._on_focus_changed)

    def refresh(self) -> None:
        """Offer what the plan has now, where the box is open."""
        if self.isVisible():
            self._search()

    def dismiss(self) -> None:
        """Close the box, and give the focus back to what had it before."""
        if self.isHidden():
            return
        _app().focusChanged.disconnect(self._on_focus_changed)
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        back = self._before if self._before and self._before.isVisible() else self._anchor
        if held and back is not None:
            back.setFocus()

    def _search_box(self) -> LineBox:
        """A box of the plan's kind: what is undone in it is the plan's last change."""
        query = LineBox()
        query.setAccessibleName(f"ค้นหา{self._noun}")
        query.setPlaceholderText("พิมพ์ชื่อหรือรหัสเพื่อค้นหา")
        query.setClearButtonEnabled(True)
        query.textChanged.connect(self._search)
        query.installEventFilter(self)
        return query

    def _arrange(self) -> None:
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        pad = em(self, 0.5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(pad)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)

    def _card(self, pick: Pick) -> Card:
        if not pick.value:
            return Card(f"สร้าง{self._noun}ใหม่ “{pick.words}”", icon="add", tone="accent")
        return Card(pick.words, label=pick.code)

    def _search(self) -> None:
        query = self.query.text().strip()
        taken = set(self._taken())
        package = self._tools.session.package
        every = self._choices() if self._choices else picks(package, self._target)
        choices = [
            pick
            for pick in every
            if pick.value not in taken and (self._offered is None or self._offered(pick))
        ]
        shown = list(found(choices, query))
        if self._create and query and all(pick.words != query for pick in shown):
            shown.append(Pick("", query))
        self._model.set_items(shown)
        if shown:
            self.list.choose(0)
        self._hint.setText(self._advice(anything=bool(choices), shown=bool(shown)))
        # Without a choice there is only the advice.
        self.list.setVisible(bool(shown))
        self.resize(self.width(), self._high if shown else self.sizeHint().height())

    def _advice(self, *, anything: bool, shown: bool) -> str:
        if shown:
            return "↑ ↓ เลื่อน · Enter เลือก · Esc ปิด"
        make = " พิมพ์ชื่อแล้วกด Enter เพื่อสร้างใหม่" if self._create else ""
        if anything:
            return f"ไม่พบ{self._noun}ที่ตรงกับคำค้น{make}"
        if not make and self._target.startswith("plan.framework."):
            make = " เพิ่มที่หน้ากรอบยุทธศาสตร์ก่อน"
        return f"ไม่มี{self._noun}ให้เลือกเพิ่ม{make}"

    def _pick(self) -> None:
        pick: Pick | None = self.list.currentIndex().data(Role.ITEM)
        if pick is None:
            return
        if not self._many:
            self.dismiss()
        if pick.value:
            self.picked.emit(pick.value)
        else:
            self.created.emit(pick.words)
        if self._many:
            self.query.clear()
            self._search()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.dismiss()

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list and pick from it, while the search has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in _ENTERS:
                self._pick()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return False


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())
