"""The emblem of memos on the settings page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog

from db.settings.declared import EMBLEM
from desktop.window.emblem import save_emblem
from desktop.window.memory import Memory
from desktop.window.settings.homes import SettingHomes
from desktop.window.settings.rows import SettingRow
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.build import emblem

_PICTURES = "รูปภาพ (*.png *.jpg *.jpeg *.bmp)"
_HEIGHT = 4  # letters


class EmblemRow(SettingRow):
    """Shows the emblem; a picture file becomes it, or it is taken away."""

    def __init__(self, homes: SettingHomes, memory: Memory) -> None:
        super().__init__(EMBLEM, homes)
        self._memory = memory
        self._shown = Label()
        self.choose = push_button("เลือกแฟ้มรูป…", "folder", self._on_choose)
        self.remove = push_button("ไม่ใช้ตรา", "remove", lambda: self.put(""))
        buttons = FlowRow(0.5)
        buttons.add(self.choose)
        buttons.add(self.remove)
        self.arrange(self._shown, buttons, buddy=self.choose)
        self.changed.connect(self.refresh)
        self.refresh()

    def set_emblem(self, path: Path) -> None:
        """Keep a picture file as the emblem, or say why it cannot be."""
        self._memory.folder = path.parent
        self.attempt(lambda: save_emblem(QImage(str(path)), path))

    def refresh(self) -> None:
        path = emblem()
        picture = QPixmap(path) if path else QPixmap()
        self.remove.setEnabled(not picture.isNull())
        if picture.isNull():
            self._shown.setText("ยังไม่ได้เลือกรูปตรา")
            return
        # In the dots of the screen, so that it is sharp at 150 percent, too.
        dots = self.devicePixelRatio()
        height, smooth = round(em(self, _HEIGHT) * dots), Qt.TransformationMode.SmoothTransformation
        scaled = picture.scaledToHeight(height, smooth)
        # As on paper, whatever the window wears.
        shown = QPixmap(scaled.size())
        shown.fill(Qt.GlobalColor.white)
        with QPainter(shown) as painter:
            painter.drawPixmap(0, 0, scaled)
        shown.setDevicePixelRatio(dots)
        self._shown.setPixmap(shown)
        self._shown.setAccessibleName("ตราที่ใช้อยู่")

    def _on_choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, "เลือกแฟ้มรูปตรา", str(self._memory.folder), _PICTURES
        )
        if chosen:
            self.set_emblem(Path(chosen))
