"""Pictures as they may stand in a plan: what their bytes are, told without decoding them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from db.errors import PhaenError
from db.record_classes import record

MOST_BYTES = 4 * 1024**2
MOST_BYTES_OF_A_PLAN = 24 * 1024**2
MOST_PIXELS = 40_000_000  # an A4 page of 600 dots an inch has 35 million
LONGEST_SIDE = 65_535
# A picture that comes in parts has about ten; each goes through all of its points again.
_MOST_SCANS = 100

PNG, JPEG = "image/png", "image/jpeg"
_NAMES = {PNG: "PNG", JPEG: "JPEG"}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# How many bits a sample of each colour type may have.
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# Frames that printers and viewers decode: baseline, extended, progressive.
_FRAMES = {0xC0, 0xC1, 0xC2}
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a segment
_SCAN, _END = 0xDA, 0xD9
_SCAN_MARKER, _END_MARKER = bytes((0xFF, _SCAN)), bytes((0xFF, _END))


class PictureError(PhaenError):
    """A picture that cannot stand in a plan; its text says why, and what to do."""


@record
class PictureSize:
    """How large a picture is, in its own points."""

    width: int
    height: int


def size_of(data: bytes, media_type: str) -> PictureSize:
    """The size of a picture that is whole and is what its media type says.

    Read from its structure, with no memory for its points: a file of some bytes can say
    that it has millions.

    Raises:
        PictureError: it is another file, cut off, damaged, or larger than a plan takes.
    """
    if len(data) > MOST_BYTES:
        raise PictureError(f"รูปใหญ่เกิน {in_megabytes(MOST_BYTES)} โปรดย่อรูปแล้วแนบใหม่")
    size = _png_size(data) if media_type == PNG else _jpeg_size(data)
    if size.width * size.height > MOST_PIXELS or max(size.width, size.height) > LONGEST_SIDE:
        raise PictureError(
            f"รูปกว้าง {size.width:,} จุด สูง {size.height:,} จุด รวมเกิน {MOST_PIXELS // 10**6} ล้านจุด "
            "โปรดย่อรูปแล้วแนบใหม่"
        )
    return size


def refuse_total(total: int) -> None:
    """Refuses pictures that together, in bytes, are more than one plan takes.

    Raises:
        PictureError: they are.
    """
    if total > MOST_BYTES_OF_A_PLAN:
        raise PictureError(
            f"รูปทั้งหมดในแผนรวมกันเกิน {in_megabytes(MOST_BYTES_OF_A_PLAN)} โปรดย่อรูปหรือลบรูปที่ไม่ใช้"
        )


def refuse_many_scans(data: bytes) -> None:
    """Refuses a JPEG of so many parts that it would be decoded for minutes.

    Raises:
        PictureError: it is one.
    """
    # Within the points the first byte of a marker is always followed by a zero.
    if data.count(_SCAN_MARKER) > _MOST_SCANS:
        raise PictureError("รูป JPEG แบ่งเป็นส่วนมากผิดปกติ โปรดบันทึกเป็น JPEG ทั่วไปหรือ PNG แล้วแนบใหม่")


def in_megabytes(count: int) -> str:
    """A bound in the reader's words."""
    return f"{count // 1024**2} เมกะไบต์"


def _wrong(media_type: str) -> PictureError:
    return PictureError(f"ข้อมูลรูปไม่ใช่รูป {_NAMES[media_type]} ตามชนิดของรูปที่ระบุไว้ โปรดแนบรูปใหม่")


def _damaged() -> PictureError:
    return PictureError("ข้อมูลรูปไม่ครบหรือเสียหาย โปรดแนบรูปใหม่")


def _png_size(data: bytes) -> PictureSize:
    if not data.startswith(_SIGNATURE):
        raise _wrong(PNG)
    kinds: list[bytes] = []
    size = PictureSize(0, 0)
    for kind, content in _chunks(data):
        if not kinds:
            size = _header_size(kind, content)
        kinds.append(kind)
    coloured = b"PLTE" in kinds or data[25] != 3  # an index without its colours says nothing
    if b"IDAT" not in kinds or not coloured:
        raise _damaged()
    return size


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The chunks of a PNG up to its end, each whole and as it was written."""
    at, view = len(_SIGNATURE), memoryview(data)
    while True:
        length, kind = int.from_bytes(view[at : at + 4]), bytes(view[at + 4 : at + 8])
        end = at + 8 + length
        if end + 4 > len(data) or zlib.crc32(view[at + 4 : end]) != int.from_bytes(
            view[end : end + 4]
        ):
            raise _damaged()
        yield kind, view[at + 8 : end]
        if kind == b"IEND":
            return
        at = end + 4


def _header_size(kind: bytes, content: memoryview) -> PictureSize:
    if kind != b"IHDR" or len(content) != 13:
        raise _damaged()
    width, height = int.from_bytes(content[:4]), int.from_bytes(content[4:8])
    depth, colour, compression, filtering, interlace = content[8:]
    known = depth in _DEPTHS.get(colour, ()) and (compression, filtering) == (0, 0)
    if not (width and height and known and interlace in {0, 1}):
        raise _damaged()
    return PictureSize(width, height)


def _jpeg_size(data: bytes) -> PictureSize:
    if not data.startswith(b"\xff\xd8\xff"):
        raise _wrong(JPEG)
    refuse_many_scans(data)
    size = None
    for kind, content in _segments(data):
        if kind in _OTHER_FRAMES:
            raise PictureError("รูป JPEG แบบนี้พิมพ์ไม่ได้ โปรดบันทึกเป็น JPEG ทั่วไปหรือ PNG แล้วแนบใหม่")
        if kind in _FRAMES:
            size = _frame_size(content)
    if size is None:
        raise _damaged()
    return size


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG up to its first scan, whose points follow."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if data[at : at + 1] != b"\xff" or at + 2 > len(data):
            raise _damaged()
        kind = data[at + 1]
        at += 2
        if kind in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2])
        if kind == _END or length < 2 or at + length > len(data):
            raise _damaged()
        yield kind, data[at + 2 : at + length]
        if kind == _SCAN:
            if data.find(_END_MARKER, at + length) < 0:
                raise _damaged()
            return
        at += length


def _frame_size(content: bytes) -> PictureSize:
    if len(content) < 6:
        raise _damaged()
    depth, parts = content[0], content[5]
    height, width = int.from_bytes(content[1:3]), int.from_bytes(content[3:5])
    if depth != 8 or parts not in {1, 3, 4} or len(content) != 6 + 3 * parts:
        raise _damaged()
    if not (width and height):
        raise _damaged()
    return PictureSize(width, height)
