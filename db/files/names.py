"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from db.files.troubles import PATH_LIMIT

_NAME_LIMIT = 180  # bytes; file systems take 255, and an ending is still to come
_LEAST = 12  # letters: what no path may take from a name
# Names of devices of Windows, with any ending.
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(?= *(\.|$))", re.IGNORECASE
)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]+')
_DOTS = re.compile(r"\.(?:\s*\.)+")
# Not to be seen: controls, directions and joiners, halves of letters, breaks of lines.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_MARKS = {"Mn", "Mc", "Me"}
# Thai letters that belong to the one before or after them and are no marks to Unicode.
_TRAILING, _LEADING = "ะาำๅ", "เแโใไ"


def safe_name(text: str) -> str:
    """A text as a file's name that every system takes, without an ending.

    What no name may hold becomes a space; a name too long is cut before a letter that
    stands by itself.
    """
    return _finished(_cut(_cleaned(text), _NAME_LIMIT))


def fitted_name(parts: Sequence[str], ending: str, folder: Path) -> str:
    """A name of several parts with its ending, that fits where it is to lie.

    Where there is no room for all, the longest part is cut, and then the next.
    """
    room = PATH_LIMIT - len(str(folder.absolute())) - 1 - len(ending)
    pieces = [piece for piece in map(_cleaned, parts) if piece]
    while not _fits(name := " ".join(pieces), room) and len(name) > _LEAST:
        at = max(range(len(pieces)), key=lambda index: len(pieces[index]))
        pieces[at] = _cut(pieces[at], len(pieces[at].encode()) - 1)
    return _finished(name) + ending


def _fits(name: str, room: int) -> bool:
    return len(name) <= room and len(name.encode()) <= _NAME_LIMIT


def _cleaned(text: str) -> str:
    """A text of letters that every name may hold, parted by single spaces."""
    seen = "".join(
        letter if unicodedata.category(letter) not in _UNSEEN else " " * letter.isspace()
        for letter in text
    )
    words = " ".join(_NOT_IN_NAMES.sub(" ", seen).split())
    return _DOTS.sub(".", words)


def _cut(name: str, limit: int) -> str:
    """The beginning of a name that has at most so many bytes, without half a letter."""
    data = name.encode()
    if len(data) <= limit:
        return name
    cut = data[: max(limit, 0)].decode(errors="ignore")
    while cut and (_clings(name[len(cut)]) or cut[-1] in _LEADING):
        cut = cut[:-1]
    return cut.rstrip()


def _clings(letter: str) -> bool:
    """Whether a letter must not be parted from the one before it."""
    return unicodedata.category(letter) in _MARKS or letter in _TRAILING


def _finished(name: str) -> str:
    """A name as it may stand before an ending: no dots or spaces around it, no device."""
    name = name.strip(" .")
    return f"_{name}" if _DEVICES.match(name) else name or "แผน"
