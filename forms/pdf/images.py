"""The pictures of one PDF document: each put into the file once, for the largest of its prints."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from forms.drawn_pictures import printable
from forms.pdf.file import PdfFile

if TYPE_CHECKING:
    from PIL import Image as Pillow

# The colours of a picture of each mode that is written as it is.
_COLOURS = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


def write_images(file: PdfFile, uses: Iterable[tuple[bytes, float]]) -> dict[bytes, int]:
    """Put pictures into a file, given all their uses and their widths in points.

    Each has a number there. One that cannot be opened is left out.
    """
    widest: dict[bytes, float] = {}
    for data, width in uses:
        widest[data] = max(width, widest.get(data, 0.0))
    if not widest:
        return {}
    from PIL import Image as Pillow  # noqa: PLC0415 - few documents hold pictures

    numbers: dict[bytes, int] = {}
    for data, width in widest.items():
        made = printable(data, width)
        with Pillow.open(BytesIO(made)) as picture:
            numbers[data] = _written(file, picture, made)
    return numbers


def _written(file: PdfFile, picture: Pillow.Image, data: bytes) -> int:
    """A picture in the file; a photograph in grey or in the screen's colours byte for byte."""
    if picture.format == "JPEG" and picture.mode in _COLOURS:
        return file.add_packed(data, f"{_entries(picture)}/Filter/DCTDecode")
    clear = picture.mode in {"LA", "PA", "RGBA"} or "transparency" in picture.info
    mask = ""
    if clear:
        picture = picture.convert("RGBA")
        alpha = picture.getchannel("A")
        mask = f"/SMask {file.add_stream(alpha.tobytes(), _entries(alpha))} 0 R"
    if picture.mode.startswith("I"):
        # Sixteen bits a dot: what is converted as it is comes out white.
        picture = picture.point(lambda grey: grey / 256).convert("L")
    if picture.mode not in _COLOURS:
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    return file.add_stream(picture.tobytes(), _entries(picture) + mask)


def _entries(picture: Pillow.Image) -> str:
    """What the file says of a picture."""
    return (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace{_COLOURS[picture.mode]}/BitsPerComponent 8"
    )
