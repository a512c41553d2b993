"""Pictures of a plan within its text: read, measured, and made ready to be drawn."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from forms.document import Figure

if TYPE_CHECKING:
    from PIL import Image as Pillow

_POINTS = 72 / 25.4
# A picture in a cell is no higher than this: it and a header stand on any page (points).
TALLEST = 330.0
# A picture of more dots than this is not opened: it would take the memory of the machine.
MOST_DOTS = 50_000_000
# What a picture is printed with at the most, and what one counts as that does not say (dots
# an inch). Programs that know of no paper write 72.
_PRINTED = 300
_SCREEN = 96
_NO_STATEMENT = 72
# It is made coarser where it has so many times the dots that print; how well it is kept then.
_TOO_FINE = 1.5
_QUALITY = 90
_JPEG = b"\xff\xd8"
# Where a file says how the camera was held.
_TURNED = 0x0112
# What stands in the box of a picture that cannot be opened, and the size of the box (mm).
BROKEN_WORDS = "เปิดรูปนี้ไม่ได้\nโปรดแทรกรูปใหม่เป็นแฟ้ม PNG หรือ JPEG"
_BROKEN_BOX = (70, 28)


class Size(NamedTuple):
    """The size of a picture in points."""

    width: float
    height: float


# Sizes of the files seen so far, by what tells files apart: the files are not kept.
_sizes: dict[tuple[int, int], Size | None] = {}


def picture_size(data: bytes) -> Size | None:
    """The size of a picture in points as its file has it; None where it cannot be opened."""
    key = hash(data), len(data)
    if key not in _sizes:
        picture = _opened(data)
        _sizes[key] = _own_size(picture) if picture is not None else None
    return _sizes[key]


def drawn_size(figure: Figure, width: float, height: float) -> Size:
    """The size that a picture is drawn in, in a room of so many points.

    It is never made larger than it asks to be; one that is broken has the size of a box
    with words in it.
    """
    own = picture_size(figure.data)
    height = max(height, 1.0)
    if own is None:
        across, down = (side * _POINTS for side in _BROKEN_BOX)
        return Size(min(figure.width * _POINTS or across, width), min(down, height))
    wanted = figure.width * _POINTS or own.width
    across = min(wanted, width, height * own.width / own.height)
    return Size(across, across * own.height / own.width)


def printable(data: bytes, width: float) -> bytes:
    """The file of a picture as it is printed `width` points wide at the most.

    That is the file itself unless it has far more dots than print, or has to be turned.
    """
    picture = _opened(data)
    dots = max(round(width / 72 * _PRINTED), 1)
    # A picture that was turned is no longer that of its file: it has no format.
    if picture is None or (picture.format and picture.width <= _TOO_FINE * dots):
        return data
    stream = BytesIO()
    kind = "JPEG" if data.startswith(_JPEG) else "PNG"
    _scaled(picture, dots).save(stream, kind, quality=_QUALITY)
    return stream.getvalue()


def _own_size(picture: Pillow.Image) -> Size:
    across, _ = picture.info.get("dpi", (0, 0))
    scale = 72 / (float(across) if across > _NO_STATEMENT + 0.5 else _SCREEN)
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


def _scaled(picture: Pillow.Image, dots: int) -> Pillow.Image:
    """A picture with no more dots across than so many."""
    if picture.width <= dots:
        return picture
    if picture.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        clear = picture.mode == "PA" or "transparency" in picture.info
        picture = picture.convert("RGBA" if clear else "RGB")
    height = max(round(picture.height * dots / picture.width), 1)
    return picture.resize((dots, height))
