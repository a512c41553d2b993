"""What no document may be, and how far one is read: no honest plan comes near."""

from __future__ import annotations

from db.errors import FileError

LARGEST_FILE = 60 * 1024**2
LARGEST_PART = 150 * 1024**2
MOST_PARTS = 20_000
MOST_BLOCKS = 60_000
MOST_CELLS = 400_000
MOST_COLUMNS = 400
DEEPEST = 12  # tables within tables
MOST_LETTERS = 20_000_000


class ReadRefusedError(FileError):
    """A document that cannot be read; its sentence says what to do instead."""


def too_large(what: str) -> ReadRefusedError:
    """That a document is beyond a bound; `what` says which."""
    return ReadRefusedError(f"อ่านแฟ้มนี้ไม่ได้ เพราะ{what} โปรดแบ่งเป็นหลายแฟ้มแล้วอ่านทีละแฟ้ม")
