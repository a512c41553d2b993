"""From files and a list of units to a board: the one way of the window and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from db.errors import PhaenError
from forms.document import Progress
from forms.gathering.board import Earlier, board
from forms.gathering.documents import Board
from forms.gathering.expected import expected_units
from forms.gathering.files import package_files
from forms.gathering.gather import Reader, gather

# The content codes of an earlier gather of a year; None where there was none.
EarlierOf = Callable[[int], Earlier | None]


def make_board(
    chosen: Sequence[Path],
    progress: Progress,
    *,
    earlier_of: EarlierOf,
    expected: Path | None = None,
    quarter: int | None = None,
    password: str = "",
    today: dt.date | None = None,
    read: Reader | None = None,
) -> Board:
    """The board of what lies in files and folders, against a list of units where there is one.

    `read` is as for `gather`.

    Raises:
        PhaenError: no file, a list that cannot be read, or no plan in any file.
    """
    found = package_files(chosen)
    names = expected_units(expected, progress) if expected is not None else ()
    gathered = gather(found, progress, quarter=quarter, password=password, today=today, read=read)
    if not gathered.units:
        reasons = "\n".join(f"{each.path.name}: {each.reason}" for each in gathered.unread[:10])
        raise PhaenError(f"อ่านแฟ้มแผนไม่ได้เลย จึงไม่ได้รวบรวม\n{reasons}")
    return Board(gathered, board(gathered, names, earlier_of(gathered.year)))
