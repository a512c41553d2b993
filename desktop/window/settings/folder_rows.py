"""The folders on the settings page: of the data, and the second place of backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from db.settings.declared import DATA_FOLDER, SECOND_PLACE, Setting
from db.user_folders import data_folder
from desktop.window.settings.homes import SettingHomes
from desktop.window.settings.rows import SettingRow, wrapped
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow


class FolderRow(SettingRow):
    """Names a folder, with buttons of what can be done with it."""

    def __init__(self, setting: Setting, homes: SettingHomes, *buttons: QPushButton) -> None:
        super().__init__(setting, homes)
        self.path = wrapped("")
        self.acts = FlowRow(0.5)
        for button in buttons:
            self.acts.add(button)
        self.arrange(self.path, self.acts, buddy=self.path)
        self.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.path.setText(str(self.homes.value(self.setting)) or "ยังไม่ได้เลือก")


class SecondPlaceRow(FolderRow):
    """Where copies of all backups go, too."""

    def __init__(self, homes: SettingHomes) -> None:
        self.choose = push_button("เลือกที่สำรองแห่งที่สอง…", "folder", self._on_choose)
        self.clear = push_button("ไม่ใช้ที่สำรองแห่งที่สอง", "remove", lambda: self.put(""))
        super().__init__(SECOND_PLACE, homes, self.choose, self.clear)

    def refresh(self) -> None:
        super().refresh()
        self.clear.setVisible(bool(self.homes.value(self.setting)))

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "เลือกที่สำรองแห่งที่สอง")
        if chosen:
            self.put(chosen)


class DataFolderRow(FolderRow):
    """Where all lies; `move` is called with the folder that one would rather have."""

    def __init__(self, homes: SettingHomes, move: Callable[[Path], object]) -> None:
        self.look = push_button("เปิดโฟลเดอร์", "folder", self._on_look)
        self.elsewhere = push_button("ย้ายโฟลเดอร์ข้อมูล…", "export", self._on_elsewhere)
        self._move = move
        super().__init__(DATA_FOLDER, homes, self.look, self.elsewhere)
        # To look at what the policy has set does no harm.
        self.acts.setEnabled(True)
        self.elsewhere.setEnabled(not self.is_locked)

    def _on_look(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_folder())))

    def _on_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "เลือกโฟลเดอร์ว่างสำหรับเก็บข้อมูล")
        if chosen:
            self._move(Path(chosen))
