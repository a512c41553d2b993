"""The clipboard field by field, for web forms: one key a field, a tick at what is entered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.clock import local_today
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.tab_order import BEGINS
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import ICON
from forms.calendar import buddhist_date
from forms.listing.entering import entered, not_entered, standing

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.listing.mapping import ListMapping
    from forms.listing.table import ListedRow

_SIGNS = {"entered": "done", "changed": "warning"}
_WORDS = {"entered": "กรอกแล้ว", "changed": "แก้ไขในแผนหลังจากกรอก", "open": "ยังไม่ได้กรอก"}
_TICK, _UNTICK = "กรอกแล้ว ไปรายการถัดไป (Ctrl+Enter)", "เอาเครื่องหมายออก (Ctrl+Enter)"


class CopyingPart(QWidget):
    """The rows of a list at the left, the fields of the chosen one at the right."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._mapping: ListMapping | None = None
        self._rows: Sequence[ListedRow] = ()
        # Rows without a sign begin where the others do.
        side = px(ICON)
        blank = QPixmap(side, side)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        # A tree cuts its words where a list would scroll to them.
        self.rows = QTreeView()
        self.rows.setAccessibleName("รายการที่จะกรอก")
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self._row_model = QStandardItemModel(self)
        self.rows.setModel(self._row_model)
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        self.fields = _Fields()
        self.fields.setProperty(BEGINS, True)  # noqa: FBT003 - Qt's own signature
        self.fields.copy_wanted.connect(self.copy_next)
        self.fields.tick_wanted.connect(self.tick)
        self.words = Label()
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        self.copy_button = push_button(
            "คัดลอกแล้วเลื่อนไปช่องถัดไป (Enter)", "copy", self.copy_next, primary=True
        )
        self.tick_button = push_button(_TICK, "done", self.tick)
        for button in (self.copy_button, self.tick_button):
            button.setAutoDefault(False)
        self._arrange()

    def show_rows(self, mapping: ListMapping, rows: Sequence[ListedRow]) -> None:
        """Show the rows of a list; one goes on in the row that was chosen."""
        at = self._at
        same = self._mapping is not None and self._mapping.name == mapping.name
        self._mapping, self._rows = mapping, rows
        self._row_model.clear()
        for row in rows:
            self._row_model.appendRow(QStandardItem(_title(mapping, row)))
        for number in range(len(rows)):
            self._sign(number)
        self.rows.setIconSize(QSize(px(ICON), px(ICON)))
        if rows:
            self._choose(min(at, len(rows) - 1) if same and at >= 0 else self._next_open(0))
        else:
            self._show_row()

    def copy_next(self) -> None:
        """Put the field that the cursor is on into the clipboard, and go to the next one."""
        row, at = self._row, self.fields.currentIndex().row()
        if row is None or self._mapping is None or at < 0:
            return
        QGuiApplication.clipboard().setText(row.texts[at])
        heading = self._mapping.columns[at].heading
        after = [each for each in range(at + 1, len(row.texts)) if row.texts[each]]
        self.words.setText(f"คัดลอกแล้ว: {heading} ({at + 1} จาก {len(row.texts)} ช่อง)")
        if after:
            self.fields.setCurrentIndex(self.fields.model().index(after[0], 0))
        else:
            self.words.setText(f"{self.words.text()} ครบทุกช่องแล้ว")
            self.tick_button.setFocus()

    def tick(self) -> None:
        """Tick the row as entered and go to the next that is not, or take the tick away."""
        row, mapping, session = self._row, self._mapping, self._tools.session
        if row is None or mapping is None or session.read_only:
            return
        if standing(session.package, mapping, row) == "entered":
            session.act(not_entered, mapping, row)
            self._sign(self._at)
            self._show_row()
            return
        session.act(entered, mapping, row, buddhist_date(local_today()))
        self._sign(self._at)
        self._choose(self._next_open(self._at))
        self.fields.setFocus()

    @property
    def _at(self) -> int:
        return self.rows.currentIndex().row()

    @property
    def _row(self) -> ListedRow | None:
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def _choose(self, at: int) -> None:
        self.rows.setCurrentIndex(self._row_model.index(at, 0))
        self._show_row()

    def _next_open(self, start: int) -> int:
        """The first row from one on that is not entered; that one where all are."""
        mapping, package = self._mapping, self._tools.session.package
        assert mapping is not None  # noqa: S101 - rows stand under a mapping
        order = (*range(start, len(self._rows)), *range(start))
        found = (at for at in order if standing(package, mapping, self._rows[at]) != "entered")
        return next(found, start)

    def _sign(self, at: int) -> None:
        """Show beside a row whether it is entered, and count those that are."""
        if self._mapping is None or not 0 <= at < len(self._rows):
            return
        package = self._tools.session.package
        found = standing(package, self._mapping, self._rows[at])
        item = self._row_model.item(at)
        item.setIcon(icon(_SIGNS[found]) if found in _SIGNS else self._blank)
        item.setData(_WORDS[found], Qt.ItemDataRole.ToolTipRole)
        item.setData(f"{item.text()} {_WORDS[found]}", Qt.ItemDataRole.AccessibleTextRole)

    def _show_row(self) -> None:
        """Show the fields of the chosen row, from the first that says something."""
        row, mapping, session = self._row, self._mapping, self._tools.session
        heads = [] if mapping is None else [each.heading for each in mapping.columns]
        self.fields.show_fields(heads, row.texts if row is not None else ())
        for button in (self.copy_button, self.tick_button):
            button.setEnabled(row is not None)
        self.tick_button.setEnabled(row is not None and not session.read_only)
        if row is None or mapping is None:
            self.words.setText("รายการนี้ยังไม่มีแถว")
            return
        found = standing(session.package, mapping, row)
        self.tick_button.setText(f"  {_UNTICK if found == 'entered' else _TICK}")
        done = sum(standing(session.package, mapping, each) == "entered" for each in self._rows)
        self.words.setText(f"{_WORDS[found]} · กรอกแล้ว {done:,} จาก {len(self._rows):,} รายการ")

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(em(self, 0.5))
        right.addWidget(self.fields, 1)
        right.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addWidget(self.tick_button)
        foot.addStretch(1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, em(self, 0.5), 0, 0)
        row.setSpacing(em(self, 0.8))
        row.addWidget(self.rows, 2)
        row.addLayout(right, 3)


class _Fields(QTableView):
    """The fields of a row: its headings and what stands under them."""

    copy_wanted = Signal()
    tick_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName("ช่องของรายการที่เลือก")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)

    def show_fields(self, heads: Sequence[str], texts: Sequence[str]) -> None:
        """Show the fields of a row."""
        self._model.clear()
        for heading, text in zip(heads, texts, strict=False):
            self._model.appendRow([QStandardItem(heading), QStandardItem(text)])
        if not self._model.rowCount():
            return
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, em(self, 14))
        self.resizeRowsToContents()
        first = next((at for at, text in enumerate(texts) if text), 0)
        self.setCurrentIndex(self._model.index(first, 0))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.tick_wanted if held else self.copy_wanted).emit()
            return
        super().keyPressEvent(event)


def _title(mapping: ListMapping, row: ListedRow) -> str:
    """What a row is called: by the name that it bears, with its quarter."""
    names = ("project.name", "indicator.name", "step.text")
    wanted = [
        text
        for each, text in zip(mapping.columns, row.texts, strict=True)
        if each.name in names and text
    ]
    title = wanted[-1] if wanted else next(filter(None, row.texts), "-")
    quarter = f"ไตรมาส {row.row.quarter} · " if row.row.quarter else ""
    return f"{quarter}{title}".replace("\n", " ")
