"""Libraries as rows of the store: read without SQLAlchemy.

A library is packed text with a check sum of its own: it never changes.
"""

from __future__ import annotations

import zlib
from typing import Any

from db.errors import StoreError, StoreTrouble
from db.library import Library, LibraryEntry, lists_in
from db.package.library_file import library_bytes, parse_library
from db.store.backend import Reading
from db.store.queries import select
from db.store.sums import sum_of
from db.store.table_layout import LIBRARIES

_COLUMNS = ("content_code", "issuer", "fiscal_year", "issued", "lists", "taken_at")


def library_row(library: Library, taken_at: str) -> dict[str, Any]:
    """The row of a library that was taken in at a time."""
    content = zlib.compress(library_bytes(library), 9)
    lists = " ".join(lists_in(library.plan))
    said = (library.content_code, library.issuer, library.fiscal_year, library.issued)
    own = dict(zip(_COLUMNS, (*said, lists, taken_at), strict=True))
    return {**own, "content": content, "sum": sum_of([(content,)])}


def read_libraries(reading: Reading) -> tuple[LibraryEntry, ...]:
    """All libraries that are kept, by issuer, the newest first."""
    rows = reading.rows(select(_COLUMNS, LIBRARIES, "1 = 1", "issuer"))
    found = sorted((LibraryEntry(*row) for row in rows), key=lambda entry: entry.age, reverse=True)
    return tuple(sorted(found, key=lambda entry: entry.issuer))


def read_kept(reading: Reading, code: str) -> Library | None:
    """The library of a content code; None where it is not kept.

    Raises:
        StoreError: it is not what was kept.
    """
    query = select(("content", "sum"), LIBRARIES, "content_code = ?", "content_code")
    row = next(iter(reading.rows(query, code)), None)
    if row is None:
        return None
    content, kept = row
    if kept != sum_of([(content,)]):
        raise StoreError(
            "รายการกลางนี้เสียหาย ไม่ตรงกับที่เก็บไว้ โปรดลบรายการกลางนี้ แล้วนำเข้าจากแฟ้มอีกครั้ง",
            StoreTrouble.DAMAGED,
        )
    return parse_library(zlib.decompress(content))
