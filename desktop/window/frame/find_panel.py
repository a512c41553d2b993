"""Finding and replacing words in the whole plan, with every place listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.fields.text_editors import LineBox
from desktop.window.fields.typed_keys import mark_text, marked_text
from desktop.window.page import Tools
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import check_box
from desktop.window.widgets.grouped_list import in_two_lines
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2
from desktop.window.widgets.writing import writing
from forms.editing.find import Finder, Hit, replace_hits
from forms.editions.labels import place_words
from forms.reporting.sealed import is_sealed

_PAUSE_MS = 200
# More are not listed: a text found so often is to be said more closely.
_MOST = 2000


class FindPanel(QWidget):
    """What to find, what to put in its place, and where it stands.

    Enter goes to the place; every replacement, of one or of all, is one step.
    """

    def __init__(
        self, tools: Tools, close: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._tools = tools
        self._close = close
        self._finder = Finder()
        self._hits: tuple[Hit, ...] = ()
        self._model: CardModel[Hit] = CardModel(self._card, self)
        self.list = CardList(tools.theme, "ตำแหน่งที่พบ")
        self.list.setModel(self._model)
        # Hits come by the thousand with the first letters: only those in sight are measured.
        in_two_lines(self.list, tools.theme)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.wanted = _line("คำที่ค้นหา")
        self.other = _line("แทนที่ด้วย")
        self.match_case = check_box("ตรงตัวพิมพ์เล็ก-ใหญ่")
        self.any_spaces = check_box("ไม่สนใจจำนวนเว้นวรรค")
        self.any_spaces.setToolTip("ถือว่าเว้นวรรคกี่ครั้งหรือขึ้นบรรทัดใหม่ก็เหมือนกัน")
        self.any_spaces.setChecked(True)
        self.one = QPushButton("แทนที่")
        self.all = QPushButton("แทนที่ทั้งหมด")
        writing(self.one, self.all)
        self._summary = Label()
        self._summary.setObjectName("hint")
        self._summary.setWordWrap(True)
        self._replacing = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._arrange()
        self._connect()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found."""
        return self._hits

    def start(self, *, replacing: bool) -> None:
        """Take the focus; what is marked where the focus was is what to find."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            marked = marked_text(focused)
            if marked and "\n" not in marked:
                self.wanted.setText(marked)
        self._replacing.setVisible(replacing)
        self._title.setText("ค้นหาและแทนที่" if replacing else "ค้นหา")
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self.search()

    def search(self) -> None:
        """Find the words again, and keep to the hit that was chosen."""
        self._pause.stop()
        self._hits = ()
        if self._tools.session.is_open:
            self._hits = self._finder.find(
                self._tools.session.package,
                self.wanted.text(),
                match_case=self.match_case.isChecked(),
                any_spaces=self.any_spaces.isChecked(),
            )
        row = max(0, self.list.currentIndex().row())
        self._model.set_items(self._hits[:_MOST])
        if self._hits:
            self.list.choose(min(row, len(self._model.items) - 1))
        self._tell()

    def replace_one(self) -> None:
        """Replace the chosen hit, and choose the next one."""
        hit: Hit | None = self.list.currentIndex().data(Role.ITEM)
        if hit is not None:
            self._replace((hit,), f"แทนที่ “{hit.context[1]}”")

    def replace_all(self) -> None:
        """Replace everything that was found, as one step; what was sent up stays."""
        package = self._tools.session.package
        hits = [hit for hit in self._hits if not is_sealed(package, hit.place)]
        sealed = len(self._hits) - len(hits)
        if not hits:
            # Says which report it is, and what to do.
            self._replace(self._hits, "แทนที่")
        elif self._replace(hits, f"แทนที่ {len(hits):,} แห่ง"):
            left = f" ไม่แทนที่ {sealed:,} แห่งในรายงานที่ออกแล้ว" if sealed else ""
            self._tools.notice.show_result(f"แทนที่แล้ว {len(hits):,} แห่ง{left} เลิกทำได้ด้วย Ctrl+Z")

    def _replace(self, hits: Sequence[Hit], words: str) -> bool:
        """Replace what was found; False where it may not be."""
        session = self._tools.session
        replaced = replace_hits(session.package, hits, self.other.text())
        is_done = session.apply(replaced, words)
        self.search()
        return is_done

    def _arrange(self) -> None:
        self._title = Label("ค้นหา")
        set_role(self._title, "strong")
        shut = QToolButton()
        shut.setIcon(icon("close"))
        shut.setAccessibleName("ปิดการค้นหา")
        shut.setToolTip("ปิดการค้นหา (Esc)")
        shut.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shut.clicked.connect(lambda _checked=False: self._close())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(shut)
        buttons = QHBoxLayout()
        buttons.addWidget(self.one)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        replacing = QVBoxLayout(self._replacing)
        replacing.setContentsMargins(0, 0, 0, 0)
        replacing.addWidget(self.other)
        replacing.addLayout(buttons)
        column = QVBoxLayout(self)
        margin = px(GAP_2)
        column.setContentsMargins(margin, px(GAP_1), margin, 0)
        column.setSpacing(px(GAP_1))
        column.addLayout(head)
        column.addWidget(self.wanted)
        column.addWidget(self._replacing)
        column.addWidget(self.match_case)
        column.addWidget(self.any_spaces)
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.wanted.textChanged.connect(self._pause.start)
        self.wanted.returnPressed.connect(self._on_enter)
        self.other.returnPressed.connect(self.replace_one)
        self.match_case.toggled.connect(self.search)
        self.any_spaces.toggled.connect(self.search)
        self.one.clicked.connect(lambda _checked=False: self.replace_one())
        self.all.clicked.connect(lambda _checked=False: self.replace_all())
        self._tools.session.changed.connect(self._on_changed)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._close)

    def _tell(self) -> None:
        count, fields = len(self._hits), len({hit.place for hit in self._hits})
        if not self.wanted.text().strip():
            words = "พิมพ์คำที่จะค้นหาทั้งแผน"
        elif not count:
            words = "ไม่พบคำนี้ในแผน"
        else:
            words = f"พบ {count:,} แห่ง ใน {fields:,} ช่อง กด Enter เพื่อไปที่ช่องนั้น"
        self._summary.setText(words)
        for button in (self.one, self.all):
            button.setEnabled(bool(count))

    def _on_enter(self) -> None:
        if self._pause.isActive():
            self.search()
        if self.list.currentIndex().isValid():
            self._on_activated(self.list.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(Role.ITEM)
        if hit is None:
            return
        if self._tools.go_to(hit.place):
            mark_text(QApplication.focusWidget(), hit)
        else:
            where = self._where(hit)
            self._tools.notice.show_result(f"แก้ช่องนี้ในหน้าต่างไม่ได้ {where}", severity="advice")

    def _where(self, hit: Hit) -> str:
        return place_words(self._tools.session.edition, hit.place)

    def _card(self, hit: Hit) -> Card:
        return hit_card(hit, self._where(hit))

    def _on_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 16), em(self, 10))


def hit_card(hit: Hit, where: str) -> Card:
    """A hit: its words in their context, and where they stand in words."""
    before, words, after = hit.context
    title = f"{before}{words}{after}"
    return Card(
        title=title,
        strong=(len(before), len(words)),
        lines=(where,),
        tip=f"{title}\n{where}",
    )


def _line(name: str) -> LineBox:
    line = LineBox()
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
    line.setClearButtonEnabled(True)
    return line
