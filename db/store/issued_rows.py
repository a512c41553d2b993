"""The papers of issued reports as rows of the store: read without SQLAlchemy, as plans are.

PDF files are packed as they come; the package is text, and takes a tenth of its room packed.
What was issued has a check sum of its own: it never changes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from db.errors import StoreError, StoreTrouble
from db.issued_papers import IssuedPaper, IssuedPapers
from db.store.backend import Reading
from db.store.queries import select
from db.store.sums import sum_of
from db.store.table_layout import ISSUED_PACKAGES, ISSUED_PAPERS, PLAN

_OWN = f"{PLAN} = ? AND issuance_id = ?"

Row = dict[str, Any]


def package_row(number: int, papers: IssuedPapers) -> Row:
    """The row of the package of that day, of the plan of a number."""
    content = zlib.compress(papers.package)
    own = {PLAN: number, "issuance_id": papers.issuance}
    return {**own, "content": content, "sum": _sum(content, papers.papers)}


def paper_rows(number: int, papers: IssuedPapers) -> list[Row]:
    """The rows of the papers, in order."""
    own = {PLAN: number, "issuance_id": papers.issuance}
    return [
        {**own, "form": paper.form, "ordinal": at, "title": paper.title, "pdf": paper.pdf}
        for at, paper in enumerate(papers.papers)
    ]


def read_papers(reading: Reading, number: int, issuance: str) -> IssuedPapers | None:
    """What was kept of an issuance; None where nothing is, as of a plan that came in a file.

    Raises:
        StoreError: it is not what was kept.
    """
    query = select(["content", "sum"], ISSUED_PACKAGES, _OWN, "issuance_id")
    row = next(iter(reading.rows(query, number, issuance)), None)
    if row is None:
        return None
    papers = select(["form", "title", "pdf"], ISSUED_PAPERS, _OWN, "ordinal")
    found = tuple(IssuedPaper(*paper) for paper in reading.rows(papers, number, issuance))
    content, kept = row
    if kept != _sum(content, found):
        raise StoreError(
            "เอกสารของรายงานที่ออกไว้เสียหาย ไม่ตรงกับที่เก็บเมื่อออกรายงาน จึงไม่ได้เปิด โปรดกู้แผนนี้จากแฟ้มสำรอง",
            StoreTrouble.DAMAGED,
        )
    return IssuedPapers(issuance, zlib.decompress(content), found)


def _sum(content: bytes, papers: Sequence[IssuedPaper]) -> str:
    return sum_of([(content,), *((paper.form, paper.title, paper.pdf) for paper in papers)])
