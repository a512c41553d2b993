"""Small documents as workbooks, opened again."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from forms.document import (
    Cell,
    Document,
    Form,
    Item,
    Row,
    Table,
    plain,
)
from forms.excel import render_workbook

SENTENCE = "หน่วยงานจัดทำรายงานสรุปผลการอบรมและส่งให้ผู้บริหารพิจารณาภายในกำหนดเวลา "


def cell(text, *, bold=False, **more):
    return Cell((plain(text, bold=bold, size=14),) if text else (), **more)


def figure(value, number_format="#,##0", text=""):
    shown = plain(text or str(value), align="right", size=14)
    return Cell((shown,), number=Decimal(value), number_format=number_format)


def table(*rows, header=("ก", "ข"), widths=(0.5, 0.5)):
    head = (Row(tuple(cell(text, bold=True) for text in header)),) if header else ()
    return Table(widths, head, tuple(rows))


def row(*cells, **more):
    return Row(tuple(cell(c) if isinstance(c, str) else c for c in cells), **more)


def form(*items: Item, title="แบบทดลอง", **more):
    return Form(more.pop("id", "x"), title, items, **more)


def opened(*forms, rich=False):
    data = render_workbook(Document("แผนทดลอง", "หน่วยงานทดลอง", forms))
    return load_workbook(BytesIO(data), rich_text=rich)


def sheet_of(*items, rich=False, **more):
    return opened(form(*items, **more), rich=rich).worksheets[1]


def cells(sheet):
    """The cells of a form's paper, without what stands beside it."""
    area = sheet.print_area.split("!")[-1].replace("$", "")
    found = sheet[area] if area else ()
    return [c for line in found for c in line] if isinstance(found, tuple) else [found]


def texts(sheet):
    return [c.value for c in cells(sheet) if c.value is not None]


def find(sheet, value):
    return next(c for line in sheet.iter_rows() for c in line if c.value == value)


def block(sheet, start):
    """The merged block that a cell begins, as its four bounds; the cell alone if none."""
    for merged in sheet.merged_cells.ranges:
        if merged.start_cell.coordinate == start.coordinate:
            return merged.bounds
    return (start.column, start.row, start.column, start.row)


def pixels(sheet, first, last):
    widths = {
        column: round(each.width * 8)
        for each in sheet.column_dimensions.values()
        for column in range(each.min, each.max + 1)
    }
    return sum(widths[column] for column in range(first, last + 1))


def height(sheet, first, last):
    return sum(sheet.row_dimensions[n].height for n in range(first, last + 1))
