"""Files of settings: an object of JSON, each value by the key of its setting.

Nothing is imported for a file that is not there: the window's first paint asks for some.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

import os
import sys
from pathlib import Path

from db.errors import PhaenError
from db.settings.declared import Value

_LARGEST = 8 * 1024**2  # bytes


def policy_file() -> Path:
    """Where who looks after the computer sets and locks settings for all its users."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData"), "Phaen", "policy.json")
    return Path("/etc/phaen/policy.json")


def read_values(path: Path) -> dict[str, object]:
    """What a file of settings says, unchecked; nothing where there is no file.

    Raises:
        PhaenError: it cannot be read, or is no object of JSON.
    """
    try:
        if not path.is_file():
            return {}
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as error:
        from db.files import file_error

        raise file_error(error, path, "อ่าน") from error
    import json

    try:
        # Windows' editor writes a mark at the beginning.
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = f" อ่านต่อไม่ได้ที่บรรทัด {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise PhaenError(f"{path} ไม่ใช่แฟ้มการตั้งค่าที่อ่านได้{line} โปรดตรวจแฟ้มหรือใช้แฟ้มอื่น") from error
    if not isinstance(values, dict):
        raise PhaenError(f'{path} ไม่ใช่แฟ้มการตั้งค่า ต้องเป็น {{ "ชื่อ": ค่า }}')
    return values


def write_values(path: Path, values: dict[str, Value]) -> None:
    """Writes a file of settings whole, in a folder that is there.

    Raises:
        PhaenError: it cannot be written; what was there stays.
    """
    import json

    from db.files import write_atomically

    text = json.dumps(values, ensure_ascii=False, indent=2)
    write_atomically(path, f"{text}\n".encode())
