"""Pictures that nobody means well with."""

import io
import zlib

import pytest
from PIL import Image

from db.pictures import JPEG, PNG, PictureError, size_of
from forms.pictures import prepared
from tests.hostile.limits import within_limits
from tests.hostile.test_hostile_packages import png_of

TAKEN = None


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scans(count):
    """A JPEG of very many parts, each of which goes through all points."""
    data = encoded(Image.effect_noise((64, 64), 80), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


def compressed_note(size):
    """A PNG with a note that unpacks to very much."""
    data = encoded(Image.new("L", (4, 4)), "PNG")
    content = b"Comment\x00\x00" + zlib.compress(bytes(size), 9)
    note = len(content).to_bytes(4) + b"zTXt" + content
    note += zlib.crc32(b"zTXt" + content).to_bytes(4)
    return data[:33] + note + data[33:]


def without_its_colours():
    """A PNG whose points are numbers of colours, of which it has none."""
    data = encoded(Image.effect_noise((24, 20), 80).convert("P"), "PNG")
    at = data.index(b"PLTE") - 4
    return data[:at] + data[at + 12 + int.from_bytes(data[at : at + 4]) :]


CASES = {
    "nothing": (lambda: b"", "ไม่ใช่รูป"),
    "text": (lambda: b"GIF89a", "ไม่ใช่รูป"),
    "a drawing that is a program": (lambda: b"<svg onload='x()'/>", "ไม่ใช่รูป"),
    "a page": (lambda: b"%PDF-1.4", "ไม่ใช่รูป"),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "ไม่ใช่รูป"),
    "a thousand million dots": (lambda: png_of(40_000, 40_000), "ล้านจุด"),
    "a line of 60 million dots": (lambda: png_of(60_000_000, 1), "ล้านจุด"),
    "no dots": (lambda: png_of(0, 10), "ไม่ใช่รูป"),
    "points cut off": (lambda: png_of(3_000, 3_000), "เสียหาย"),
    "numbers of colours without the colours": (without_its_colours, "เสียหาย"),
    "a thousand scans": (lambda: scans(1_000), "แบ่งเป็นส่วนมากผิดปกติ"),
    "a note of a hundred megabytes": (lambda: compressed_note(100_000_000), "เสียหาย"),
    "forty million dots": (lambda: encoded(Image.new("L", (8_000, 5_000)), "PNG"), TAKEN),
    "deep greys": (lambda: encoded(Image.new("I;16", (2_000, 2_000)), "PNG"), TAKEN),
    "a picture that moves": (
        lambda: encoded(
            Image.new("L", (8, 8)),
            "GIF",
            save_all=True,
            append_images=[Image.new("L", (8, 8), 200)],
        ),
        "เคลื่อนไหว",
    ),
    "too many bytes": (lambda: bytes(64 * 1024**2 + 1), "ใหญ่เกิน"),
}


@pytest.mark.parametrize("name", CASES)
def test_picture_is_refused_in_thai_or_taken_within_bounds(name):
    make, words = CASES[name]
    data = make()
    with within_limits():
        if words is TAKEN:
            prepared(data)
            return
        with pytest.raises(PictureError, match=words):
            prepared(data)


@pytest.mark.parametrize(
    ("kind", "make"), [(JPEG, lambda: scans(500)), (PNG, lambda: png_of(9, 10**8))]
)
def test_picture_of_a_package_is_refused_before_it_is_decoded(kind, make):
    with within_limits(), pytest.raises(PictureError):
        size_of(make(), kind)
