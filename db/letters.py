"""Which letters a text may hold, wherever it comes from.

Controls, halves of letters and codes that no letter ever has are in no text: files that
hold them are refused, and a paste goes without them. Tabs and line ends are text. So is
what is merely odd (of private use, of no width, of the other writing direction): it is
kept, shown, and told of by the checks.
"""

from __future__ import annotations

import re
import unicodedata

# So many marks on one letter no writing of the world needs; fonts and layouts are slow at more.
MOST_MARKS = 20

# Of every plane the last two codes are no letters, nor are 32 in between.
_NO_LETTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNUSABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NO_LETTERS}]")
# Marks are no letters to Python; which of the rest are marks is looked at where there are many.
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")
_MARK_KINDS = {"Mn", "Me"}


def usable(text: str) -> str:
    """A text without the letters that no text may hold."""
    return _UNUSABLE.sub("", text)


def why_unfit(text: str, longest: int) -> str:
    """Why a text cannot stand in a field of so many letters, in Thai; empty where it can."""
    if len(text) > longest:
        return f"ยาว {len(text):,} ตัวอักษร เกิน {longest:,} ตัวอักษร โปรดย่อให้สั้นลง"
    if found := _UNUSABLE.search(text):
        return (
            f"มีอักขระที่ใช้ไม่ได้ (รหัส U+{ord(found.group()):04X} ตัวที่ {found.start() + 1:,}) "
            "โปรดลบอักขระนี้หรือกรอกข้อความใหม่"
        )
    if any(_most_marks(found.group()) > MOST_MARKS for found in _MAYBE_MARKS.finditer(text)):
        return f"มีสระหรือเครื่องหมายซ้อนกันเกิน {MOST_MARKS} ตัวบนอักษรเดียว โปรดกรอกข้อความใหม่"
    return ""


def _most_marks(letters: str) -> int:
    """The longest run of marks in some letters."""
    parted = "".join(
        letter if unicodedata.category(letter) in _MARK_KINDS else " " for letter in letters
    )
    return max(map(len, parted.split(" ")))
