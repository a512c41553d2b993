"""The package files of folders, and when each was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from db.errors import PhaenError
from forms.formats import PACKAGES, is_package, suffixes
from forms.gathering.earlier import RECORD_NAME


def package_files(chosen: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and all packages in the folders named and below, each once.

    Raises:
        PhaenError: a name that is none of a file or folder, or no file at all.
    """
    found = tuple(dict.fromkeys(path for each in chosen for path in _files_of(each)))
    if not found:
        raise PhaenError(
            f"ไม่พบแฟ้มแผน {suffixes(PACKAGES, 'หรือ')} ในโฟลเดอร์ที่เลือก "
            "โปรดเลือกโฟลเดอร์ที่เก็บแฟ้มแผนของหน่วยงาน"
        )
    return found


def _files_of(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise PhaenError(f"ไม่พบ {path} โปรดตรวจชื่อแฟ้มหรือโฟลเดอร์")
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.rglob("*")):
        # What begins with a dot is another system's; the record of a gather is no plan.
        if is_package(each) and not each.name.startswith(".") and each.name != RECORD_NAME:
            yield each


def moment_of(path: Path) -> str:
    """When a file was last written, as an ISO moment; empty where nobody knows."""
    try:
        written = path.stat().st_mtime
        return dt.datetime.fromtimestamp(written).astimezone().isoformat(timespec="seconds")
    except (OSError, OverflowError, ValueError):
        return ""
