"""The papers of issued reports as rows of the store: read without SQLAlchemy, as plans are.

PDF files are packed as they come; the package is text, and takes a tenth of its room packed.
"""

from __future__ import annotations

import zlib
from typing import Any

from db.issued_papers import IssuedPaper, IssuedPapers
from db.store.backend import Reading
from db.store.queries import select
from db.store.table_layout import ISSUED_PACKAGES, ISSUED_PAPERS, PLAN

_OWN = f"{PLAN} = ? AND issuance_id = ?"

Row = dict[str, Any]


def package_row(number: int, papers: IssuedPapers) -> Row:
    """The row of the package of that day, of the plan of a number."""
    content = zlib.compress(papers.package)
    return {PLAN: number, "issuance_id": papers.issuance, "content": content}


def paper_rows(number: int, papers: IssuedPapers) -> list[Row]:
    """The rows of the papers, in order."""
    own = {PLAN: number, "issuance_id": papers.issuance}
    return [
        {**own, "form": paper.form, "ordinal": at, "title": paper.title, "pdf": paper.pdf}
        for at, paper in enumerate(papers.papers)
    ]


def read_papers(reading: Reading, number: int, issuance: str) -> IssuedPapers | None:
    """What was kept of an issuance; None where nothing is, as of a plan that came in a file."""
    query = select(["content"], ISSUED_PACKAGES, _OWN, "issuance_id")
    row = next(iter(reading.rows(query, number, issuance)), None)
    if row is None:
        return None
    papers = select(["form", "title", "pdf"], ISSUED_PAPERS, _OWN, "ordinal")
    found = reading.rows(papers, number, issuance)
    return IssuedPapers(
        issuance, zlib.decompress(row[0]), tuple(IssuedPaper(*paper) for paper in found)
    )
