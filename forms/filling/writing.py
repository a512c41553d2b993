"""The workbook of a division: what to do first, then a sheet for each kind of record.

Only cells to be filled in are open, and shown so; sheets are locked without a password, so
that nothing is typed where it would not be read. What tells where all belongs is not seen.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from db.fields import Kind, Spec
from forms.document import plain
from forms.excel.formats import FONT
from forms.excel.measure import flow_height, usable_width
from forms.excel.names import sheet_names
from forms.excel.text import writable
from forms.excel.workbook import BOOK_OPTIONS, COUNTING_FONT
from forms.filling.instructions import GUIDE_NAME, guide
from forms.filling.kinds import Column
from forms.filling.layout import NEW, FillBook, FillCell, FillRow, FillSheet

# What is not seen: the sheet that says where all belongs, and the one with the lists.
ABOUT_NAME, LISTS_NAME = "_phaen", "_รายการ"
# The rows of a sheet: its title, what to do, the fields' paths (not seen), the headings.
TITLE_ROW, WORDS_ROW, PATHS_ROW, HEAD_ROW = range(4)
FIRST_ROW = HEAD_ROW + 1
# The first column says which record a row is.
FIRST_COLUMN = 1
_SIZE = 14
_HEAD, _OPEN, _SHUT, _NEW = "#DDE7F3", "#FFF9DB", "#F2F2F2", "#E9F5E9"
_LINE = "#BFBFBF"
# The widths in pixels of what stands before the fields: numbers, else names.
_SHOWN_PIXELS = {"ลำดับ": 60, "กิจกรรม": 140, "เป้าหมาย": 130, "งบประมาณ (บาท)": 120}
_NAME_PIXELS = 260
# How many lines a cell has room for, at the least: of a long text, of others.
_LONG_LINES, _LINES = 4, 1
_TALLEST = 400.0
# What a step of indent takes of a cell, in pixels.
_INDENT = 12
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255
_NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_FORMATS = {Kind.INTEGER: "0", Kind.NUMBER: "General"}
# What may be done to a locked sheet: look at all of it, and make room.
_ALLOWED = {"format_rows": True, "format_columns": True, "autofilter": True}


def render_fill_book(book: FillBook) -> bytes:
    """The workbook as an .xlsx file; the same plan gives the same bytes."""
    buffer = BytesIO()
    with warnings.catch_warnings():
        # What the library warns of it has not written.
        warnings.simplefilter("error")
        # The library writes into the font that it is given.
        options = {**BOOK_OPTIONS, "default_format_properties": dict(COUNTING_FONT)}
        with Workbook(buffer, options) as made:
            made.set_properties({"title": book.title, "author": book.unit, "created": _NO_DATE})
            _Writer(made, book).write()
    return buffer.getvalue()


class _Writer:
    """A workbook on its way."""

    def __init__(self, made: Workbook, book: FillBook) -> None:
        self._made = made
        self._book = book
        self._looks: dict[tuple[Any, ...], Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        """Write all sheets; those that are not seen come last."""
        made, book = self._made, self._book
        names = sheet_names([GUIDE_NAME, *(sheet.kind.name for sheet in book.sheets)])
        front = made.add_worksheet(names[0])
        sheets = [made.add_worksheet(name) for name in names[1:]]
        lists, about = made.add_worksheet(LISTS_NAME), made.add_worksheet(ABOUT_NAME)
        self._write_front(front, names[1:])
        self._write_lists(lists)
        for worksheet, sheet in zip(sheets, book.sheets, strict=True):
            self._write_sheet(worksheet, sheet)
        for row, (name, text) in enumerate(book.said.items()):
            about.write_string(row, 0, name)
            about.write_string(row, 1, text)
        for worksheet in (lists, about):
            worksheet.protect("", {})
            worksheet.very_hidden()
        front.activate()

    def _look(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            usual = {"font_name": FONT, "font_size": _SIZE, "valign": "top"}
            self._looks[key] = self._made.add_format({**usual, **properties})
        return self._looks[key]

    def _write_front(self, worksheet: Any, names: Sequence[str]) -> None:
        """What to do, line by line, and a link to each sheet."""
        worksheet.hide_gridlines(2)
        worksheet.set_column_pixels(0, 0, 24)
        worksheet.set_column_pixels(1, 1, 720)
        room = usable_width(720)
        row = 0
        for line in guide(self._book):
            ground = line.ground or "#FFFFFF"
            look = self._look(bold=line.bold, font_size=line.size, text_wrap=True, bg_color=ground)
            worksheet.write_string(row, 1, line.text, look)
            paragraph = plain(line.text, bold=line.bold, size=line.size)
            worksheet.set_row(row, flow_height(paragraph, room) + 4)
            row += 1
        for sheet, name in zip(self._book.sheets, names, strict=True):
            filled = sum(each.record != NEW for each in sheet.rows)
            look = self._look(font_color="#0563C1", underline=1, font_size=16)
            words = f"► {name} ({filled:,} แถว)"
            quoted = name.replace("'", "''")
            worksheet.write_url(row, 1, f"internal:'{quoted}'!B{FIRST_ROW + 1}", look, words)
            worksheet.set_row(row, 26)
            row += 1
        worksheet.protect("", _ALLOWED)
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)

    def _write_lists(self, worksheet: Any) -> None:
        """What can be chosen, a list a column: lists within a rule are short."""
        number = 0
        for sheet in self._book.sheets:
            for choices in sheet.choices.values():
                if not choices or choices in self._lists:
                    continue
                for row, text in enumerate(choices):
                    worksheet.write_string(row, number, text)
                area = xl_range_abs(0, number, len(choices) - 1, number)
                self._lists[choices] = f"='{LISTS_NAME}'!{area}"
                number += 1

    def _write_sheet(self, worksheet: Any, sheet: FillSheet) -> None:
        first = FIRST_COLUMN + len(sheet.headings)
        last = first + len(sheet.columns) - 1
        pixels = [_SHOWN_PIXELS.get(name, _NAME_PIXELS) for name in sheet.headings]
        pixels += [column.pixels for column in sheet.columns]
        worksheet.set_column_pixels(0, 0, 40, None, {"hidden": True})
        for at, width in enumerate(pixels, FIRST_COLUMN):
            worksheet.set_column_pixels(at, at, width)
        self._write_head(worksheet, sheet, pixels)
        for number, row in enumerate(sheet.rows, FIRST_ROW):
            self._write_row(worksheet, sheet, number, row, pixels)
        end = FIRST_ROW + len(sheet.rows) - 1
        for at, column in enumerate(sheet.columns, first):
            rule = _rule(column.spec, self._lists.get(sheet.choices.get(column.key, ()), ""))
            worksheet.data_validation(FIRST_ROW, at, end, at, {**rule, **_hint(column)})
        if sheet.kind.id == "steps":
            self._let_choose_project(worksheet, sheet, end)
        worksheet.freeze_panes(FIRST_ROW, min(first, FIRST_COLUMN + 1))
        worksheet.protect("", _ALLOWED)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(HEAD_ROW)
        worksheet.print_area(0, FIRST_COLUMN, end, last)

    def _write_head(self, worksheet: Any, sheet: FillSheet, pixels: Sequence[int]) -> None:
        whole = (
            sheet.kind.name
            if not self._book.division
            else (f"{sheet.kind.name} ของ{self._book.division}")
        )
        quarter = f" ไตรมาส {self._book.quarter}" if sheet.kind.of_quarter else ""
        worksheet.write_string(TITLE_ROW, 0, sheet.kind.id)
        worksheet.write_string(
            TITLE_ROW, FIRST_COLUMN, whole + quarter, self._look(bold=True, font_size=18)
        )
        worksheet.set_row(TITLE_ROW, 27)
        words = f"{sheet.kind.words} (กรอกเฉพาะช่องสีเหลือง)"
        worksheet.write_string(WORDS_ROW, FIRST_COLUMN, words, self._look())
        worksheet.set_row(WORDS_ROW, 22)
        worksheet.set_row(PATHS_ROW, None, None, {"hidden": True})
        look = self._look(
            bold=True, text_wrap=True, border=1, border_color=_LINE, bg_color=_HEAD, align="center"
        )
        names = [*sheet.headings, *(_heading(column) for column in sheet.columns)]
        height = 0.0
        for at, (name, width) in enumerate(zip(names, pixels, strict=True), FIRST_COLUMN):
            worksheet.write_string(HEAD_ROW, at, name, look)
            needed = flow_height(plain(name, bold=True, size=_SIZE), usable_width(width - _INDENT))
            height = max(height, needed)
        worksheet.set_row(HEAD_ROW, height + 4)
        for at, column in enumerate(sheet.columns, FIRST_COLUMN + len(sheet.headings)):
            worksheet.write_string(PATHS_ROW, at, column.key)
            if column.note:
                options = {"author": "แผน", "x_scale": 2.4, "y_scale": 1.6, "font_size": 10}
                worksheet.write_comment(HEAD_ROW, at, column.note[: _MESSAGE_LIMIT * 4], options)

    def _write_row(
        self, worksheet: Any, sheet: FillSheet, number: int, row: FillRow, pixels: Sequence[int]
    ) -> None:
        is_new = row.record == NEW
        worksheet.write_string(number, 0, row.record)
        shut = self._look(
            text_wrap=True, border=1, border_color=_LINE, bg_color=_SHUT, indent=1, align="left"
        )
        height = 0.0
        texts = []
        for at, text in enumerate(row.shown, FIRST_COLUMN):
            chooses = is_new and sheet.kind.id == "steps" and at == FIRST_COLUMN
            shown = "ใหม่" if is_new and at == FIRST_COLUMN and not chooses else text
            look = self._open(sheet.columns[0].spec, is_new=True) if chooses else shut
            worksheet.write_string(number, at, writable(shown), look)
            texts.append((shown, _LINES))
        for at, (cell, column) in enumerate(
            zip(row.cells, sheet.columns, strict=True), FIRST_COLUMN + len(row.shown)
        ):
            look = shut if cell.locked else self._open(column.spec, is_new=is_new)
            _write(worksheet, number, at, cell, look)
            lines = _LONG_LINES if column.path == ("narrative",) else _LINES
            texts.append((cell.value if isinstance(cell.value, str) else "", lines))
        for (text, lines), width in zip(texts, pixels, strict=True):
            room = usable_width(width - _INDENT)
            least = lines * flow_height(plain("ก", size=_SIZE), room)
            height = max(height, least, flow_height(plain(text, size=_SIZE), room) if text else 0)
        worksheet.set_row(number, min(height + 4, _TALLEST))

    def _open(self, spec: Spec, *, is_new: bool) -> Any:
        """The look of a cell that is filled in."""
        found: dict[str, Any] = {
            "locked": False,
            "text_wrap": True,
            "border": 1,
            "border_color": _LINE,
            "bg_color": _NEW if is_new else _OPEN,
            "indent": 1,
        }
        if spec.money:
            found |= {"num_format": "#,##0.00", "align": "right"}
        elif spec.kind in _FORMATS:
            found |= {"num_format": _FORMATS[spec.kind], "align": "right"}
        else:
            # A text that looks like a figure or a date stays a text.
            found["num_format"] = "@"
            found["align"] = "left"
        return self._look(**found)

    def _let_choose_project(self, worksheet: Any, sheet: FillSheet, end: int) -> None:
        """A new step says of which project it is."""
        start = end - sum(row.record == NEW for row in sheet.rows) + 1
        source = self._lists.get(sheet.choices.get("project", ()), "")
        if source:
            rule = {
                "validate": "list",
                "source": source,
                "input_title": "โครงการของขั้นตอนใหม่",
                "input_message": "เลือกโครงการจากรายการ",
                "error_title": "ไม่มีในรายการ",
                "error_message": "เลือกโครงการจากรายการ",
            }
            worksheet.data_validation(start, FIRST_COLUMN, end, FIRST_COLUMN, rule)


def _heading(column: Column) -> str:
    # What is required of a span of months is so only where there is one.
    is_required = column.spec.required and len(column.path) == 1
    return f"{column.spec.label} *" if is_required else column.spec.label


def _write(worksheet: Any, row: int, at: int, cell: FillCell, look: Any) -> None:
    match cell.value:
        case None | "":
            worksheet.write_blank(row, at, None, look)
        case Decimal():
            worksheet.write_number(row, at, float(cell.value), look)
        case str():
            worksheet.write_string(row, at, writable(cell.value), look)


def _rule(spec: Spec, source: str) -> dict[str, Any]:
    """What a cell takes, as spreadsheets check it; all of it is looked at again on its way back."""
    if source:
        # Months may be typed in other ways as well: told of, not kept out.
        is_month = spec.kind is Kind.MONTH
        return {
            "validate": "list",
            "source": source,
            "error_type": "warning" if is_month else "stop",
            "error_title": "ไม่มีในรายการ",
            "error_message": "เลือกจากรายการ หรือกรอกแบบ ต.ค. 67" if is_month else "เลือกจากรายการ",
        }
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        return _figure_rule(spec)
    return {
        "validate": "length",
        "criteria": "<=",
        "value": spec.longest,
        "error_title": "ข้อความยาวเกิน",
        "error_message": f"ไม่เกิน {spec.longest:,} ตัวอักษร",
    }


def _figure_rule(spec: Spec) -> dict[str, Any]:
    low, high = spec.minimum, spec.maximum
    words = next(
        filter(
            None,
            (
                f"ตั้งแต่ {low:,} ถึง {high:,}" if low is not None and high is not None else "",
                f"ตั้งแต่ {low:,} ขึ้นไป" if low is not None else "",
                f"ไม่เกิน {high:,}" if high is not None else "",
            ),
        ),
        "",
    )
    rule: dict[str, Any] = {
        "validate": "integer" if spec.kind is Kind.INTEGER else "decimal",
        "error_title": "ไม่ใช่ตัวเลขที่ใช้ได้",
        "error_message": f"กรอกตัวเลข {words}".strip(),
    }
    if low is not None and high is not None:
        return {**rule, "criteria": "between", "minimum": low, "maximum": high}
    if high is not None:
        return {**rule, "criteria": "<=", "value": high}
    return {**rule, "criteria": ">=", "value": low if low is not None else -(10**15)}


def _hint(column: Column) -> dict[str, str]:
    """What is said of a cell while it is chosen."""
    words = " ".join(column.note.split())
    if not words:
        return {}
    short = words if len(words) <= _MESSAGE_LIMIT else f"{words[: _MESSAGE_LIMIT - 1]}…"
    return {"input_title": column.spec.label[:_TITLE_LIMIT], "input_message": short}
