"""Files of the user's: read whole, written whole or not at all, named safely."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
from pathlib import Path

from db.errors import PhaenError

_NAME_LIMIT = 180  # bytes; file systems take 255, and an ending is still to come
_PATH_LIMIT = 259 if os.name == "nt" else sys.maxsize  # letters
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(?= *(\.|$))", re.IGNORECASE)  # of Windows
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Thai marks that must not be parted from the letter they stand on.
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ำ"

_REASONS = {
    errno.ENOSPC: "ที่เก็บข้อมูลเต็ม โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือเลือกที่อื่น",
    errno.EDQUOT: "ที่เก็บข้อมูลเต็มโควตา โปรดลบแฟ้มที่ไม่ใช้แล้ว หรือเลือกที่อื่น",
    errno.ENOENT: "ไม่พบแฟ้มหรือโฟลเดอร์นี้ โปรดตรวจชื่อและที่อยู่",
    errno.ENOTDIR: "ที่อยู่นี้มีแฟ้มขวางแทนโฟลเดอร์ โปรดตรวจชื่อและที่อยู่",
    errno.EISDIR: "ชื่อนี้เป็นโฟลเดอร์ ไม่ใช่แฟ้ม โปรดระบุชื่อแฟ้ม",
    errno.EROFS: "ที่เก็บข้อมูลนี้อ่านได้อย่างเดียว โปรดเลือกที่อื่น",
    errno.ENAMETOOLONG: "ชื่อแฟ้มหรือที่อยู่ยาวเกินไป โปรดใช้ชื่อที่สั้นลง หรือเลือกโฟลเดอร์ที่ชื่อสั้นกว่านี้",
    errno.EINVAL: "ชื่อแฟ้มมีอักขระที่ใช้ไม่ได้ โปรดใช้ชื่ออื่น",
    errno.EBUSY: "แฟ้มเปิดอยู่ในโปรแกรมอื่น โปรดปิดโปรแกรมนั้นก่อนแล้วลองใหม่",
    errno.EEXIST: "มีแฟ้มชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น",
}
_DENIED = "ไม่มีสิทธิ์ใช้แฟ้มหรือโฟลเดอร์นี้ โปรดเลือกที่อื่น หรือขอสิทธิ์จากผู้ดูแลเครื่อง"
_OPEN_ELSEWHERE = (
    "แฟ้มเปิดอยู่ในโปรแกรมอื่น (เช่น Excel หรือโปรแกรมอ่าน PDF) หรือไม่มีสิทธิ์เขียน โปรดปิดโปรแกรมนั้นก่อนแล้วลองใหม่"
)
_SHARING_VIOLATIONS = {5, 32, 33}  # what Windows says when another program holds a file


def file_error(error: OSError, path: Path, doing: str) -> PhaenError:
    """What went wrong with a file, as a Thai sentence; `doing` is `อ่าน`, `บันทึก`, …."""
    if isinstance(error, PermissionError) and path.is_dir():
        reason = _REASONS[errno.EISDIR]  # of which Windows says no more than that it may not
    elif getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        reason = _OPEN_ELSEWHERE
    elif isinstance(error, PermissionError):
        reason = _DENIED
    elif error.errno == errno.ENOENT and len(str(path.absolute())) > _PATH_LIMIT:
        reason = _REASONS[errno.ENAMETOOLONG]  # Windows says that such a path is not there
    else:
        reason = _REASONS.get(error.errno or 0, "ระบบปฏิบัติการแจ้งข้อขัดข้อง โปรดลองใหม่หรือเลือกที่อื่น")
    return PhaenError(f"{doing} {path} ไม่ได้: {reason}")


def read_bytes(path: Path, *, at_most: int) -> bytes:
    """The bytes of a file, or of its first `at_most` + 1 bytes where it is larger.

    Raises:
        PhaenError: the file is missing, a folder, a device or a pipe, or may not be read.
    """
    try:
        _refuse_unless_file(path)
        with path.open("rb") as file:
            return file.read(at_most + 1)
    except (OSError, ValueError) as error:
        raise file_error(_as_os_error(error), path, "อ่าน") from error


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole: what stood there before stays until all of it is on the disk.

    Raises:
        PhaenError: the disk is full, there is no permission, the file is held by
            another program, or its folder is missing. Nothing is left behind.
    """
    # The name is short and of its own: the target's may fill all that a name may have.
    temporary = path.parent / f".phaen-{secrets.token_hex(6)}.tmp"
    try:
        _write_through(temporary, data)
        temporary.replace(path)
    except (OSError, ValueError) as error:
        raise file_error(_as_os_error(error), path, "บันทึก") from error
    finally:
        _discard(temporary)


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; one that is there already is well.

    Raises:
        PhaenError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise file_error(_as_os_error(error), path, "สร้างโฟลเดอร์") from error


def remove(path: Path) -> None:
    """Takes a file away; one that has gone already is well.

    Raises:
        PhaenError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise file_error(_as_os_error(error), path, "ลบ") from error


def move(path: Path, target: Path) -> Path:
    """Moves a file within a disk, to a name like the target's that nothing has; gives that.

    Raises:
        PhaenError: it cannot be moved, and stays where it is.
    """
    free, count = target, 1
    try:
        while free.exists():
            count += 1
            free = target.with_name(f"{target.stem} ({count}){target.suffix}")
        path.rename(free)
    except (OSError, ValueError) as error:
        raise file_error(_as_os_error(error), path, "ย้าย") from error
    return free


def safe_name(text: str) -> str:
    """A text as a file's name that every system takes, without an ending.

    What no name may hold becomes a space; a name too long is cut before a letter that
    stands by itself.
    """
    name = " ".join(_NOT_IN_NAMES.sub(" ", text).split())
    cut = name
    while len(cut.encode("utf-8", "replace")) > _NAME_LIMIT:
        cut = cut[:-1]
    while cut and len(cut) < len(name) and name[len(cut)] in _MARKS:
        cut = cut[:-1]
    cut = cut.rstrip(" .")
    return f"_{cut}" if _DEVICES.match(cut) else cut or "แผน"


def _refuse_unless_file(path: Path) -> None:
    """Refuses what would be waited for without an end: pipes, devices, sockets."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise PhaenError(f"อ่าน {path} ไม่ได้: ชื่อนี้เป็นอุปกรณ์หรือท่อส่งข้อมูล ไม่ใช่แฟ้ม โปรดเลือกแฟ้ม")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _discard(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except (OSError, ValueError):
        return  # the folder itself is gone, and the temporary file with it


def _as_os_error(error: OSError | ValueError) -> OSError:
    """Python raises ValueError for a NUL in a path; the user made a bad name either way."""
    return error if isinstance(error, OSError) else OSError(errno.EINVAL, str(error))
