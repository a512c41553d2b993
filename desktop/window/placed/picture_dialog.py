"""A picture within a text, in a window of its own: itself, its caption and its width."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.files import safe_name, write_atomically
from db.places import Place
from db.records import TextPicture
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.picture_files import ask_for_picture, copied_picture, prepare
from desktop.window.page import Tools
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import em, resize_within_screen
from desktop.window.widgets.writing import writing

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg"}


class PictureDialog(PlacedDialog):
    """Changes the picture with a key; each change is a step of the plan."""

    def __init__(self, tools: Tools, key: str, parent: QWidget | None = None) -> None:
        super().__init__(tools, "pictures", key, parent)
        self.setWindowTitle("รูปภาพ")
        self.picture = _Shown()
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.form = FieldForm(tools, self.place, columns=3, least=12)
        self.form.add("caption", span=2)
        self.form.add("width_mm", span=1)
        bar = FlowRow()
        self.replace_button = push_button("เปลี่ยนรูปจากแฟ้ม…", "open", self.replace)
        self.paste_button = push_button("ใช้รูปที่คัดลอกไว้", "copy", self.paste)
        self.save_button = push_button("บันทึกรูปเป็นแฟ้ม…", "export", self.save)
        writing(self.replace_button, self.paste_button)
        bar.add(self.replace_button, self.paste_button, self.save_button)
        self.column.addWidget(self.picture, 1)
        self.column.addWidget(self.said)
        self.column.addWidget(self.form)
        self.column.addWidget(bar)
        self.end()
        self.refresh()
        resize_within_screen(self, 40, 36)
        self.form.fields[0].focus()

    def refresh(self) -> None:
        """Show the picture as it is now."""
        picture: TextPicture = self.record
        self.form.set_root(self.place)
        self.picture.show_data(picture.data, picture.caption)
        size = self.picture.size_in_points
        kilobytes = max(1, len(picture.data) // 1024)
        self.said.setText(f"{size.width():,} × {size.height():,} จุด {kilobytes:,} กิโลไบต์")

    def show_place(self, place: Place) -> None:
        """Give the field of a place the focus."""
        self.form.show_place(place)

    def replace(self) -> None:
        """Put another picture in the place of this one, from a file."""
        read = ask_for_picture(self, self.tools)
        if read is not None:
            self._replace(read)

    def paste(self) -> None:
        """Put the picture on the clipboard in the place of this one."""
        read = copied_picture()
        if read is not None:
            self._replace(read)
        else:
            self.said.setText("ไม่มีรูปภาพที่คัดลอกไว้ คัดลอกรูปก่อน แล้วกดอีกครั้ง")

    def save(self) -> None:
        """Ask where to, and write the picture to a file of its own."""
        picture: TextPicture = self.record
        ending = _ENDINGS.get(picture.media_type, ".png")
        name = safe_name(picture.caption or "รูปภาพ") + ending
        memory = self.tools.memory
        path = ask_where(self, "บันทึกรูปเป็นแฟ้ม", memory.folder / name, ending, "รูปภาพ")
        if path is None:
            return
        memory.folder = path.parent
        # Writing waits for who holds the file: not on the thread that paints.
        self.tools.tasks.run(
            lambda progress: write_atomically(
                path, picture.data, between_tries=lambda: progress(0, 0)
            ),
            done=lambda _nothing: self.said.setText(f"บันทึกรูปแล้ว: {path}"),
            failed=lambda error: self.said.setText(str(error)),
            asker=self,
        )

    def _replace(self, read: Callable[[], bytes]) -> None:
        prepare(self.tools, read, self._take, self.said.setText)

    def _take(self, media_type: str, data: bytes) -> None:
        place = self.place
        if place is None:
            return
        with self.tools.session.step("เปลี่ยนรูปภาพ"):
            self.tools.session.set_value((*place, "media_type"), media_type)
            self.tools.session.set_value((*place, "data"), data)


class _Shown(Label):
    """The picture as large as there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        self._data = b""
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(em(self, 10), em(self, 8))

    @property
    def size_in_points(self) -> QSize:
        """How large the picture itself is."""
        return self._whole.size()

    def show_data(self, data: bytes, caption: str) -> None:
        """Show another picture."""
        self.setAccessibleName(f"รูปภาพ {caption}".strip())
        if data is not self._data:
            self._data, self._whole = data, QPixmap()
            self._whole.loadFromData(data)
            self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.setText("แสดงรูปนี้ไม่ได้")
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        shown = self._whole.scaled(
            room.boundedTo(self._whole.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(em(self, 30), em(self, 18))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
