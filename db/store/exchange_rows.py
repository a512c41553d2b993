"""Packages that were sent or received, as rows of the store: read without SQLAlchemy.

The package is packed text with a check sum of its own: it never changes. One that went to several
is kept once.
"""

from __future__ import annotations

import zlib
from typing import Any

from db.content_code import content_code
from db.errors import StoreError, StoreTrouble
from db.exchanges import Direction, Exchange
from db.package.file import package_bytes, parse_package
from db.records import Package
from db.store.backend import Reading
from db.store.queries import select
from db.store.sums import sum_of
from db.store.table_layout import EXCHANGED_PACKAGES, EXCHANGES, PLAN

Row = dict[str, Any]

_COLUMNS = ("exchanged_at", "direction", "whom", "content_code")
_OWN = f"{PLAN} = ? AND content_code = ?"


def exchange_row(number: int, exchange: Exchange) -> Row:
    """The row of an exchange, of the plan of a number."""
    values = (exchange.at, exchange.direction.value, exchange.whom, exchange.content_code)
    return {PLAN: number, **dict(zip(_COLUMNS, values, strict=True))}


def content_row(number: int, package: Package) -> Row:
    """The row of a package that was exchanged."""
    content = zlib.compress(package_bytes(package), 9)
    own = {PLAN: number, "content_code": content_code(package)}
    return {**own, "content": content, "sum": sum_of([(content,)])}


def read_exchanges(reading: Reading, number: int) -> tuple[Exchange, ...]:
    """All that is kept of what was sent and received of a plan, the newest first."""
    query = select(_COLUMNS, EXCHANGES, f"{PLAN} = ?", "exchanged_at DESC, whom")
    rows = reading.rows(query, number)
    return tuple(Exchange(at, Direction(way), whom, code) for at, way, whom, code in rows)


def read_exchanged(reading: Reading, number: int, code: str) -> Package | None:
    """The package of a content code; None where none such is kept.

    Raises:
        StoreError: it is not what was kept.
    """
    query = select(("content", "sum"), EXCHANGED_PACKAGES, _OWN, PLAN)
    row = next(iter(reading.rows(query, number, code)), None)
    if row is None:
        return None
    content, kept = row
    if kept != sum_of([(content,)]):
        raise StoreError(
            "ฉบับที่เคยรับส่งของแผนนี้เสียหาย ไม่ตรงกับที่เก็บไว้ จึงใช้เทียบไม่ได้ โปรดกู้แผนนี้จากแฟ้มสำรอง",
            StoreTrouble.DAMAGED,
        )
    return parse_package(zlib.decompress(content))
