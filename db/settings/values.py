"""What a setting's value may be."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from db.errors import PhaenError
from db.settings.declared import Kind, Setting, Value

_LONGEST = 1000
_LARGEST_PICTURE = 4 * 1024**2  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"


class SettingError(PhaenError):
    """A value that a setting cannot have; says in Thai why."""


def checked(setting: Setting, value: object) -> Value:
    """The value, if the setting can have it.

    Raises:
        SettingError: it cannot.
    """
    if setting.kind is Kind.FLAG:
        if not isinstance(value, bool):
            raise SettingError(f"{_named(setting)} ต้องเป็น true หรือ false")
        return value
    if not isinstance(value, str):
        raise SettingError(f"{_named(setting)} ต้องเป็นข้อความ")
    if setting.kind is Kind.CHOICE:
        return _choice(setting, value)
    if setting.kind is Kind.PICTURE:
        return _picture(setting, value)
    return _line(setting, value)


def folder_of(text: str) -> Path:
    """The folder that a value names; `~` and the system's variables stand for what they are."""
    return Path(os.path.expandvars(text)).expanduser()


def picture_of(text: str) -> bytes:
    """The PNG file of a picture's value."""
    return base64.b64decode(text)


def picture_text(data: bytes) -> str:
    """A PNG file as a picture's value."""
    return base64.b64encode(data).decode("ascii")


def _choice(setting: Setting, value: str) -> str:
    known = [each for each, _words in setting.choices]
    if value not in known:
        listed = ", ".join(f"“{each}”" for each in known)
        raise SettingError(f"{_named(setting)} ไม่มีค่า “{value}” ค่าที่ใช้ได้คือ {listed}")
    return value


def _line(setting: Setting, value: str) -> str:
    if len(value) > _LONGEST or not value.isprintable():
        raise SettingError(f"{_named(setting)} ต้องเป็นข้อความบรรทัดเดียว ไม่เกิน {_LONGEST} ตัวอักษร")
    text = value.strip()
    if setting.kind is Kind.FOLDER and text and not folder_of(text).is_absolute():
        raise SettingError(
            f"{_named(setting)} “{text}” ไม่ใช่ชื่อเต็มของโฟลเดอร์ โปรดเขียนตั้งแต่ไดรฟ์หรือ / ลงมา"
        )
    return text


def _picture(setting: Setting, value: str) -> str:
    if len(value) > _LARGEST_PICTURE:
        raise SettingError(f"{_named(setting)} ใหญ่เกิน 4 เมกะไบต์ โปรดใช้รูปที่เล็กลง")
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        data = b"?"
    if data and not data.startswith(_PNG):
        raise SettingError(f"{_named(setting)} ต้องเป็นแฟ้ม PNG ที่เขียนเป็น base64")
    return value


def _named(setting: Setting) -> str:
    return f"{setting.key} ({setting.name})"
