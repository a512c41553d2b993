"""What is on the clipboard, as far as it is taken: in bounds, and of letters that texts hold."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from db.errors import PhaenError
from db.letters import usable

# A chapter of Word with all that Word writes around it; what is read of it; a whole list.
_MOST_HTML = 8_000_000
MOST_LETTERS = 500_000
MOST_ROWS, MOST_COLUMNS = 5_000, 200

DROPPED = "ข้อความที่คัดลอกไว้มีอักขระที่ใช้ไม่ได้ จึงวางโดยไม่มีอักขระเหล่านั้น"


class PasteError(PhaenError):
    """What was copied is more than is pasted; its text says how much, and what to do."""


def html_in(data: QMimeData) -> str:
    """The page on the clipboard; empty where there is none.

    Raises:
        PasteError: it is too large.
    """
    page = data.html() if data.hasHtml() else ""
    if len(page) > _MOST_HTML:
        raise too_long()
    return usable(page)


def text_in(data: QMimeData) -> str:
    r"""The text on the clipboard without letters that no text holds; empty where there is none.

    Line breaks within paragraphs are `\v`, as Word writes them.

    Raises:
        PasteError: it is too long.
    """
    text = data.text() if data.hasText() else ""
    if len(text) > MOST_LETTERS:
        raise too_long()
    return "\v".join(map(usable, text.replace("\f", "\n").split("\v")))


def is_odd(data: QMimeData) -> bool:
    """Whether a text has letters that are left out."""
    text = data.text() if data.hasText() else ""
    plain = text.replace("\v", "\n").replace("\f", "\n")
    return len(text) <= MOST_LETTERS and usable(plain) != plain


def too_long() -> PasteError:
    """What is said of a text that is not pasted."""
    return PasteError(f"ข้อความที่คัดลอกไว้ยาวเกิน {MOST_LETTERS:,} ตัวอักษร จึงไม่ได้วาง โปรดคัดลอกทีละส่วน")


def refuse_size(rows: int, columns: int) -> None:
    """Refuses a block of more cells than lists take.

    Raises:
        PasteError: it has more rows or columns.
    """
    if rows > MOST_ROWS:
        raise PasteError(f"ตารางที่คัดลอกไว้มีเกิน {MOST_ROWS:,} แถว จึงไม่ได้วาง โปรดคัดลอกทีละส่วน")
    if columns > MOST_COLUMNS:
        raise PasteError(
            f"ตารางที่คัดลอกไว้มีเกิน {MOST_COLUMNS} คอลัมน์ จึงไม่ได้วาง โปรดคัดลอกเฉพาะคอลัมน์ที่ต้องการ"
        )
