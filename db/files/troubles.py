"""What goes wrong with files, as Thai sentences."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from db.errors import FileError

PATH_LIMIT = 259 if os.name == "nt" else sys.maxsize  # letters

_REASONS = {
    errno.ENOSPC: "ที่เก็บข้อมูลเต็ม โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือเลือกที่อื่น",
    errno.EDQUOT: "ที่เก็บข้อมูลเต็มโควตา โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือเลือกที่อื่น",
    errno.ENOENT: "ไม่พบแฟ้มหรือโฟลเดอร์นี้ โปรดตรวจชื่อและที่อยู่",
    errno.ENOTDIR: "ที่อยู่นี้มีแฟ้มขวางแทนโฟลเดอร์ โปรดตรวจชื่อและที่อยู่",
    errno.EISDIR: "ชื่อนี้เป็นโฟลเดอร์ ไม่ใช่แฟ้ม โปรดระบุชื่อแฟ้ม",
    errno.EROFS: "ที่เก็บข้อมูลนี้อ่านได้อย่างเดียว โปรดเลือกที่อื่น",
    errno.ENAMETOOLONG: "ชื่อแฟ้มหรือที่อยู่ยาวเกินไป โปรดใช้ชื่อที่สั้นลง หรือเลือกโฟลเดอร์ที่ชื่อสั้นกว่านี้",
    errno.EINVAL: "ชื่อแฟ้มมีอักขระที่ใช้ไม่ได้ โปรดใช้ชื่ออื่น",
    errno.EBUSY: "แฟ้มเปิดอยู่ในโปรแกรมอื่น โปรดปิดโปรแกรมนั้นก่อนแล้วลองใหม่ หรือบันทึกเป็นชื่ออื่น",
    errno.ETXTBSY: "แฟ้มเปิดอยู่ในโปรแกรมอื่น โปรดปิดโปรแกรมนั้นก่อนแล้วลองใหม่ หรือบันทึกเป็นชื่ออื่น",
    errno.EEXIST: "มีแฟ้มชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น",
}
_DENIED = "ไม่มีสิทธิ์ใช้แฟ้มหรือโฟลเดอร์นี้ โปรดเลือกที่อื่น หรือขอสิทธิ์จากผู้ดูแลเครื่อง"
_OPEN_ELSEWHERE = (
    "แฟ้มเปิดอยู่ในโปรแกรมอื่น (เช่น Excel หรือโปรแกรมอ่าน PDF) หรือไม่มีสิทธิ์เขียน "
    "โปรดปิดโปรแกรมนั้นก่อนแล้วลองใหม่ หรือบันทึกเป็นชื่ออื่น"
)
_SHARING_VIOLATIONS = {5, 32, 33}  # what Windows says when another program holds a file
_HELD = {errno.EBUSY, errno.ETXTBSY}


def is_held(error: OSError) -> bool:
    """Whether another program holds the file: a scanner for a moment, Excel for as long as it is.

    Windows says so in the words for a missing right, too.
    """
    return getattr(error, "winerror", None) in _SHARING_VIOLATIONS or error.errno in _HELD


def file_error(error: OSError, path: Path, doing: str) -> FileError:
    """What went wrong with a file, as a Thai sentence; `doing` is `อ่าน`, `บันทึก`, …."""
    if isinstance(error, PermissionError) and path.is_dir():
        reason = _REASONS[errno.EISDIR]  # of which Windows says no more than that it may not
    elif getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        reason = _OPEN_ELSEWHERE
    elif isinstance(error, PermissionError):
        reason = _DENIED
    elif error.errno == errno.ENOENT and len(str(path.absolute())) > PATH_LIMIT:
        reason = _REASONS[errno.ENAMETOOLONG]  # Windows says that such a path is not there
    else:
        reason = _REASONS.get(error.errno or 0, "ระบบปฏิบัติการแจ้งข้อขัดข้อง โปรดลองใหม่หรือเลือกที่อื่น")
    return FileError(f"{doing} {path} ไม่ได้: {reason}")


def as_os_error(error: OSError | ValueError) -> OSError:
    """Python raises ValueError for a NUL in a path; the user made a bad name either way."""
    return error if isinstance(error, OSError) else OSError(errno.EINVAL, str(error))
