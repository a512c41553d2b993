"""Passwords of package files: from a file or typed, never from the command line.

What stands on the command line is read by every user of the machine, and kept by shells.
"""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from db import files
from db.errors import PasswordError, PhaenError
from db.package.file import PackageFile, read_file
from db.records import Package
from forms.formats import other_format_of

_LONGEST = 1024  # bytes


def read_file_with_drafts(path: Path, password_file: Path | None) -> tuple[Package, dict[str, str]]:
    """The package in a file, and the texts in its fields that are no value, by place.

    Its password, where it has one, is from a file or asked for.

    Raises:
        PhaenError: as `db.package.file.read_with_drafts`.
    """
    return read_whole_file(path, password_file)[:2]


def read_whole_file(path: Path, password_file: Path | None) -> PackageFile:
    """All that is in a package file, as `read_file_with_drafts`.

    Raises:
        PhaenError: as `db.package.file.read_file`; it is the file of something else.
    """
    other = other_format_of(path)
    if other is not None:
        raise PhaenError(
            f"{path} เป็น{other.name} ไม่ใช่แฟ้มแผน โปรดรับด้วยคำสั่ง {other.command} "
            f"หรือเลือก “{other.menu}” ในเมนูแฟ้มของหน้าต่าง"
        )
    if password_file is not None:
        return read_file(path, password_in(password_file))
    try:
        return read_file(path)
    except PasswordError:
        return read_file(path, _typed("รหัสผ่าน: "))


def new_password(password_file: Path | None) -> str:
    """The password for a file that is to be written.

    Raises:
        PhaenError: there is none, or it was typed in two ways.
    """
    if password_file is not None:
        return password_in(password_file)
    password = _typed("รหัสผ่านใหม่ (ถ้าลืมจะเปิดแฟ้มไม่ได้อีก): ")
    if password != _typed("รหัสผ่านใหม่อีกครั้ง: "):
        raise PhaenError("รหัสผ่านสองครั้งไม่เหมือนกัน โปรดลองใหม่")
    return password


def password_in(path: Path) -> str:
    """The password in the first line of a file.

    Raises:
        PhaenError: the file cannot be read, or has none.
    """
    data = files.read_bytes(path, at_most=_LONGEST)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise PhaenError(f"{path} ไม่ได้เข้ารหัสแบบ UTF-8 โปรดบันทึกใหม่เป็น UTF-8") from error
    if len(data) > _LONGEST or not lines or not lines[0]:
        raise PhaenError(f"{path} ไม่มีรหัสผ่าน โปรดเขียนรหัสผ่านไว้ในบรรทัดแรกของแฟ้ม")
    return lines[0]


def _typed(prompt: str) -> str:
    """What the user types, unseen."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordError("ต้องใช้รหัสผ่าน โปรดระบุแฟ้มที่มีรหัสผ่านด้วย --password-file")
    try:
        password = getpass.getpass(prompt)
    except EOFError:
        password = ""
    if not password:
        raise PasswordError("ไม่ได้กรอกรหัสผ่าน จึงไม่ได้ทำสิ่งใด")
    return password
