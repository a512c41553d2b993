"""CSV files as outlines, in any encoding that Thai offices use."""

from __future__ import annotations

import csv
import io

from forms.excel.lists import decoded, parting_of
from forms.reading.outline import Outline
from forms.reading.refusals import MOST_CELLS, MOST_COLUMNS, ReadRefusedError, too_large
from forms.reading.sources.ruled import Row, SheetCell
from forms.reading.sources.sheets import sheet_blocks

_UNFIT = "แฟ้มนี้ไม่ใช่แฟ้ม CSV ที่อ่านได้ โปรดบันทึกใหม่จาก Excel เป็น CSV UTF-8 หรือ .xlsx แล้วอ่านอีกครั้ง"


def separated_outline(data: bytes) -> Outline:
    """The outline of a CSV file.

    Raises:
        ReadRefusedError: it is in no encoding that is known, or beyond the bounds.
    """
    text = decoded(data)
    if text is None:
        raise ReadRefusedError(_UNFIT)
    parting = parting_of(text)
    if text.count(parting) + text.count("\n") > MOST_CELLS:
        raise too_large("มีช่องมากเกินไป")
    rows: list[Row] = []
    width = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=parting):
            if len(cells) > MOST_COLUMNS:
                raise too_large("มีคอลัมน์มากเกินไป")
            said = ((at, SheetCell(cell.strip())) for at, cell in enumerate(cells) if cell.strip())
            width = max(width, len(cells))
            rows.append(Row(said))
    except csv.Error as error:
        raise ReadRefusedError(_UNFIT) from error
    return Outline(tuple(sheet_blocks(rows, width, 0)))
