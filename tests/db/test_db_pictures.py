"""Pictures told from their bytes: kind, size, whole or cut off, without decoding them."""

import contextlib
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from db.pictures import (
    JPEG,
    MOST_BYTES,
    MOST_BYTES_OF_A_PLAN,
    PNG,
    PictureError,
    PictureSize,
    refuse_total,
    size_of,
)
from tests.db import packages


def encoded(mode: str, kind: str, size=(5, 3), **options) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 1).save(file, kind, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return len(content).to_bytes(4) + kind + content + check.to_bytes(4)


def png(width: int, height: int, *, depth=8, colour=0, rest=b"\0\0\0", body=None) -> bytes:
    header = width.to_bytes(4) + height.to_bytes(4) + bytes((depth, colour)) + rest
    body = chunk(b"IDAT", zlib.compress(b"\0\0")) if body is None else body
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def filled(data: bytes, length: int) -> bytes:
    """A JPEG made as long as that by segments of comment."""
    missing = length - len(data)
    comments = b""
    while missing > 0:
        part = min(missing, 60_000)
        part = missing - 4 if 0 < missing - part < 4 else part
        comments += b"\xff\xfe" + (part - 2).to_bytes(2) + bytes(part - 4)
        missing -= part
    return data[:2] + comments + data[2:]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        *[(encoded(mode, "PNG"), PNG) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")],
        (encoded("RGB", "PNG", dpi=(300, 300)), PNG),
        *[(encoded(mode, "JPEG"), JPEG) for mode in ("L", "RGB", "CMYK")],
        (encoded("RGB", "JPEG", progressive=True), JPEG),
        (encoded("RGB", "JPEG", exif=Image.Exif(), comment=b"x", icc_profile=b"y" * 99), JPEG),
    ],
)
def test_size_of_real_pictures_is_read(data, media_type):
    assert size_of(data, media_type) == PictureSize(5, 3)
    assert size_of(data + b"\r\n", media_type) == PictureSize(5, 3)
    other = JPEG if media_type == PNG else PNG
    with pytest.raises(PictureError, match="ไม่ใช่รูป"):
        size_of(data, other)


@pytest.mark.parametrize("media_type", [PNG, JPEG])
def test_picture_cut_off_anywhere_is_refused(media_type):
    data = packages.PNG if media_type == PNG else packages.JPEG
    for length in range(len(data)):
        with pytest.raises(PictureError):
            size_of(data[:length], media_type)


def test_end_of_a_small_picture_within_does_not_end_the_picture():
    small = packages.JPEG
    whole = small[:2] + b"\xff\xe1" + (len(small) + 2).to_bytes(2) + small + small[2:]
    assert size_of(whole, JPEG) == PictureSize(8, 8)
    with pytest.raises(PictureError, match="ไม่ครบ"):
        size_of(whole[:-2], JPEG)


def test_png_with_a_letter_changed_is_refused():
    data = bytearray(packages.PNG)
    for at in (20, 50, len(data) - 1):
        data[at] ^= 1
        with pytest.raises(PictureError, match="เสียหาย"):
            size_of(bytes(data), PNG)
        data[at] ^= 1
    assert size_of(bytes(data), PNG) == PictureSize(3, 2)


@pytest.mark.parametrize(
    "data",
    [
        png(0, 3),
        png(3, 0),
        png(3, 3, depth=3),
        png(3, 3, colour=5),
        png(3, 3, depth=4, colour=2),
        png(3, 3, rest=b"\1\0\0"),
        png(3, 3, rest=b"\0\1\0"),
        png(3, 3, rest=b"\0\0\2"),
        png(3, 3, rest=b"\0\0"),
        png(3, 3, body=b""),
        png(3, 3, colour=3),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + png(3, 3)[8:],
    ],
)
def test_png_that_nothing_decodes_is_refused(data):
    with pytest.raises(PictureError, match="เสียหาย"):
        size_of(data, PNG)


def frame(kind: int, content: bytes) -> bytes:
    """The small JPEG with another frame."""
    at = packages.JPEG.index(b"\xff\xc0")
    length = int.from_bytes(packages.JPEG[at + 2 : at + 4])
    other = bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2) + content
    return packages.JPEG[:at] + other + packages.JPEG[at + 2 + length :]


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (0xC3, b"\x08\0\3\0\5\1\1\x11\0", "พิมพ์ไม่ได้"),
        (0xC9, b"\x08\0\3\0\5\1\1\x11\0", "พิมพ์ไม่ได้"),
        (0xC1, b"\x0c\0\3\0\5\1\1\x11\0", "เสียหาย"),
        (0xC0, b"\x08\0\0\0\5\1\1\x11\0", "เสียหาย"),
        (0xC0, b"\x08\0\3\0\0\1\1\x11\0", "เสียหาย"),
        (0xC0, b"\x08\0\3\0\5\2\1\x11\0\1\x11\0", "เสียหาย"),
        (0xC0, b"\x08\0\3\0\5\3\1\x11\0", "เสียหาย"),
        (0xC0, b"\x08\0\3", "เสียหาย"),
        (0xE5, b"", "เสียหาย"),
    ],
)
def test_jpeg_that_nothing_prints_is_refused(kind, content, said):
    assert size_of(frame(0xC0, b"\x08\0\3\0\5\1\1\x11\0"), JPEG) == PictureSize(5, 3)
    with pytest.raises(PictureError, match=said):
        size_of(frame(kind, content), JPEG)


def test_few_bytes_that_say_they_are_millions_of_points_are_refused():
    assert size_of(png(8_000, 5_000), PNG) == PictureSize(8_000, 5_000)
    with pytest.raises(PictureError, match=r"กว้าง 8,000 จุด สูง 5,001 จุด รวมเกิน 40 ล้านจุด"):
        size_of(png(8_000, 5_001), PNG)
    with pytest.raises(PictureError, match="เกิน 40 ล้านจุด"):
        size_of(png(2**31 - 1, 2**31 - 1), PNG)


def test_picture_may_have_four_megabytes_and_no_more():
    assert size_of(filled(packages.JPEG, MOST_BYTES), JPEG) == PictureSize(8, 8)
    with pytest.raises(PictureError, match="รูปใหญ่เกิน 4 เมกะไบต์"):
        size_of(filled(packages.JPEG, MOST_BYTES + 1), JPEG)


def test_pictures_of_a_plan_may_have_24_megabytes_and_no_more():
    refuse_total(MOST_BYTES_OF_A_PLAN)
    with pytest.raises(PictureError, match="รวมกันเกิน 24 เมกะไบต์"):
        refuse_total(MOST_BYTES_OF_A_PLAN + 1)


@given(
    media_type=st.sampled_from([PNG, JPEG]),
    cut=st.integers(0, 160),
    length=st.integers(0, 8),
    put=st.binary(max_size=8),
)
def test_any_bytes_are_a_picture_or_refused_and_nothing_else_is_raised(
    media_type, cut, length, put
):
    data = packages.PNG if media_type == PNG else packages.JPEG
    with contextlib.suppress(PictureError):
        size = size_of(data[:cut] + put + data[cut + length :], media_type)
        assert size.width
        assert size.height
