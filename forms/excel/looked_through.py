"""Workbooks of others looked through before a library opens them.

What is packed in a small file can fill the memory: parts are counted and measured by their
plain XML first. On the way cells are found that a list would lose without a word.
"""

from __future__ import annotations

import io
import re
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

# What is unpacked at all, and how many elements the parts may have: five thousand rows of sixty
# cells, and as many looks of cells as a large workbook has.
_MOST_PARTS = 2_000
_MOST_UNPACKED = 60_000_000
_MOST_ELEMENTS = 620_000
_MOST_LOOKS = 40_000
_LOOKS = "xl/styles.xml"
_CHUNK = 1 << 20
_REF = re.compile(r"([A-Z]{1,3})([0-9]+)")
_SHEET = re.compile(r"sheet([0-9]+)\.xml$")


class LookError(Exception):
    """A workbook that is not to be opened; its text says why and what to do, in Thai.

    Without a text it is none at all, or damaged.
    """


def look_through(data: bytes, most_columns: int, *, blanks: bool = False) -> None:
    """Refuses a workbook that is too large, or of which something would be lost.

    With `blanks`, a formula that has no result is one that came to nothing.

    Raises:
        LookError: it holds more than lists do, cells beyond the columns that are read, or
            formulas without their results.
    """
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            parts = [part for part in packed.infolist() if _is_xml(part.filename)]
            if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
                raise _too_large()
            left = _MOST_ELEMENTS
            for part in parts:
                with packed.open(part) as file:
                    looks = part.filename == _LOOKS
                    most = min(_MOST_LOOKS, left) if looks else left
                    left -= _Part(part.filename, most, most_columns, blanks=blanks).read(file)
    # A RuntimeError: it is locked, or packed in a way that zipfile does not know.
    except (BadZipFile, expat.ExpatError, OSError, RuntimeError, ValueError) as error:
        raise LookError from error


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _too_large() -> LookError:
    return LookError("แฟ้มมีข้อมูลหรือรูปแบบมากเกินไป โปรดคัดลอกเฉพาะรายการที่ต้องการไปไว้ในแฟ้มใหม่")


class _Part:
    """One part of a workbook as it is read, element by element."""

    def __init__(self, name: str, most: int, most_columns: int, *, blanks: bool) -> None:
        self._name = name
        self._most = most
        self._most_columns = most_columns
        self._blanks = blanks
        self._count = 0
        self._is_sheet = False
        # Of the cell that is open: its place, its kind, and what it holds.
        self._place = ""
        self._kind = ""
        self._inside: list[str] = []
        self._has_value = False
        self._column = 0

    def read(self, file: Any) -> int:
        """How many elements it has."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.buffer_text = True
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
        return self._count

    def _on_doctype(self, *_declared: object) -> None:
        raise LookError  # none of a workbook: they are how small files are made to grow

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > self._most:
            raise _too_large()
        name = tag.rpartition(":")[2]
        if self._count == 1:
            self._is_sheet = name == "worksheet"
        elif self._is_sheet:
            if name == "row":
                self._column = 0
            elif name == "c":
                self._begin_cell(attributes)
            else:
                self._inside.append(name)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._place, self._kind = attributes.get("r", ""), attributes.get("t", "")
        found = _REF.fullmatch(self._place)
        self._column = _column(found[1]) if found else self._column + 1
        self._inside, self._has_value = [], False

    def _on_text(self, text: str) -> None:
        if self._inside and self._inside[-1] in {"v", "t"} and text.strip():
            self._has_value = True

    def _on_end(self, tag: str) -> None:
        if not self._is_sheet or tag.rpartition(":")[2] != "c":
            return
        if self._has_value and self._column > self._most_columns:
            raise LookError(
                f"{self._where()}อยู่เกินคอลัมน์ที่ {self._most_columns} "
                f"โปรดลดให้เหลือไม่เกิน {self._most_columns} คอลัมน์"
            )
        # A formula may well come to an empty text, and then says that it is one.
        lacks = "f" in self._inside and not self._has_value and self._kind != "str"
        if lacks and not self._blanks:
            raise LookError(
                f"{self._where()}เป็นสูตรที่ยังไม่มีผลลัพธ์เก็บไว้ โปรดเปิดแฟ้มใน Excel แล้วบันทึก จากนั้นนำเข้าใหม่"
            )
        self._inside = []

    def _where(self) -> str:
        number = _SHEET.search(self._name)
        sheet = f" แผ่นงานที่ {number[1]}" if number else ""
        return f"ช่อง {self._place}{sheet} "


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
