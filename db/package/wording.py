"""The Thai words for what a field takes and for what was found in its stead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from db.fields import Kind, Spec
from db.package.json_text import BadNumber

OBJECT = "ต้องเป็นกลุ่มข้อมูล { }"
LIST = "ต้องเป็นรายการ [ ]"

_KEY = "ต้องเป็นรหัสที่มีแต่อักษร A-Z a-z เลข 0-9 และเครื่องหมาย _ . - เท่านั้น"
_EXPECTED = {
    Kind.TEXT: "ต้องเป็นข้อความ",
    Kind.TEXTS: "ต้องเป็นข้อความ",
    Kind.FLAG: "ต้องเป็น true (ใช่) หรือ false (ไม่ใช่)",
    Kind.KEY: _KEY,
    Kind.REF: _KEY,
    Kind.REFS: _KEY,
    Kind.DATA: "ต้องเป็นข้อมูลแฟ้มในรหัส base64",
    Kind.MONTH: "ต้องเป็นเดือนแบบ ปี-เดือน คือปี พ.ศ. 4 หลัก ขีด แล้วเดือน 01 ถึง 12",
    Kind.DATE: "ต้องเป็นวันที่แบบ ปี-เดือน-วัน คือปี พ.ศ. 4 หลัก เดือน 01 ถึง 12 วัน 01 ถึง 31",
    Kind.RECORD: OBJECT,
    Kind.RECORDS: OBJECT,
    Kind.MAP: OBJECT,
}
_LONGEST_QUOTE = 40


def expected(spec: Spec) -> str:
    """What a field (of a list: each item) must be: `ต้องเป็นตัวเลขตั้งแต่ 0 ขึ้นไป`."""
    if spec.kind is Kind.CHOICE:
        words = [f'"{word}"' if isinstance(word, str) else str(word) for word in spec.choices]
        return f"ต้องเป็น {' '.join(words[:-1])} หรือ {words[-1]}"
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        noun = "จำนวนเต็ม" if spec.kind is Kind.INTEGER else "ตัวเลข"
        return f"ต้องเป็น{noun}{_bounds(spec)}"
    return _EXPECTED[spec.kind]


def wrong(expectation: str, value: Any) -> str:
    """The whole reason: what must stand there, and what does."""
    return f"{expectation} แต่ได้{_described(value)}"


def quoted(text: str) -> str:
    """A text in quotation marks, as `shown`."""
    return f'"{shown(text)}"'


def shown(text: str) -> str:
    """A text from a file, shortened, in letters that every output can show."""
    short = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return "".join(letter if letter.isprintable() else "�" for letter in short)


def _bounds(spec: Spec) -> str:
    if spec.above is not None:
        end = "" if spec.maximum is None else f" และไม่เกิน {spec.maximum}"
        return f"ที่มากกว่า {spec.above}{end}"
    if spec.minimum is not None and spec.maximum is not None:
        return f"ตั้งแต่ {spec.minimum} ถึง {spec.maximum}"
    if spec.minimum is not None:
        return f"ตั้งแต่ {spec.minimum} ขึ้นไป"
    return f"ไม่เกิน {spec.maximum}" if spec.maximum is not None else ""


def _described(value: Any) -> str:
    if isinstance(value, str):
        return f" {quoted(value)}" if value else "ข้อความว่าง"
    if value is None or isinstance(value, bool):
        return {None: "ค่าว่าง (null)", True: " true", False: " false"}[value]
    if isinstance(value, Decimal):
        return f" {shown(str(value))}"
    if isinstance(value, BadNumber):
        return f"ตัวเลขที่ใช้ไม่ได้ {shown(value.text)}"
    if isinstance(value, list):
        return f"รายการ [ ] ที่มี {len(value):,} ข้อ"
    return f"กลุ่มข้อมูล {{ }} ที่มี {len(value):,} ช่อง"
