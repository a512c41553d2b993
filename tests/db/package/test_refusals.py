"""Damaged packages: each is refused whole, in Thai, and the store stays as it was."""

import copy
import json
import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from db.errors import PackageRefusedError
from db.package.file import parse_package, read_package
from db.store.store import Store
from tests.db.packages import PNG, as_bytes, small_value

Damage = Callable[[dict[str, Any]], object]


def at(*path: str | int, put: Any) -> Damage:
    """Puts a value at a place of the package."""

    def damage(value: Any) -> None:
        for part in path[:-1]:
            value = value[part]
        value[path[-1]] = put

    return damage


def without(*path: str | int) -> Damage:
    """Takes a field out."""

    def damage(value: Any) -> None:
        for part in path[:-1]:
            value = value[part]
        del value[path[-1]]

    return damage


PROJECT = ("plan", "projects", 0)
STEP = (*PROJECT, "activities", 0, "steps", 0)
INDICATOR = ("plan", "indicators", 0)
REPORT = ("reports", 0)
TABLE = ("plan", "tables", 0)
PICTURE = ("plan", "pictures", 0)

# What is done to the package, and what a refusal of it says, to the letter.
DAMAGES: dict[str, tuple[Damage, str]] = {
    "other format": (
        at("format", put="อื่น"),
        'ชนิดของแฟ้ม (format): ต้องเป็น "bma-plan-package" แต่ได้ "อื่น"',
    ),
    "no format": (without("format"), 'ชนิดของแฟ้ม (format): ต้องมีและต้องเป็น "bma-plan-package"'),
    "later version": (at("version", put=3), "แฟ้มนี้สร้างจากโปรแกรมแผนรุ่นใหม่กว่า (แฟ้มแบบที่ 3 "),
    "version zero": (at("version", put=0), "แบบของแฟ้ม (version): ต้องเป็น 1 หรือ 2 แต่ได้ 0"),
    "version as text": (at("version", put="1"), 'แบบของแฟ้ม (version): ต้องเป็น 1 หรือ 2 แต่ได้ "1"'),
    "version true": (at("version", put=True), "แบบของแฟ้ม (version): ต้องเป็น 1 หรือ 2 แต่ได้ true"),
    "no version": (without("version"), "แบบของแฟ้ม (version): ต้องมีและต้องเป็น 1"),
    "no plan": (without("plan"), "แผน: ต้องมี แต่ไม่ได้ระบุไว้"),
    "plan is a list": (at("plan", put=[]), "แผน: ต้องเป็นกลุ่มข้อมูล { } แต่ได้รายการ [ ] ที่มี 0 ข้อ"),
    "plan is null": (at("plan", put=None), "แผน: ต้องเป็นกลุ่มข้อมูล { } แต่ได้ค่าว่าง (null)"),
    "no unit": (without("plan", "unit"), "แผน › หน่วยงาน: ต้องมี"),
    "unit without a name": (without("plan", "unit", "name"), "แผน › หน่วยงาน › ชื่อ: ต้องมี"),
    "agency without a name": (
        at("plan", "agency", put={"code": "1"}),
        "แผน › หน่วยงานต้นสังกัด › ชื่อ: ต้องมี",
    ),
    "no year": (without("plan", "fiscal_year"), "แผน › ปีงบประมาณ: ต้องมี"),
    "year of another era": (
        at("plan", "fiscal_year", put=2024),
        "แผน › ปีงบประมาณ: ต้องเป็นจำนวนเต็มตั้งแต่ 2500 ถึง 2700 แต่ได้ 2024",
    ),
    "year with a fraction": (at("plan", "fiscal_year", put=2567.5), "แต่ได้ 2567.5"),
    "year as text": (at("plan", "fiscal_year", put="2567"), 'แต่ได้ "2567"'),
    "year true": (at("plan", "fiscal_year", put=True), "แผน › ปีงบประมาณ: ต้องเป็นจำนวนเต็ม"),
    "edition as a figure": (
        at("plan", "edition", put=2567),
        "แผน › ชุดแบบฟอร์ม: ต้องเป็นข้อความ แต่ได้ 2567",
    ),
    "text is null": (at("plan", "vision", put=None), "แผน › วิสัยทัศน์: ต้องเป็นข้อความ แต่ได้ค่าว่าง (null)"),
    "budget in words": (
        at(*PROJECT, "budget", "amount", put="ห้าแสน"),
        'แผน › โครงการ 1 › งบประมาณ › จำนวนเงิน: ต้องเป็นตัวเลขตั้งแต่ 0 ขึ้นไป แต่ได้ "ห้าแสน"',
    ),
    "budget below nothing": (at(*PROJECT, "budget", "amount", put=-0.01), "ตั้งแต่ 0 ขึ้นไป แต่ได้ -0.01"),
    "budget true": (
        at(*PROJECT, "budget", "amount", put=True),
        "จำนวนเงิน: ต้องเป็นตัวเลขตั้งแต่ 0 ขึ้นไป แต่ได้ true",
    ),
    "unknown status": (
        at(*PROJECT, "budget", "status", put="approved"),
        'สถานะงบประมาณ: ต้องเป็น "granted" "none" "not_granted" "requested" หรือ "off_budget"',
    ),
    "empty status": (at(*PROJECT, "budget", "status", put=""), "สถานะงบประมาณ: ต้องเป็น"),
    "misspelt field": (
        at(*PROJECT, "budjet", put={}),
        'แผน › โครงการ 1 › budjet: ไม่รู้จักช่องชื่อนี้ อาจหมายถึง "budget" (งบประมาณ)',
    ),
    "unknown field at the top": (at("author", put="ใคร"), "author: ไม่รู้จักช่องชื่อนี้"),
    "dangling division of a project": (
        at(*PROJECT, "divisions", put=["d1", "d99"]),
        'แผน › โครงการ 1 › ส่วนราชการ 2: อ้างถึงรหัส "d99" ซึ่งไม่มีในรายการส่วนราชการ',
    ),
    "dangling project of part 1": (
        at("plan", "part1", 0, "tactics", 0, "projects", put=["p99"]),
        'อ้างถึงรหัส "p99" ซึ่งไม่มีในรายการโครงการ',
    ),
    "dangling objective": (
        at("plan", "goals", 0, "objective", put="k1"),
        'อ้างถึงรหัส "k1" ซึ่งไม่มีในรายการวัตถุประสงค์หลัก',
    ),
    "dangling indicator of a report": (
        at(*REPORT, "results", 0, "indicator", put="i9"),
        'รายงานไตรมาส 1 › ผลตัวชี้วัด 1 › ตัวชี้วัด: อ้างถึงรหัส "i9"',
    ),
    "dangling parent": (
        at("plan", "divisions", 1, "parent", put="d9"),
        'ส่วนราชการ 2 › สังกัด: อ้างถึงรหัส "d9"',
    ),
    "division under itself": (
        at("plan", "divisions", 0, "parent", put="d1"),
        "อยู่ใต้ตัวเอง เพราะอ้างถึงกันเป็นวง (d1 → d1)",
    ),
    "divisions in a circle": (
        at("plan", "divisions", 0, "parent", put="d3"),
        "อยู่ใต้ตัวเอง เพราะอ้างถึงกันเป็นวง",
    ),
    "empty reference": (at("plan", "divisions", 1, "parent", put=""), "สังกัด: ต้องเป็นรหัส"),
    "project key twice": (
        at("plan", "projects", 1, "key", put="p1"),
        'แผน › โครงการ 2 › รหัสอ้างอิง: รหัส "p1" ซ้ำกับ แผน › โครงการ 1',
    ),
    "key with a space": (at("plan", "projects", 1, "key", put="p 2"), "รหัสอ้างอิง: ต้องเป็นรหัส"),
    "key in Thai": (at("plan", "projects", 1, "key", put="ก1"), "รหัสอ้างอิง: ต้องเป็นรหัส"),
    "key ends with a line feed": (
        at("plan", "projects", 1, "key", put="p2\n"),
        "รหัสอ้างอิง: ต้องเป็นรหัส",
    ),
    "no key": (without("plan", "projects", 1, "key"), "แผน › โครงการ 2 › รหัสอ้างอิง: ต้องมี"),
    "no name": (without("plan", "projects", 1, "name"), "แผน › โครงการ 2 › ชื่อ: ต้องมี"),
    "thirteenth month": (
        at(*STEP, "spans", 0, "end", put="2567-13"),
        "ช่วงเวลา 1 › เดือนสิ้นสุด: ต้องเป็นเดือนแบบ",
    ),
    "month of another era": (at(*STEP, "spans", 0, "start", put="2024-01"), 'แต่ได้ "2024-01"'),
    "month in Thai digits": (
        at(*STEP, "spans", 0, "start", put="๒๕๖๗-๐๑"),
        "เดือนเริ่ม: ต้องเป็นเดือนแบบ",
    ),
    "month with a line feed": (
        at(*STEP, "spans", 0, "start", put="2567-01\n"),
        "เดือนเริ่ม: ต้องเป็นเดือนแบบ",
    ),
    "span without an end": (without(*STEP, "spans", 0, "end"), "ช่วงเวลา 1 › เดือนสิ้นสุด: ต้องมี"),
    "empty grid": (at(*PROJECT, "grid", put={}), "ช่วงเดือนของตาราง › เดือนแรก: ต้องมี"),
    "weight over 100": (
        at(*STEP, "weight", put=100.5),
        "น้ำหนัก (ร้อยละ): ต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100 แต่ได้ 100.5",
    ),
    "steps missing": (without(*PROJECT, "activities", 0, "steps"), "กิจกรรม 1 › ขั้นตอน: ต้องมี"),
    "steps as an object": (
        at(*PROJECT, "activities", 0, "steps", put={}),
        "ขั้นตอน: ต้องเป็นรายการ [ ]",
    ),
    "step as a text": (at(*STEP, put="ขั้นแรก"), 'ขั้นตอน 1: ต้องเป็นกลุ่มข้อมูล { } แต่ได้ "ขั้นแรก"'),
    "text in place of a list": (
        at("plan", "preface", put="คำนำ"),
        'แผน › คำนำ: ต้องเป็นรายการ [ ] แต่ได้ "คำนำ"',
    ),
    "figure among texts": (at("plan", "preface", 1, put=5), "แผน › คำนำ 2: ต้องเป็นข้อความ แต่ได้ 5"),
    "target as a figure": (
        at("plan", "framework", "tactic_kpis", 0, "targets", "2568", put=80),
        "ค่าเป้าหมาย › 2568: ต้องเป็นข้อความ",
    ),
    "targets as a list": (
        at("plan", "framework", "tactic_kpis", 0, "targets", put=[]),
        "ค่าเป้าหมาย: ต้องเป็นกลุ่มข้อมูล",
    ),
    "unknown quadrant": (
        at("plan", "swot", 0, "quadrant", put="s"),
        'ต้องเป็น "S" "W" "O" หรือ "T" แต่ได้ "s"',
    ),
    "third dimension": (at("plan", "part1", 0, "dimension", put=3), "มิติ: ต้องเป็น 1 หรือ 2 แต่ได้ 3"),
    "dimension true": (
        at("plan", "part1", 0, "dimension", put=True),
        "มิติ: ต้องเป็น 1 หรือ 2 แต่ได้ true",
    ),
    "sixth level": (
        at(*INDICATOR, "rubrics", 0, "levels", 0, "level", put=6),
        "ตั้งแต่ 1 ถึง 5 แต่ได้ 6",
    ),
    "heading level zero": (
        at("plan", "situation", 0, "level", put=0),
        "ระดับหัวข้อ: ต้องเป็นจำนวนเต็มตั้งแต่ 1",
    ),
    "multiplier is null": (
        at(*INDICATOR, "measure", "formulas", 0, "multiplier", put=None),
        "ตัวคูณ: ต้องเป็นตัวเลข แต่ได้ค่าว่าง (null)",
    ),
    "dropped as a text": (at(*PROJECT, "dropped", put="no"), "ต้องเป็น true (ใช่) หรือ false (ไม่ใช่)"),
    "people in fractions": (
        at("plan", "staffing", 0, "civil_servants", put=1.5),
        "ข้าราชการ (คน): ต้องเป็นจำนวนเต็มตั้งแต่ 0 ขึ้นไป",
    ),
    "fifth quarter": (at(*REPORT, "quarter", put=5), "ไตรมาส: ต้องเป็น 1 2 3 หรือ 4 แต่ได้ 5"),
    "no quarter": (without(*REPORT, "quarter"), "รายงานไตรมาส 1 › ไตรมาส: ต้องมี"),
    "date without a day": (at(*REPORT, "memo", "date", put="2567-01"), "วันที่: ต้องเป็นวันที่แบบ"),
    "done over 100": (at(*REPORT, "steps", 0, "done", put=101), "ตั้งแต่ 0 ถึง 100 แต่ได้ 101"),
    "done is null": (at(*REPORT, "steps", 0, "done", put=None), "ทำแล้ว (ร้อยละ): ต้องเป็นตัวเลข"),
    "spending below nothing": (at(*REPORT, "spending", 0, "amount", put=-1), "แต่ได้ -1"),
    "reports as an object": (at("reports", put={"1": {}}), "รายงานไตรมาส: ต้องเป็นรายการ [ ]"),
    "table key twice": (
        at("plan", "tables", 1, "key", put="goals"),
        'รหัส "goals" ซ้ำกับ แผน › ตารางในข้อความ 1',
    ),
    "table without rows": (without(*TABLE, "rows"), "แผน › ตารางในข้อความ 1 › แถว: ต้องมี"),
    "row of a table as a text": (
        at(*TABLE, "rows", 1, put="รวม"),
        'แผน › ตารางในข้อความ 1 › แถว 2 › ช่อง: ต้องเป็นรายการ [ ] แต่ได้ "รวม"',
    ),
    "figure in a cell": (
        at(*TABLE, "head", 0, 1, put=5),
        "แถวหัวตาราง 1 › ช่อง 2: ต้องเป็นข้อความ แต่ได้ 5",
    ),
    "column of no width": (
        at(*TABLE, "widths", 1, put=0),
        "ความกว้างคอลัมน์ 2 › ความกว้าง: ต้องเป็นตัวเลขที่มากกว่า 0 แต่ได้ 0",
    ),
    "table of too many rows": (
        at(*TABLE, "rows", put=[["ก"]] * 4_999),
        "แผน › ตารางในข้อความ 1 › แถว: ตารางมี 5,001 แถว เกิน 5,000 แถว",
    ),
    "table of too many columns": (
        at(*TABLE, "rows", 0, put=[""] * 61),
        "แผน › ตารางในข้อความ 1 › แถว: ตารางมี 61 คอลัมน์ เกิน 60 คอลัมน์",
    ),
    "head of too many columns": (
        at(*TABLE, "head", put=[["ก"], [""] * 61]),
        "แถวหัวตาราง: ตารางมี 61 คอลัมน์ เกิน 60 คอลัมน์",
    ),
    "too many widths": (at(*TABLE, "widths", put=[1] * 61), "ความกว้างคอลัมน์: ตารางมี 61 คอลัมน์"),
    "head as long as a page": (at(*TABLE, "head", put=[["ก"]] * 21), "หัวตารางมี 21 แถว เกิน 20 แถว"),
    "picture of another kind": (
        at(*PICTURE, "media_type", put="image/gif"),
        'ชนิดของรูป: ต้องเป็น "image/png" หรือ "image/jpeg" แต่ได้ "image/gif"',
    ),
    "picture that says it is another": (
        at(*PICTURE, "media_type", put="image/jpeg"),
        "แผน › รูปในข้อความ 1 › ข้อมูลรูป: ข้อมูลรูปไม่ใช่รูป JPEG",
    ),
    "picture that is no picture": (
        at(*PICTURE, "data", put="4LmB4Lic4LiZ"),
        "ข้อมูลรูป: ข้อมูลรูปไม่ใช่รูป PNG ตามชนิดของรูปที่ระบุไว้ โปรดแนบรูปใหม่",
    ),
    "picture cut off": (
        at(*PICTURE, "data", put=b64encode(PNG[:-9]).decode()),
        "ข้อมูลรูป: ข้อมูลรูปไม่ครบหรือเสียหาย",
    ),
    "picture not in base64": (
        at(*PICTURE, "data", put="ก"),
        'ข้อมูลรูป: ต้องเป็นข้อมูลแฟ้มในรหัส base64 แต่ได้ "ก"',
    ),
    "picture of nothing": (at(*PICTURE, "data", put=""), "รหัส base64 แต่ได้ข้อความว่าง"),
    "picture as a list": (at(*PICTURE, "data", put=[]), "รหัส base64 แต่ได้รายการ [ ]"),
    "picture wider than paper": (
        at(*PICTURE, "width_mm", put=257.1),
        "ความกว้าง (มม.): ต้องเป็นตัวเลขที่มากกว่า 0 และไม่เกิน 257 แต่ได้ 257.1",
    ),
    "picture of no width": (at(*PICTURE, "width_mm", put=0), "ที่มากกว่า 0 และไม่เกิน 257 แต่ได้ 0"),
    "note of a project that is not there": (
        at("plan", "part1", 0, "tactics", 0, "project_notes", 0, "project", put="p9"),
        'หมายเหตุใต้ชื่อโครงการ 1 › โครงการ: อ้างถึงรหัส "p9"',
    ),
    "unknown choice of printing": (
        at("plan", "print_choices", put={"colour": True}),
        "แผน › ทางเลือกการพิมพ์ › colour: ไม่รู้จักช่องชื่อนี้",
    ),
    "choice of printing as a text": (
        at("plan", "print_choices", put={"footnotes": "yes"}),
        "ต้องเป็น true (ใช่) หรือ false (ไม่ใช่)",
    ),
    "NUL in a cell": (at(*TABLE, "rows", 0, 0, put="\x00"), "แถว 1 › ช่อง 1: มีอักขระที่ใช้ไม่ได้"),
    "NUL in a text": (at("plan", "title", put="แผน\x00"), "แผน › ชื่อแผน: มีอักขระที่ใช้ไม่ได้"),
    "half a letter": (at("plan", "title", put="แผน\ud83d"), "แผน › ชื่อแผน: มีอักขระที่ใช้ไม่ได้"),
    "NUL in a name of a map": (
        at("plan", "framework", "tactic_kpis", 0, "targets", put={"\x00": "ก"}),
        "มีอักขระที่ใช้ไม่ได้",
    ),
}

# The file itself, changed as text.
RAW: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty file": (lambda _: b"", "ไม่เป็น JSON ที่ถูกต้อง: อ่านต่อไม่ได้ที่บรรทัด 1 คอลัมน์ 1"),
    "cut off": (lambda data: data[: data.index(b"500000")], "ไม่เป็น JSON ที่ถูกต้อง"),
    "not JSON": (lambda _: b'{\n "format": bma', "บรรทัด 2 คอลัมน์ 12"),
    "more after the end": (lambda data: data + b"{}", "ไม่เป็น JSON ที่ถูกต้อง"),
    "a list": (lambda data: b"[" + data + b"]", "ต้องเป็นกลุ่มข้อมูล { } แต่ได้รายการ [ ] ที่มี 1 ข้อ"),
    "a figure": (lambda _: b"5", "ต้องเป็นกลุ่มข้อมูล { } แต่ได้ 5"),
    "Thai Windows code page": (
        lambda data: data.decode().encode("cp874", "replace"),
        "ไม่ได้เข้ารหัสแบบ UTF-8 (บรรทัด 1)",
    ),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "UTF-8"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
    "nested too deep": (lambda _: b"[" * 200_000, "ซ้อนกันลึกเกินไป"),
    "not a number": (
        lambda data: data.replace(b"500000", b"NaN"),
        "ตั้งแต่ 0 ขึ้นไป แต่ได้ตัวเลขที่ใช้ไม่ได้ NaN",
    ),
    "infinity": (lambda data: data.replace(b"500000", b"Infinity"), "ตัวเลขที่ใช้ไม่ได้ Infinity"),
    "absurd exponent": (
        lambda data: data.replace(b"500000", b"1e999999999"),
        "ตัวเลขที่ใช้ไม่ได้ 1e999999999",
    ),
    "exponent beyond all": (
        lambda data: data.replace(b"500000", b"1e99999999999999999999"),
        "ตัวเลขที่ใช้ไม่ได้",
    ),
    "absurdly fine": (lambda data: data.replace(b"500000", b"1e-41"), "ตัวเลขที่ใช้ไม่ได้"),
    "61 digits": (lambda data: data.replace(b"500000", b"1" * 61), f"ตัวเลขที่ใช้ไม่ได้ {'1' * 39}…"),
    "10,000 digits": (lambda data: data.replace(b"2568,", b"2" * 10_000 + b",", 1), "ปีงบประมาณ"),
    "field twice": (
        lambda data: data.replace(b'"kind": "project"', b'"kind": "project", "kind": "activity"'),
        'แผน › โครงการ 1: มีช่อง "kind" ซ้ำกันมากกว่าหนึ่งครั้ง',
    ),
    "plan twice": (
        lambda data: data.replace(b'"version": 1', b'"version": 1, "plan": 3'),
        'มีช่อง "plan" ซ้ำ',
    ),
    "target twice": (
        lambda data: data.replace(b'"2567": ""', b'"2567": "", "2567": "1"'),
        'ค่าเป้าหมาย: มีช่อง "2567" ซ้ำ',
    ),
}


def damaged(name: str) -> tuple[bytes, str]:
    """The bytes of a damaged package, and the words that are said of it."""
    if name in RAW:
        damage, sentence = RAW[name]
        return damage(as_bytes(small_value())), sentence
    spoil, sentence = DAMAGES[name]
    value = copy.deepcopy(small_value())
    spoil(value)
    return json.dumps(value).encode(), sentence


@pytest.fixture(scope="module")
def store_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "phaen.db"
    with Store.open(path, create=True) as store:
        store.add(parse_package(as_bytes(small_value())))
    return path


@pytest.mark.parametrize("name", [*DAMAGES, *RAW])
def test_damaged_package_is_refused_and_the_store_untouched(name, store_file, tmp_path):
    data, said = damaged(name)
    file = tmp_path / "package.json"
    file.write_bytes(data)
    before = store_file.read_bytes()
    with Store.open(store_file) as store:
        with pytest.raises(PackageRefusedError, match=re.escape(said)) as caught:
            store.add(read_package(file))
        assert len(store.plans()) == 1
    assert store_file.read_bytes() == before
    assert caught.value.refusals
    sentence = str(caught.value)
    sentence.encode()  # whatever stood in the file, it can be shown
    assert re.search("[ก-๙]", sentence)


def test_undamaged_package_is_taken():
    assert parse_package(as_bytes(small_value())).plan.projects


def test_all_places_are_named_at_once(small):
    for spoil, _ in (
        DAMAGES["budget in words"],
        DAMAGES["misspelt field"],
        DAMAGES["dangling parent"],
    ):
        spoil(small)
    with pytest.raises(PackageRefusedError) as caught:
        parse_package(as_bytes(small))
    assert [refusal.place for refusal in caught.value.refusals] == [
        "แผน › โครงการ 1 › budjet",
        "แผน › โครงการ 1 › งบประมาณ › จำนวนเงิน",
        "แผน › ส่วนราชการ 2 › สังกัด",
    ]


def test_later_version_is_refused_for_that_alone(small):
    small["version"] = 3
    small["plan"]["new_field"] = []
    with pytest.raises(PackageRefusedError, match="โปรดปรับปรุงโปรแกรม") as caught:
        parse_package(as_bytes(small))
    assert len(caught.value.refusals) == 1


def test_reasons_are_counted_when_there_are_too_many(small):
    small["plan"]["preface"] = [0] * 5_000
    with pytest.raises(PackageRefusedError) as caught:
        parse_package(as_bytes(small))
    assert len(caught.value.refusals) == 501
    assert str(caught.value.refusals[-1]) == "และอีก 4,500 แห่ง"


def test_circle_is_told_once_and_what_hangs_on_it_is_not(small):
    one, two, three = small["plan"]["divisions"]
    one["parent"] = "d2"
    small["plan"]["divisions"] = [three, two, one]
    with pytest.raises(PackageRefusedError) as caught:
        parse_package(as_bytes(small))
    assert [str(refusal) for refusal in caught.value.refusals] == [
        "แผน › ส่วนราชการ 2 › สังกัด: อยู่ใต้ตัวเอง เพราะอ้างถึงกันเป็นวง (d2 → d1 → d2)"
    ]


def test_long_chain_of_divisions_is_no_circle(small):
    small["plan"]["divisions"] += chain_of_divisions(12)
    assert len(parse_package(as_bytes(small)).plan.divisions) == 16


@pytest.mark.parametrize("length", [13, 4_000])
def test_divisions_nested_too_deep_are_refused_once(small, length):
    small["plan"]["divisions"] += chain_of_divisions(length)
    with pytest.raises(PackageRefusedError, match=r"ซ้อนกันเกิน 12 ชั้น") as caught:
        parse_package(as_bytes(small))
    assert len(caught.value.refusals) == 1


def chain_of_divisions(length):
    """Divisions each under the one after it, `length` below the top one."""
    chain = [{"key": "c0", "name": ""}]
    chain += [{"key": f"c{i}", "name": "", "parent": f"c{i - 1}"} for i in range(1, length + 1)]
    return chain[::-1]
