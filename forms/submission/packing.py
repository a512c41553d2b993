"""A set put where it is wanted: in a new folder, or in one zip."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from db.errors import PhaenError
from db.files import make_folder, write_atomically
from forms.submission.making import MadeSubmission

ZIP_SUFFIX = ".zip"
# The files are packed already; one date, so that the same set gives the same zip.
_DATE = (1980, 1, 1, 0, 0, 0)


def write_submission(
    made: MadeSubmission, to: Path, between_tries: Callable[[], object] = lambda: None
) -> None:
    """Writes a set: a zip where the name ends so, else a folder that has nothing in it yet.

    Raises:
        PhaenError: the folder has files, or it cannot be written.
    """
    if to.suffix.lower() == ZIP_SUFFIX:
        write_atomically(to, zipped(made), between_tries=between_tries)
        return
    refuse_filled(to)
    make_folder(to)
    # The list comes last: where it lies, all of the set does.
    for name, data in made.files.items():
        write_atomically(to / name, data, between_tries=between_tries)


def refuse_filled(folder: Path) -> None:
    """Refuses a folder with files in it: those of two sets must not be mixed.

    Raises:
        PhaenError: there are files, or the name is that of a file.
    """
    if folder.is_file():
        raise PhaenError(f"{folder} เป็นแฟ้ม โปรดเลือกโฟลเดอร์ หรือชื่อที่ลงท้าย {ZIP_SUFFIX}")
    if folder.is_dir() and any(folder.iterdir()):
        raise PhaenError(
            f"โฟลเดอร์ {folder} มีแฟ้มอยู่แล้ว จึงไม่ได้จัดชุดส่งในนั้น โปรดเลือกโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่"
        )


def zipped(made: MadeSubmission) -> bytes:
    """The set as one zip."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as packed:
        for name, data in made.files.items():
            packed.writestr(ZipInfo(name, _DATE), data)
    return target.getvalue()
