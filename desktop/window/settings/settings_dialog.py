"""ตั้งค่า: every setting at its place, in force as soon as it is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from db.settings.carrying import Taken, take_settings, write_settings
from db.settings.declared import DATA_FOLDER, EMBLEM, SECOND_PLACE, Setting, Where
from db.settings.settings import policy_troubles
from db.settings.table import SETTINGS
from desktop.window.page import Tools
from desktop.window.settings.data_move import DataMove
from desktop.window.settings.emblem_row import EmblemRow
from desktop.window.settings.folder_rows import DataFolderRow, SecondPlaceRow
from desktop.window.settings.homes import SettingHomes
from desktop.window.settings.rows import ROWS, SettingRow, wrapped
from desktop.window.widgets.controls import push_button, tab_widget
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2, GAP_4

_SUFFIX, _KIND = ".json", "แฟ้มการตั้งค่า"
_NEW_PLANS = "แผนใหม่เริ่มด้วยตัวเลือกเหล่านี้ ถ้าชุดแบบฟอร์มมีให้เลือก แผนที่มีอยู่แล้วเปลี่ยนได้ที่แท็บตัวเลือกในหน้าตรวจและพิมพ์"


class SettingsDialog(QDialog):
    """A tab for each place where settings act; `changed` gives a setting that was set."""

    changed = Signal(object)

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ตั้งค่า")
        self._tools = tools
        self._homes = SettingHomes(tools.memory.settings, tools.plans.backups)
        self._is_waiting = False
        self.told = wrapped("")
        self.told.hide()
        self.close_button = QPushButton("ปิด")
        self.close_button.clicked.connect(self.accept)
        self._move = DataMove(
            tools, self, tell=self.tell, begun=self._begin_waiting, ended=self._end_waiting
        )
        self.rows = {key: self._row(setting) for key, setting in SETTINGS.items()}
        for row in self.rows.values():
            row.changed.connect(self.changed)
        self.tabs = tab_widget("หมวดของการตั้งค่า")
        for where in Where:
            self.tabs.addTab(self._page(where), where.value)
        self._arrange()
        if troubles := policy_troubles(SETTINGS):
            self.tell("\n".join(("การตั้งค่าบางข้อของผู้ดูแลเครื่องใช้ไม่ได้", *troubles)))

    def row(self, setting: Setting) -> SettingRow:
        """The row of a setting."""
        return self.rows[setting.key]

    def tell(self, words: str) -> None:
        """Say what was done, or why it could not be."""
        self.told.setText(words)
        self.told.show()

    def write(self, path: Path) -> None:
        """Write the settings to a file, and say so."""
        self._settle()
        try:
            write_settings(path, self._homes)
        except PhaenError as error:
            self.tell(str(error))
        else:
            self.tell(f"ส่งออกการตั้งค่าไปที่ {path} แล้ว")

    def take(self, path: Path) -> None:
        """Set what a file of settings says, and tell what of it."""
        try:
            taken = take_settings(path, self._homes)
        except PhaenError as error:
            self.tell(str(error))
            return
        for row in self.rows.values():
            row.refresh()
            self.changed.emit(row.setting)
        self.tell(_words_of(taken))

    def _row(self, setting: Setting) -> SettingRow:
        if setting is EMBLEM:
            return EmblemRow(self._homes, self._tools.memory)
        if setting is SECOND_PLACE:
            return SecondPlaceRow(self._homes)
        if setting is DATA_FOLDER:
            return DataFolderRow(self._homes, self._move.ask)
        return ROWS[setting.kind](setting, self._homes)

    def _page(self, where: Where) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        margin = px(GAP_4)
        column.setContentsMargins(0, margin, px(GAP_2), px(GAP_2))
        column.setSpacing(margin)
        if where is Where.NEW_PLANS:
            hint = wrapped("hint")
            hint.setText(_NEW_PLANS)
            column.addWidget(hint)
        for row in self.rows.values():
            if row.setting.where is where:
                column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(whole)
        return area

    def _arrange(self) -> None:
        acts = FlowRow(0.5)
        acts.add(push_button("ส่งออกการตั้งค่า…", "export", self._on_write))
        acts.add(push_button("นำเข้าการตั้งค่า…", "import", self._on_take))
        foot = QHBoxLayout()
        foot.addWidget(acts, 1)
        foot.addWidget(self.close_button)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addWidget(self.tabs, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
        resize_within_screen(self, 48, 36)
        self.setMinimumWidth(em(self, 30))

    def _on_write(self) -> None:
        folder = self._tools.memory.folder
        path = ask_where(
            self, "ส่งออกการตั้งค่าไปที่", folder / f"ตั้งค่าโปรแกรมแผน{_SUFFIX}", _SUFFIX, _KIND
        )
        if path is not None:
            self._tools.memory.folder = path.parent
            self.write(path)

    def _on_take(self) -> None:
        folder = str(self._tools.memory.folder)
        chosen, _filter = QFileDialog.getOpenFileName(
            self, "เลือกแฟ้มการตั้งค่า", folder, f"{_KIND} (*{_SUFFIX})"
        )
        if chosen:
            self._tools.memory.folder = Path(chosen).parent
            self.take(Path(chosen))

    def _begin_waiting(self) -> None:
        self._is_waiting = True
        self.tell("กำลังคัดลอกข้อมูลและตรวจทุกแฟ้ม โปรดรอ")
        self.tabs.setEnabled(False)
        self.close_button.setEnabled(False)

    def _end_waiting(self) -> None:
        self._is_waiting = False
        self.tabs.setEnabled(True)
        self.close_button.setEnabled(True)
        self.row(DATA_FOLDER).refresh()

    def _settle(self) -> None:
        for row in self.rows.values():
            row.settle()

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        if not self._is_waiting:
            self._settle()
            super().done(result)


def _words_of(taken: Taken) -> str:
    lines = [f"นำเข้าแล้ว {len(taken.done)} ข้อ: {', '.join(taken.done)}" if taken.done else ""]
    lines.append(f"ผู้ดูแลเครื่องกำหนดไว้ จึงไม่เปลี่ยน: {', '.join(taken.locked)}" if taken.locked else "")
    lines += (f"ใช้ไม่ได้: {words}" for words in taken.troubles)
    return "\n".join(filter(None, lines)) or "แฟ้มนี้ไม่มีการตั้งค่าให้นำเข้า"
