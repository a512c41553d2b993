"""Pictures on their way into a plan: from a file or the clipboard to what paper needs."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from db.pictures import (
    JPEG,
    LONGEST_SIDE,
    MOST_BYTES,
    PNG,
    PictureError,
    in_megabytes,
    refuse_many_scans,
)

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

# What is decoded at all: as much as a good photograph, and no file made to fill the memory.
LARGEST_FILE = 64 * 1024**2
# A photograph is decoded no larger than it is wanted, anything else as it is.
_MOST_DOTS_OF_PHOTOGRAPH, _MOST_DECODED = 64_000_000, 40_000_000
# The widest text of a page, 257 mm of landscape A4, at 300 dots an inch; none is higher.
_MOST_DOTS = round(257 / 25.4 * 300)
_KINDS = ("PNG", "JPEG", "BMP", "DIB", "GIF", "TIFF")
_JPEG = b"\xff\xd8"
# Of what is kept in it a point between two others can be reckoned.
_SCALABLE = {"L", "LA", "RGB", "RGBA", "CMYK", "I", "F"}
_OF_CAMERAS = {"JPEG", "MPO"}  # MPO: a photograph of a telephone with more of itself behind it
# A drawing has fewer colours, and packs as well as a photograph of it would.
_MOST_COLOURS = 1 << 16
_WELL_PACKED = 2
_QUALITIES = (92, 85, 75, 60)
_SMALLER = 0.8
_ORIENTATION = 0x0112
_WHITE = (255, 255, 255, 255)

_DAMAGED = "แฟ้มรูปเสียหายหรือไม่ครบ โปรดเลือกรูปอื่น"
_UNKNOWN = "แฟ้มนี้ไม่ใช่รูปที่โปรแกรมรู้จัก โปรดใช้รูป PNG, JPEG, BMP, GIF หรือ TIFF"
_MOVING = "พิมพ์รูปเคลื่อนไหวหรือแฟ้มรูปที่มีหลายหน้าไม่ได้ โปรดบันทึกภาพที่ต้องการเป็น PNG หรือ JPEG แล้วแนบใหม่"


def prepared(data: bytes) -> tuple[str, bytes]:
    """The media type and the bytes of a picture as a plan keeps it.

    `data` is the file of a picture, or what the clipboard had for one. It is turned as its
    camera says, put on white where it is transparent, and scaled down to what the widest
    page prints at 300 dots an inch; what else the file says (where and when it was taken)
    is left out. A drawing becomes a PNG, a photograph a JPEG, of 4 megabytes at most.

    Raises:
        PictureError: no picture, damaged, moving, of several pages, or too large.
    """
    if len(data) > LARGEST_FILE:
        raise PictureError(f"แฟ้มรูปใหญ่เกิน {in_megabytes(LARGEST_FILE)} โปรดย่อรูปแล้วแนบใหม่")
    with warnings.catch_warnings():
        # The library warns of sizes, for which there are bounds here, and of odd notes.
        warnings.simplefilter("ignore")
        image = _decoded(data)
        photograph = image.format in _OF_CAMERAS
        try:
            plain = _plain(image)
        except Exception as error:  # as an index of colours without its colours
            raise PictureError(_DAMAGED) from error
        return _encoded(plain, photograph=photograph)


def _plain(image: Image) -> Image:
    """The picture upright, on white, and no larger than it is printed."""
    way = _way(image)
    # Made small first: each of the other steps takes as much memory again.
    if image.mode in _SCALABLE:
        image = _scaled(image)
    image = image if way is None else image.transpose(way)
    return _scaled(_on_white(image))


def _decoded(data: bytes) -> Image:
    image = _opened(data)
    try:
        # A JPEG is decoded no larger than it is wanted.
        image.draft(image.mode, (_MOST_DOTS, _MOST_DOTS))
        image.load()
    except Exception as error:  # whatever a decoder makes of a broken file
        raise PictureError(_DAMAGED) from error
    return image


def _opened(data: bytes) -> Image:
    """The picture of a file, of which no more than its head is read."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few runs need it

    if data.startswith(_JPEG):
        refuse_many_scans(data)
    try:
        image = Image.open(io.BytesIO(data), formats=_KINDS)
        moving = image.format not in _OF_CAMERAS and getattr(image, "is_animated", False)
    except UnidentifiedImageError as error:
        raise PictureError(_UNKNOWN) from error
    except Image.DecompressionBombError as error:
        raise _too_many_dots(_MOST_DECODED) from error
    except Exception as error:
        raise PictureError(_DAMAGED) from error
    most = _MOST_DOTS_OF_PHOTOGRAPH if image.format in _OF_CAMERAS else _MOST_DECODED
    if image.width * image.height > most:
        raise _too_many_dots(most)
    if max(image.size) > LONGEST_SIDE:
        raise PictureError(f"รูปยาวเกิน {LONGEST_SIDE:,} จุด โปรดย่อรูปแล้วแนบใหม่")
    if moving:
        raise PictureError(_MOVING)
    return image


def _too_many_dots(most: int) -> PictureError:
    return PictureError(f"รูปมีเกิน {most // 10**6} ล้านจุด โปรดย่อรูปแล้วแนบใหม่")


def _way(image: Image) -> Transpose | None:
    """How the picture is brought upright, as the camera noted; None where it is."""
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        return ways.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a note that cannot be read is no reason to refuse the picture
        return None


def _on_white(image: Image) -> Image:
    """The picture in greys or colours of eight bits, without anything to see through."""
    from PIL import Image as images  # noqa: PLC0415, N813 - as above

    grey = image.mode in {"1", "L", "LA"}
    if image.has_transparency_data:
        paper = images.new("RGBA", image.size, _WHITE)
        paper.alpha_composite(image.convert("RGBA"))
        image = paper
    elif image.mode[0] in "IF":  # greys of 16 bits and more
        grey, image = True, _of_eight_bits(image)
    return image.convert("L" if grey else "RGB")


def _of_eight_bits(image: Image) -> Image:
    """A picture of deep greys, from its darkest to its lightest where no depth is known."""
    whole = image.convert("F")
    ends: Any = (0, 0xFFFF) if image.mode.startswith("I;16") else whole.getextrema()
    low, high = ends
    scale = 0xFF / (high - low) if high > low else 0
    return whole.point(lambda value: value * scale - low * scale)


def _scaled(image: Image, most: int = _MOST_DOTS) -> Image:
    """The picture with no side longer than that."""
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    longest = max(image.size)
    if longest <= most:
        return image
    width, height = (max(1, round(side * most / longest)) for side in image.size)
    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3)


def _encoded(image: Image, *, photograph: bool) -> tuple[str, bytes]:
    if not photograph and image.getcolors(_MOST_COLOURS) is not None:
        drawing = _saved(image, "PNG", optimize=True)
        as_photograph = _saved(image, "JPEG", quality=_QUALITIES[0])
        if len(drawing) <= min(MOST_BYTES, _WELL_PACKED * len(as_photograph)):
            return PNG, drawing
    return JPEG, next(found for found in _photographs(image) if len(found) <= MOST_BYTES)


def _photographs(image: Image) -> Iterator[bytes]:
    """The picture as JPEG, each time in fewer bytes."""
    while True:
        for quality in _QUALITIES:
            yield _saved(image, "JPEG", quality=quality, optimize=True)
        image = _scaled(image, round(max(image.size) * _SMALLER))


def _saved(image: Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
