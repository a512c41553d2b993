"""Pictures from files and from the clipboard, brought to what paper needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import read_bytes
from desktop.window.page import Tools
from forms.pictures import LARGEST_FILE, prepared

_FILES = "รูปภาพ (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff)"
Read = Callable[[], bytes]


def ask_for_picture(parent: QWidget, tools: Tools) -> Read | None:
    """What reads the file that the user chooses; None where none is chosen."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, "เลือกแฟ้มรูปภาพ", str(tools.memory.folder), _FILES
    )
    if not chosen:
        return None
    tools.memory.folder = Path(chosen).parent
    return partial(_read, Path(chosen))


def copied_picture() -> Read | None:
    """What reads the picture on the clipboard; None where there is none."""
    image = QGuiApplication.clipboard().image()
    return None if image.isNull() else partial(bytes_of, image)


def bytes_of(image: QImage) -> bytes:
    """A picture as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want a path
    return bytes(data.data())


def prepare(
    tools: Tools, read: Read, put: Callable[[str, bytes], None], tell: Callable[[str], None]
) -> None:
    """Bring a picture to what paper needs, off the GUI thread; then `put` type and bytes.

    Where that cannot be, `tell` why.
    """

    def work(_progress: object) -> tuple[str, bytes]:
        return prepared(read())

    tools.tasks.run(
        work,
        done=lambda made: put(*made),
        failed=lambda error: tell(str(error)),
        replaces="picture",
    )


def _read(path: Path) -> bytes:
    return read_bytes(path, at_most=LARGEST_FILE)
