"""Files that somebody sent: named one by one, in a folder, or in a zip, each up to a bound."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from db.errors import PhaenError
from db.files import read_bytes
from db.pictures import in_megabytes
from forms.submission.packing import ZIP_SUFFIX

_LARGEST = 60 * 1024**2
_LARGEST_OF_ALL = 300 * 1024**2
MOST_FILES = 200


class ReceivedFile(NamedTuple):
    """A file by its name, and its bytes; without them `trouble` says in Thai why."""

    name: str
    data: bytes | None
    trouble: str = ""


def received(paths: Iterable[Path]) -> tuple[ReceivedFile, ...]:
    """The files that paths lead to; what cannot be read is among them, with its trouble.

    Raises:
        PhaenError: there are none, too many, or they are too large in all.
    """
    found: list[ReceivedFile] = []
    size = 0
    for file in _files(paths):
        found.append(file)
        size += len(file.data or b"")
        if len(found) > MOST_FILES:
            raise PhaenError(f"มีแฟ้มเกิน {MOST_FILES} แฟ้ม โปรดเลือกเฉพาะแฟ้มของชุดส่งชุดเดียว")
        if size > _LARGEST_OF_ALL:
            raise PhaenError(
                f"แฟ้มทั้งหมดใหญ่เกิน {in_megabytes(_LARGEST_OF_ALL)} โปรดเลือกเฉพาะแฟ้มของชุดส่งชุดเดียว"
            )
    if not found:
        raise PhaenError("ไม่มีแฟ้มให้ตรวจ โปรดเลือกแฟ้ม โฟลเดอร์ หรือแฟ้ม .zip ของชุดส่ง")
    return tuple(found)


def _files(paths: Iterable[Path]) -> Iterator[ReceivedFile]:
    for path in paths:
        if path.is_dir():
            # Files of the system's own, as thumbnails, begin with a dot.
            inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
            yield from (_read(each) for each in inside)
        elif path.suffix.lower() == ZIP_SUFFIX:
            yield from _unpacked(_read(path))
        else:
            yield _read(path)


def _read(path: Path) -> ReceivedFile:
    if path.is_dir():
        return ReceivedFile(path.name, None, "เป็นโฟลเดอร์ในโฟลเดอร์ จึงไม่ได้ตรวจสิ่งที่อยู่ข้างใน")
    try:
        data = read_bytes(path, at_most=_LARGEST)
    except PhaenError as error:
        return ReceivedFile(path.name, None, str(error))
    return _bounded(path.name, data)


def _bounded(name: str, data: bytes) -> ReceivedFile:
    if len(data) > _LARGEST:
        return ReceivedFile(name, None, f"ใหญ่เกิน {in_megabytes(_LARGEST)} จึงไม่ได้ตรวจ")
    return ReceivedFile(name, data)


def _unpacked(packed: ReceivedFile) -> Iterator[ReceivedFile]:
    """The files of a zip; one that is damaged is told by its own name."""
    if packed.data is None:
        yield packed
        return
    try:
        with zipfile.ZipFile(io.BytesIO(packed.data)) as file:
            for part in file.infolist()[: MOST_FILES + 1]:
                if not part.is_dir():
                    yield _part(file, part)
    except (zipfile.BadZipFile, ValueError, OSError):
        yield ReceivedFile(packed.name, None, "แฟ้ม .zip ชำรุด เปิดไม่ได้ โปรดขอชุดส่งใหม่")


def _part(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> ReceivedFile:
    name = part.filename.rpartition("/")[2]
    try:
        with file.open(part) as opened:
            return _bounded(name, opened.read(_LARGEST + 1))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
        return ReceivedFile(name, None, "ชำรุดในแฟ้ม .zip อ่านไม่ได้ โปรดขอชุดส่งใหม่")
    except (RuntimeError, NotImplementedError):
        return ReceivedFile(name, None, "ใส่รหัสผ่านไว้ จึงไม่ได้ตรวจ โปรดเอารหัสผ่านออกก่อน")
