"""The emblem that memos bear: a picture file kept with the program's data, set once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from db.errors import PhaenError
from db.files import make_private_folder, write_atomically
from forms.build import emblem_file

# Of 15 mm on paper, at 1200 dots an inch.
_TALLEST = 720
# Less than this is coarse even on a screen.
_LEAST = 60


class EmblemError(PhaenError):
    """A picture that cannot be the emblem; says in Thai why."""


def save_emblem(picture: QImage, source: Path) -> None:
    """Keep a picture as the emblem in place of the one before.

    Raises:
        EmblemError: it is no picture, too small for paper, or cannot be written.
    """
    if picture.isNull():
        raise EmblemError(f"{source.name} ไม่ใช่รูปภาพที่เปิดได้ โปรดเลือกแฟ้ม PNG หรือ JPEG")
    if picture.height() < _LEAST:
        raise EmblemError(
            f"{source.name} สูงเพียง {picture.height()} จุด พิมพ์แล้วจะไม่ชัด "
            f"โปรดใช้รูปที่สูงอย่างน้อย {_LEAST} จุด"
        )
    if picture.height() > _TALLEST:
        picture = picture.scaledToHeight(_TALLEST, Qt.TransformationMode.SmoothTransformation)
    path = emblem_file()
    try:
        make_private_folder(path.parent)
        write_atomically(path, _as_file(picture))
    except PhaenError as error:
        raise EmblemError(f"เก็บรูปตราไม่ได้: {error}") from error


def remove_emblem() -> None:
    """Go on without an emblem: its space on the memo stays blank."""
    emblem_file().unlink(missing_ok=True)


def _as_file(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
