"""Bounds of a package beyond its schema: no honest plan reaches them, and each is told.

They keep one file from taking the memory or the paper of a whole office: how large its
pictures are, and how many rows and columns a table within a text has.
"""

from __future__ import annotations

from collections.abc import Iterator

from db import pictures
from db.package.record_reader import Findings
from db.pictures import PictureError
from db.records import Plan, TextPicture, TextTable

MOST_COLUMNS = 60
MOST_ROWS = 5_000
MOST_HEAD_ROWS = 20  # they come again on every page


def refuse_beyond(plan: Plan, found: Findings) -> None:
    """Names every picture and table that is beyond the bounds, or is no picture at all."""
    for index, picture in enumerate(plan.pictures):
        for reason in _of_picture(picture):
            found.refuse(("plan", "pictures", index, "data"), reason)
    try:
        pictures.refuse_total(sum(len(picture.data) for picture in plan.pictures))
    except PictureError as error:
        found.refuse(("plan", "pictures"), str(error))
    for index, table in enumerate(plan.tables):
        for name, reason in beyond_bounds(table):
            found.refuse(("plan", "tables", index, name), reason)


def _of_picture(picture: TextPicture) -> Iterator[str]:
    # Without its type or its bytes it has been refused already.
    if picture.media_type and picture.data:
        try:
            pictures.size_of(picture.data, picture.media_type)
        except PictureError as error:
            yield str(error)


def beyond_bounds(table: TextTable) -> Iterator[tuple[str, str]]:
    """What of a table is beyond the bounds: the field, and the reason."""
    rows = len(table.head) + len(table.rows)
    if rows > MOST_ROWS:
        yield "rows", f"ตารางมี {rows:,} แถว เกิน {MOST_ROWS:,} แถว โปรดแบ่งเป็นหลายตาราง"
    if len(table.head) > MOST_HEAD_ROWS:
        yield (
            "head",
            f"หัวตารางมี {len(table.head):,} แถว เกิน {MOST_HEAD_ROWS} แถว โปรดย้ายไปเป็นแถวของตาราง",
        )
    for name, items in (("head", table.head), ("rows", table.rows)):
        columns = max((len(row.cells) for row in items), default=0)
        if columns > MOST_COLUMNS:
            yield name, _columns_words(columns)
    if len(table.widths) > MOST_COLUMNS:
        yield "widths", _columns_words(len(table.widths))


def _columns_words(count: int) -> str:
    return f"ตารางมี {count:,} คอลัมน์ เกิน {MOST_COLUMNS} คอลัมน์ โปรดแบ่งเป็นหลายตาราง"
