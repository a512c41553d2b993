"""Packages that nobody means well with: each is refused whole in Thai, or taken and harmless."""

import copy
import json
import os
import zlib
from base64 import b64encode

import pytest

from db.errors import PackageRefusedError, PhaenError
from db.package.file import parse_package, read_package
from tests.db.packages import PNG, small_value
from tests.hostile.limits import within_limits

TAKEN = None


def with_value(*path, value):
    """The small package with another value at a place."""
    found = small_value()
    holder = found
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    return json.dumps(found).encode()


def titled(text):
    return with_value("plan", "title", value=text)


def nested(count):
    chain = [{"key": "c0", "name": "ก"}]
    chain += [{"key": f"c{at}", "name": "ก", "parent": f"c{at - 1}"} for at in range(1, count)]
    return with_value("plan", "divisions", value=[*small_value()["plan"]["divisions"], *chain])


def many(name, count):
    value = small_value()
    value["plan"][name] = [copy.deepcopy(value["plan"][name][0]) for _ in range(count)]
    return json.dumps(value).encode()


def pictured(data):
    picture = {"key": "chart", "media_type": "image/png", "data": b64encode(data).decode()}
    return with_value("plan", "pictures", value=[picture])


def table(head, rows):
    found = {"key": "goals", "head": head, "rows": rows}
    return with_value("plan", "tables", value=[found])


def png_of(width, height):
    """A PNG that says it is so large, with hardly a byte of points."""

    def chunk(kind, content):
        crc = zlib.crc32(kind + content)
        return len(content).to_bytes(4) + kind + content + crc.to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


# The name of each, what makes it, and the words it is refused with; TAKEN where it is taken.
CASES = {
    "nothing": (lambda: b"", "ไม่เป็น JSON"),
    "blanks": (lambda: b" " * 1_000_000, "ไม่เป็น JSON"),
    "zeros": (lambda: bytes(1_000_000), "ไม่เป็น JSON"),
    "quotes": (lambda: b'"' * 5_000_000, "ข้อมูลมากเกิน"),
    "backslashes": (lambda: b'"' + b"\\" * 5_000_000, "ไม่เป็น JSON"),
    "brackets": (lambda: b"[" * 5_000_000, "ซ้อนกันลึก"),
    "braces": (lambda: b'{"a":' * 1_000_000, "ซ้อนกันลึก"),
    "closed brackets": (lambda: b"]" * 1_000_000, "ไม่เป็น JSON"),
    "a million lists": (lambda: b"[" + b"[]," * 1_000_000 + b"0]", "ข้อมูลมากเกิน"),
    "many empty objects": (lambda: b"[" + b"{}," * 400_000 + b"0]", "กลุ่มข้อมูล"),
    "a long figure": (lambda: b'{"format":' + b"9" * 5_000_000 + b"}", "format"),
    "a figure of a great exponent": (
        lambda: with_value("plan", "fiscal_year", value=0).replace(b": 0", b": 1e999999999"),
        "จำนวนเต็ม",
    ),
    "not a number": (lambda: with_value("plan", "fiscal_year", value=float("nan")), "จำนวนเต็ม"),
    "infinity": (lambda: with_value("plan", "fiscal_year", value=float("inf")), "จำนวนเต็ม"),
    "a year of 5,000 digits": (
        lambda: with_value("plan", "fiscal_year", value=0).replace(
            b": 0,", b": " + b"2" * 5000 + b","
        ),
        "จำนวนเต็ม",
    ),
    "an edition of 5,000 digits": (
        lambda: with_value("plan", "edition", value="9" * 5_000),
        "เกิน 1,000 ตัวอักษร",
    ),
    "another encoding": (lambda: titled("ก").decode().encode("utf-16"), "UTF-8"),
    "Latin bytes": (lambda: b'{"format": "\xe9"}', "UTF-8"),
    "overlong UTF-8": (lambda: b'{"format": "\xc0\xaf"}', "UTF-8"),
    "a field twice": (lambda: b'{"format": 1, "format": 2}', "ซ้ำกัน"),
    "50,000 unknown fields": (
        lambda: json.dumps({f"x{at}": 0 for at in range(50_000)}).encode(),
        "ไม่รู้จัก",
    ),
    "a field with a long name": (lambda: json.dumps({"x" * 100_000: 0}).encode(), "ไม่รู้จัก"),
    "NUL": (lambda: titled("ก\x00ข"), "U+0000"),
    "a bell": (lambda: titled("ก\x07ข"), "U+0007"),
    "escape sequences of a terminal": (lambda: titled("\x1b[31mก\x1b[0m"), "U+001B"),
    "a control of C1": (lambda: titled("ก\x9bข"), "U+009B"),
    "half of a letter": (lambda: titled("ก\ud800"), "U+D800"),
    "no letter at all": (lambda: titled("ก\uffff"), "U+FFFF"),
    "bidirectional overrides": (lambda: titled("แผน\u202egpj.exe\u202c"), TAKEN),
    "letters of private use": (lambda: titled("\ue000\uf700\U000f0000"), TAKEN),
    "letters of no width": (lambda: titled("แ\u200bผ\ufeffน"), TAKEN),
    "marks on a letter, twenty": (lambda: titled("ก" + "้" * 20), TAKEN),
    "marks on a letter, 900": (lambda: titled("ก" + "้" * 900), "ซ้อนกันเกิน 20"),
    "marks of other writings": (lambda: titled("a" + "\u0301" * 900), "ซ้อนกันเกิน 20"),
    "marks of every kind": (
        lambda: titled("ก" + "".join(map(chr, range(0x300, 0x36F)))),
        "ซ้อนกันเกิน 20",
    ),
    "a name of 1,500 letters": (
        lambda: with_value("plan", "unit", value={"name": "ก" * 1_500}),
        "เกิน 1,000 ตัวอักษร",
    ),
    "a vision of a book": (lambda: with_value("plan", "vision", value="ก" * 6_000), "เกิน 5,000"),
    "a paragraph of a book": (
        lambda: with_value("plan", "preface", value=["ก" * 60_000]),
        "เกิน 50,000",
    ),
    "tags in a name": (
        lambda: with_value("plan", "unit", value={"name": '<img src="file:///etc/passwd">'}),
        TAKEN,
    ),
    "a formula in a name": (
        lambda: with_value("plan", "unit", value={"name": "=cmd|'/c calc'!A1"}),
        TAKEN,
    ),
    "a path in a name": (
        lambda: with_value("plan", "unit", value={"name": "../../etc/passwd"}),
        TAKEN,
    ),
    "2,000 nested divisions": (lambda: nested(2_000), "ซ้อนกันเกิน 12 ชั้น"),
    "twelve nested divisions": (lambda: nested(12), TAKEN),
    "a division under itself": (
        lambda: with_value("plan", "divisions", 0, "parent", value="d3"),
        "อยู่ใต้ตัวเอง",
    ),
    "6,000 divisions": (lambda: many("divisions", 6_000), "เกิน 5,000 รายการ"),
    "1,000 divisions of one key": (lambda: many("divisions", 1_000), "ซ้ำกับ"),
    "6,000 paragraphs": (
        lambda: with_value("plan", "preface", value=["ก"] * 6_000),
        "เกิน 5,000 รายการ",
    ),
    "keys of the file system": (
        lambda: with_value("plan", "divisions", 0, "key", value="../x"),
        "รหัส",
    ),
    "a key of 10,000 letters": (
        lambda: with_value("plan", "divisions", 0, "key", value="k" * 10_000),
        "เกิน 1,000 ตัวอักษร",
    ),
    "an identity of a statement": (
        lambda: with_value("plan", "id", value="'; DROP TABLE plans; --"),
        "รหัสประจำ",
    ),
    "a picture that is text": (lambda: pictured(b"<svg/>"), "ไม่ใช่รูป"),
    "a picture cut off": (lambda: pictured(PNG[:-20]), "เสียหาย"),
    "a picture of a thousand million dots": (
        lambda: pictured(png_of(40_000, 40_000)),
        "ล้านจุด",
    ),
    "base64 of nothing": (lambda: pictured(b""), "base64"),
    "a table of 100 columns": (lambda: table([], [["ก"] * 100]), "เกิน 60 คอลัมน์"),
    "a table of 30 header rows": (lambda: table([["ก"]] * 30, [["ก"]]), "หัวตาราง"),
    "a table without rows": (lambda: table([["ก"]], []), TAKEN),
    "a list for a text": (lambda: with_value("plan", "title", value=["ก"]), "ต้องเป็นข้อความ"),
    "an object for a list": (lambda: with_value("plan", "preface", value={"0": "ก"}), "รายการ"),
}


@pytest.mark.parametrize("name", CASES)
def test_package_is_refused_in_thai_or_taken_within_bounds(name):
    make, words = CASES[name]
    data = make()
    with within_limits():
        if words is TAKEN:
            parse_package(data)
            return
        with pytest.raises(PackageRefusedError) as caught:
            parse_package(data)
    said = str(caught.value)
    assert words in said
    assert len(said) < 200_000
    said.encode()  # it can be shown


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes of that kind")
def test_pipe_device_and_folder_are_no_files(tmp_path):
    pipe = tmp_path / "ท่อ.json"
    os.mkfifo(pipe)
    for path in (pipe, "/dev/zero", "/dev/tty"):
        with within_limits(), pytest.raises(PhaenError, match=r"ไม่ใช่แฟ้ม|ไม่พบแฟ้ม|ไม่มีสิทธิ์"):
            read_package(type(tmp_path)(path))
    with pytest.raises(PhaenError, match="เป็นโฟลเดอร์"):
        read_package(tmp_path)
