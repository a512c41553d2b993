"""The program's icon for Windows: its drawing, drawn anew at each size that Windows shows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

# Lists and the task bar at 100, 125, 150 and 200 percent, the desktop, and large views.
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)


def write_icon(drawing: Path, icon: Path) -> None:
    """Write the .ico file of an SVG drawing."""
    pictures = [_drawn(drawing, size) for size in SIZES]
    *smaller, largest = pictures
    sizes = [(size, size) for size in SIZES]
    largest.save(icon, format="ICO", sizes=sizes, append_images=smaller)


def _drawn(drawing: Path, size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data()))
