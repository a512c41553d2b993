"""Pictures of a plan within its text: read, measured, and made ready for the file."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.document import Figure, plain
from forms.thai.strips import POINTS, Image, Mark, Strip, extent, paragraph_strips

if TYPE_CHECKING:
    from PIL import Image as Pillow

# A picture of more dots than this is not opened: it would take the memory of the machine.
MOST_DOTS = 50_000_000
# What a picture is printed with at the most, and what one counts as that does not say (dots
# an inch). A resolution lower than a screen's is no statement about paper.
_PRINTED = 300
_SCREEN = 96
_LEAST_STATED = 72
# It is made coarser where it has so many times the dots that print; how well it is kept then.
_TOO_FINE = 1.5
_QUALITY = 90
_JPEG = b"\xff\xd8"
# Above and below a picture, and between it and its caption (points).
_AROUND = 4.0
_CAPTION_GAP = 3.0
_BROKEN_WORDS = "เปิดรูปนี้ไม่ได้\nโปรดใส่รูปใหม่เป็นแฟ้ม PNG หรือ JPEG"
# Where a file says how the camera was held.
_TURNED = 0x0112


class Size(NamedTuple):
    """The size of a picture in points."""

    width: float
    height: float


_BROKEN = Size(70 * POINTS, 28 * POINTS)


def figure_strips(figure: Figure, width: float, tallest: float) -> tuple[Strip, ...]:
    """A picture and its caption as one strip, in the middle of a column `width` points wide.

    It is no wider than the column and no higher than `tallest`. One that cannot be opened
    is a box that says so.
    """
    caption: tuple[Strip, ...] = ()
    if figure.caption:
        words = plain(figure.caption, align="center", size=figure.size)
        caption = paragraph_strips(words, width)
    gap = _CAPTION_GAP if caption else 0.0
    room = tallest - 2 * _AROUND - gap - sum([strip.height for strip in caption])
    own = picture_size(figure.data)
    size = _fitted(figure, own, width, max(room, 1.0))
    left = (width - size.width) / 2
    if own is None:
        strip = _broken(left, size, figure.size)
    else:
        strip = Strip(0.0, (), images=(Image(left, _AROUND, *size, figure.data),))
    marks = list(strip.marks)
    bottom = _AROUND + size.height + gap
    for line in caption:
        marks += [mark._replace(baseline=mark.baseline + bottom) for mark in line.marks]
        bottom += line.height
    return (strip._replace(height=bottom + _AROUND, marks=tuple(marks), opens=True),)


def _fitted(figure: Figure, own: Size | None, width: float, height: float) -> Size:
    """The size that a picture is drawn in, where so much room is."""
    if own is None:
        return Size(min(figure.width * POINTS or _BROKEN.width, width), min(_BROKEN.height, height))
    wanted = figure.width * POINTS or own.width
    across = min(wanted, width, height * own.width / own.height)
    return Size(across, across * own.height / own.width)


def _broken(left: float, size: Size, type_size: float) -> Strip:
    """A box in place of a picture, with words in it."""
    lines = paragraph_strips(plain(_BROKEN_WORDS, align="center", size=type_size), size.width)
    top = _AROUND + max((size.height - extent(lines)) / 2, 0.0)
    marks: list[Mark] = []
    for strip in lines:
        marks += [
            mark._replace(x=mark.x + left, baseline=mark.baseline + top) for mark in strip.marks
        ]
        top += strip.height
    bars = tuple((left, y, size.width) for y in (_AROUND, _AROUND + size.height))
    sides = tuple((x, _AROUND, size.height) for x in (left, left + size.width))
    return Strip(0.0, tuple(marks), bars=bars, sides=sides)


# Sizes of the files seen so far, by what tells files apart: the files are not kept.
_sizes: dict[tuple[int, int], Size | None] = {}


def picture_size(data: bytes) -> Size | None:
    """The size of a picture in points as its file has it; None where it cannot be opened."""
    key = hash(data), len(data)
    if key not in _sizes:
        picture = _opened(data)
        _sizes[key] = _own_size(picture) if picture is not None else None
    return _sizes[key]


def _own_size(picture: Pillow.Image) -> Size:
    across, _ = picture.info.get("dpi", (0, 0))
    scale = 72 / (float(across) if across >= _LEAST_STATED else _SCREEN)
    return Size(picture.width * scale, picture.height * scale)


def _opened(data: bytes) -> Pillow.Image | None:
    """A picture, read to its end and turned as it was taken; None where it is broken."""
    from PIL import Image as Pillow  # noqa: PLC0415 - few documents hold pictures
    from PIL import ImageOps  # noqa: PLC0415

    try:
        picture = Pillow.open(BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_DOTS:
            return None
        turned = picture.getexif().get(_TURNED, 1) != 1
        picture.load()
        return ImageOps.exif_transpose(picture) if turned else picture
    except Exception:
        return None


def readers(images: Iterable[tuple[bytes, float]]) -> dict[bytes, Any]:
    """What ReportLab draws for each picture, given all its uses and their widths in points.

    A picture is put into the file once, as it is or with the dots that its largest print
    needs.
    """
    widest: dict[bytes, float] = {}
    for data, width in images:
        widest[data] = max(width, widest.get(data, 0.0))
    return {data: _reader(data, width) for data, width in widest.items()}


def _reader(data: bytes, width: float) -> Any:
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - few documents hold pictures

    picture = _opened(data)
    dots = round(width / 72 * _PRINTED)
    # A picture that was turned is no longer that of its file: it has no format.
    if picture is None or (picture.format and picture.width <= _TOO_FINE * dots):
        return ImageReader(BytesIO(data))
    kind = "JPEG" if data.startswith(_JPEG) else "PNG"
    stream = BytesIO()
    _scaled(picture, dots).save(stream, kind, quality=_QUALITY)
    return ImageReader(stream)


def _scaled(picture: Pillow.Image, dots: int) -> Pillow.Image:
    """A picture with no more dots across than so many."""
    if picture.width <= dots:
        return picture
    if picture.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        clear = picture.mode == "PA" or "transparency" in picture.info
        picture = picture.convert("RGBA" if clear else "RGB")
    height = max(round(picture.height * dots / picture.width), 1)
    return picture.resize((dots, height))
