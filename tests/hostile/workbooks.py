"""Workbooks as other programs and other people make them, part by part."""

import io
import zipfile
from collections.abc import Callable

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_STRINGS_TYPE = "openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STYLES = "xl/styles.xml"
_SHEET_HEAD = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_SHEET_END = b"</sheetData></worksheet>"


def workbook(*rows: tuple[object, ...]) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows or (("รหัส", "ชื่อ"), ("1", "หนึ่ง")):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(name: str, change: Callable[[bytes], bytes], *, base: bytes = b"") -> bytes:
    """A workbook in which one part is another."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or workbook())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, change(data) if part == name else data)
    return made.getvalue()


def sheet(rows: bytes) -> bytes:
    """A workbook whose sheet has these rows, as its XML has them."""
    return changed(SHEET, lambda _old: _SHEET_HEAD + rows + _SHEET_END)


def with_parts(parts: dict[str, bytes], base: bytes = b"") -> bytes:
    """A workbook with more parts."""
    file = io.BytesIO(base or workbook())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


def with_strings(data: bytes, rows: bytes = b"") -> bytes:
    """A workbook whose texts stand in a part of their own, which is this."""
    said = f'<Override PartName="/{STRINGS}" ContentType="application/vnd.{_STRINGS_TYPE}"/>'
    base = changed(_TYPES, lambda old: old.replace(b"</Types>", said.encode() + b"</Types>"))
    if rows:
        base = changed(SHEET, lambda _old: _SHEET_HEAD + rows + _SHEET_END, base=base)
    return with_parts({STRINGS: data}, base)


def text_cell(place: str, text: str = "ก") -> bytes:
    """A cell with a text, as its XML has it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def styled(count: int) -> bytes:
    """A workbook with so many looks of cells, which pack to nearly nothing."""
    look = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment/></xf>'
    return changed(STYLES, lambda old: old.replace(b"</cellXfs>", look * count + b"</cellXfs>"))
