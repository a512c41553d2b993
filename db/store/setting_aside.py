"""Sets the file of a store aside: out of the way of another, kept whole under another name.

Beside a file of SQLite may lie its journal, without which a change that was cut off stays
half done: both go together, and at no moment is the file without it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from db.errors import StoreError
from db.files import file_error
from db.files.moving import link, rename

_TRIES = 100


def journal_of(path: Path) -> Path:
    """Where the journal of a store's file lies while it is being written."""
    return path.with_name(f"{path.name}-journal")


def set_aside(path: Path, words: str = "aside") -> Path:
    """Moves a store's file, or the journal that is left of one, to a name with the date.

    Returns the name `<name>-<words>-<date>-<time>` in the same folder; nothing that is
    there is written over.

    Raises:
        StoreError: it cannot be moved; then it is where it was.
    """
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for count in range(_TRIES):
        more = f"-{count + 1}" if count else ""
        target = path.with_name(f"{path.stem}-{words}-{stamp}{more}{path.suffix}")
        try:
            _move_with_journal(path, target)
        except FileExistsError:
            continue
        except OSError as error:
            raise StoreError(str(file_error(error, path, "ย้าย"))) from error
        return target
    raise StoreError(f"ย้าย {path} ไม่ได้: มีแฟ้มชื่อซ้ำกันมากเกินไป โปรดย้ายแฟ้มเก่าไปที่อื่นก่อน")


def _move_with_journal(path: Path, target: Path) -> None:
    journal, beside = journal_of(path), journal_of(target)
    if target.exists():
        raise FileExistsError(target)
    has_journal = journal.exists()
    if has_journal:
        link(journal, beside)
    try:
        if path.exists() or not has_journal:
            rename(path, target)
    except OSError:
        if has_journal:
            beside.unlink(missing_ok=True)
        raise
    if has_journal:
        journal.unlink()
