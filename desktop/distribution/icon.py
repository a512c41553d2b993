"""The program's pictures for Windows, drawn anew of its drawing: the icon, the installer's side."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

# Lists and the task bar at 100, 125, 150 and 200 percent, the desktop, and large views.
# Twice what the page shows at 100 percent, and the colour behind it: the window's own rail.
_SIDE, _GROUND = (328, 628), "#f2f6f5"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)


def write_icon(drawing: Path, icon: Path) -> None:
    """Write the .ico file of an SVG drawing."""
    pictures = [_drawn(drawing, size) for size in SIZES]
    *smaller, largest = pictures
    sizes = [(size, size) for size in SIZES]
    largest.save(icon, format="ICO", sizes=sizes, append_images=smaller)


def write_side(drawing: Path, picture: Path) -> None:
    """Write the .bmp file that stands at the side of the installer's first and last page."""
    side = QImage(*_SIDE, QImage.Format.Format_RGB32)
    side.fill(QColor(_GROUND))
    painter = QPainter(side)
    width = side.width() // 2
    QSvgRenderer(str(drawing)).render(painter, QRectF(width / 2, width, width, width))
    painter.end()
    side.save(str(picture), "BMP")  # type: ignore[call-overload]


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
