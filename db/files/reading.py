"""Files are read whole, up to a bound."""

from __future__ import annotations

import stat
from pathlib import Path

from db.errors import FileError
from db.files.troubles import as_os_error, file_error


def read_bytes(path: Path, *, at_most: int) -> bytes:
    """The bytes of a file, or of its first `at_most` + 1 bytes where it is larger.

    Raises:
        FileError: the file is missing, a folder, a device or a pipe, or may not be read.
    """
    try:
        _refuse_unless_file(path)
        with path.open("rb") as file:
            return file.read(at_most + 1)
    except (OSError, ValueError) as error:
        raise file_error(as_os_error(error), path, "อ่าน") from error


def _refuse_unless_file(path: Path) -> None:
    """Refuses what would be waited for without an end: pipes, devices, sockets."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise FileError(f"อ่าน {path} ไม่ได้: ชื่อนี้เป็นอุปกรณ์หรือท่อส่งข้อมูล ไม่ใช่แฟ้ม โปรดเลือกแฟ้ม")
