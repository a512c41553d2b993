"""Figures as people write them: Thai or Arabic digits, separators, `.-`, บาท, ร้อยละ.

Only what can be read in one way is a figure: `1,5` may be 1.5 or 15, and two lines with a
figure each are not one figure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from db.fields import Spec
from forms.editing.entry_error import EntryError
from forms.figures import figure
from forms.thai.digits import arabic_digits

# What a form prints where there is no figure.
NO_FIGURE = re.compile(r"[-–—]")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:\.\d+)?|\.\d+"
# ร้อยละ 80, ระดับ 5, จำนวน 1,000 บาทถ้วน, 20,000,000.-, 1.5 ล้านบาท
_FIGURE = re.compile(
    rf"""
    (?:ร้อยละ|ระดับ|จำนวน(?:เงิน)?|งบประมาณ|วงเงิน|฿)?\s*
    (?P<sign>[-−+]?)\s*
    (?P<number>{_NUMBER})\s*
    (?P<millions>ล้าน)?\s*
    (?:[.,]\s*[-–]+)?\s*
    (?:บาท(?:ถ้วน)?|฿|%|เปอร์เซ็นต์)?\s*
    (?:[.,]\s*[-–]+)?
    """,
    re.VERBOSE,
)
_ALONE = re.compile(rf"[-−+]?(?:{_NUMBER})(?:\s*\.\s*-)?")
_COMMAS = re.compile(r"[\d,]+,[\d,]*(?:\.\d+)?")
_ROUNDED = re.compile(r"[\d.]+[eE][+-]?\d+|#{2,}")
_MILLION = 1_000_000
_MOST_DIGITS = 30


def figure_entry(text: str) -> Decimal | None:
    """The figure that a text is; None of a dash, which forms print where there is none.

    Raises:
        EntryError: it is none, or it can be read in more than one way.
    """
    written = arabic_digits(text.strip())
    if NO_FIGURE.fullmatch(written):
        return None
    found = _FIGURE.fullmatch(written)
    if not found:
        raise EntryError(_why_none(text.strip(), written))
    number = Decimal(re.sub(r"[, \u00a0]", "", found["number"]))
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise EntryError(f"“{_short(text)}” มีหลักมากเกินไป กรอกจำนวนที่สั้นลง")
    if found["millions"]:
        number *= _MILLION
    return -number if found["sign"] in {"-", "−"} else number


def bounded_figure(spec: Spec, text: str) -> Decimal | None:
    """The figure of a field within its bounds; None of a dash.

    Raises:
        EntryError: it is none, or out of the bounds.
    """
    number = figure_entry(text)
    if number is None:
        return None
    if spec.minimum is not None and number < spec.minimum:
        raise EntryError(f"{figure(number)} น้อยไป ต้องไม่น้อยกว่า {spec.minimum:,}")
    if spec.above is not None and number <= spec.above:
        raise EntryError(f"{figure(number)} น้อยไป ต้องมากกว่า {spec.above:,}")
    if spec.maximum is not None and number > spec.maximum:
        raise EntryError(f"{figure(number)} มากไป ต้องไม่เกิน {spec.maximum:,}")
    return number


def whole_figure(spec: Spec, text: str) -> int | None:
    """The whole number of a field within its bounds; None of a dash.

    Raises:
        EntryError: it is none, or out of the bounds.
    """
    number = bounded_figure(spec, text)
    if number is not None and number != number.to_integral_value():
        raise EntryError(f"“{text}” ต้องเป็นจำนวนเต็ม เช่น {figure(number.to_integral_value())}")
    return None if number is None else int(number)


def _why_none(text: str, written: str) -> str:
    """Why a text is no figure, and what to type."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    if len(lines) > 1 and all(_ALONE.fullmatch(line) for line in lines):
        return f"“{_short(' / '.join(lines))}” มี {len(lines)} จำนวน กรอกจำนวนเดียว"
    if _ROUNDED.fullmatch(written):
        return f"“{_short(text)}” เป็นจำนวนที่ Excel ย่อไว้ ขยายคอลัมน์ใน Excel แล้วคัดลอกใหม่"
    if _COMMAS.fullmatch(written):
        return f"“{_short(text)}” อ่านได้มากกว่าหนึ่งแบบ กรอกแบบ 1,500 หรือ 1.5"
    return f"“{_short(text)}” ไม่ใช่ตัวเลข กรอกแบบ 1,500.50"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
