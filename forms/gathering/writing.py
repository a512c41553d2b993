"""Combined tables as files: the program's one way from a document to PDF, Excel and Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from db.errors import PhaenError
from db.files import write_atomically
from forms.document import Progress
from forms.formats import DOCUMENTS, DocumentFormat, format_of, suffixes
from forms.gathering.documents import Board, combined_document


def write_combined(
    board: Board,
    path: Path,
    progress: Progress,
    *,
    forms: Sequence[str] = (),
    policies: Sequence[str] = (),
    date: dt.date | None = None,
) -> None:
    """Writes combined tables to a file whose name says which format it is in.

    A workbook of all tables has the projects behind them as records.

    Raises:
        PhaenError: a format without tables, a form that there is not, a file that cannot be
            written.
    """
    chosen = format_of(path)
    if not isinstance(chosen, DocumentFormat):
        raise PhaenError(
            f"บันทึกตารางรวมเป็น {path.name} ไม่ได้ ชื่อแฟ้มต้องลงท้ายด้วย {suffixes(DOCUMENTS, 'หรือ')}"
        )
    lists = chosen.lists and not forms
    document = combined_document(board, forms=forms, policies=policies, date=date, lists=lists)
    target = BytesIO()
    chosen.render(document, target, progress)
    write_atomically(path, target.getvalue(), between_tries=lambda: progress(0, 0))
