"""Picture files made for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture_file(
    width: int = 80,
    height: int = 40,
    kind: str = "PNG",
    mode: str = "RGB",
    color: str | tuple[int, ...] | int = "black",
    **options,
) -> bytes:
    """A picture of one colour as a file."""
    stream = BytesIO()
    Image.new(mode, (width, height), color).save(stream, kind, **options)
    return stream.getvalue()
