"""A file opened as an outline, by what it is: its first bytes say more than its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.files import read_bytes
from db.pictures import in_megabytes
from forms.excel.lists import decoded
from forms.reading.outline import Outline
from forms.reading.refusals import LARGEST_FILE, ReadRefusedError, too_large
from forms.reading.sources.copied import copied_text_outline
from forms.reading.sources.old_word import converted
from forms.reading.sources.page import page_outline
from forms.reading.sources.separated import separated_outline
from forms.reading.sources.word.document import word_outline
from forms.reading.sources.workbook import workbook_outline
from forms.reading.sources.zipped import Zipped

Progress = Callable[[float], None]
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF"
_ZIP = b"PK"
_RTF = b"{\\rtf"


def _silent(_share: float) -> None:
    """Tells nobody."""


def open_outline(path: Path, progress: Progress = _silent) -> Outline:
    """The outline of a file; `progress` is told the share that is read, and may raise.

    Raises:
        ReadRefusedError: it is of a kind that is not read, damaged, or too large.
        FileError: it cannot be read.
    """
    data = read_bytes(path, at_most=LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        raise too_large(f"ใหญ่เกิน {in_megabytes(LARGEST_FILE)}")
    if not data.strip():
        raise ReadRefusedError("แฟ้มนี้ว่างเปล่า โปรดเลือกแฟ้มอื่น")
    return outline_of(data, path.suffix.lower(), progress)


def outline_of(data: bytes, suffix: str, progress: Progress = _silent) -> Outline:
    """The outline of the bytes of a file whose name ends so.

    Raises:
        ReadRefusedError: it is of a kind that is not read, damaged, or too large.
    """
    if data.startswith(_PDF):
        raise ReadRefusedError(
            "อ่านแฟ้ม PDF ไม่ได้ โปรดใช้แฟ้ม Word (.docx) หรือ Excel (.xlsx) ที่เป็นต้นฉบับ "
            "ถ้ามีแต่ PDF โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx"
        )
    if data.startswith(_RTF):
        raise ReadRefusedError("อ่านแฟ้ม RTF ไม่ได้ โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx")
    if data.startswith(_OLD_OFFICE):
        return _old(data, suffix, progress)
    if data.startswith(_ZIP):
        return _zipped(data, progress)
    if suffix in {".html", ".htm"} or data[:200].lstrip().lower().startswith(
        (b"<html", b"<!doctype html")
    ):
        text = decoded(data)
        if text is None:
            raise ReadRefusedError("แฟ้มนี้ไม่ใช่ข้อความที่อ่านได้ โปรดบันทึกเป็น .docx แล้วอ่านอีกครั้ง")
        return page_outline(text)

    return separated_outline(data)


def copied_outline(page: str, text: str) -> Outline:
    """The outline of what was copied: of the page where there is one, else of the text.

    Raises:
        ReadRefusedError: there is nothing, or too much.
    """
    if page.strip():
        outline = page_outline(page)
        if outline.blocks:
            return outline
    if not text.strip():
        raise ReadRefusedError("ไม่มีข้อความในคลิปบอร์ด โปรดคัดลอกจาก Word หรือหน้าเว็บก่อน")
    return copied_text_outline(text)


def _old(data: bytes, suffix: str, progress: Progress) -> Outline:
    if suffix in {".xls", ".xlt"}:
        raise ReadRefusedError("อ่านแฟ้ม Excel รุ่นเก่า (.xls) ไม่ได้ โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx")
    if suffix in {".docx", ".xlsx", ".docm", ".xlsm"}:
        raise ReadRefusedError("แฟ้มนี้ใส่รหัสผ่านไว้ โปรดเปิดแฟ้ม เอารหัสผ่านออก แล้วอ่านอีกครั้ง")

    return word_outline(converted(data), progress)


def _zipped(data: bytes, progress: Progress) -> Outline:

    names = Zipped(data).names
    if any(name.startswith("xl/") for name in names):
        return workbook_outline(data, progress)
    if "content.xml" in names and "mimetype" in names:
        raise ReadRefusedError("อ่านแฟ้ม OpenDocument ไม่ได้ โปรดบันทึกเป็น .docx หรือ .xlsx แล้วอ่านอีกครั้ง")

    return word_outline(data, progress)
