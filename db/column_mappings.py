"""The column mappings that the user keeps by name: objects of JSON in a file of the settings.

What makes an object a mapping is not asked here (`forms.listing.mapping`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

from db import files
from db.errors import PhaenError

_LARGEST = 4_000_000


def default_path() -> Path:
    """Where they are kept for the user: the settings folder of the system."""
    return platformdirs.user_config_path("Phaen", appauthor=False) / "mappings.json"


def read_object(path: Path) -> Any:
    """What stands in a file of JSON.

    Raises:
        PhaenError: it cannot be read, is too large, or is no JSON.
    """
    data = files.read_bytes(path, at_most=_LARGEST)
    try:
        if len(data) <= _LARGEST:
            return json.loads(data)
    except (ValueError, RecursionError):
        pass
    raise PhaenError(f"อ่าน {path} ไม่ได้: ไม่ใช่แฟ้ม JSON ที่สมบูรณ์ โปรดตรวจแฟ้มหรือเลือกแฟ้มอื่น")


def write_object(path: Path, value: Any) -> None:
    """Writes a file of JSON, whole or not at all.

    Raises:
        FileError: it cannot be written.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    files.write_atomically(path, f"{text}\n".encode())


def read_kept(path: Path) -> tuple[Any, ...]:
    """The objects that are kept, in order; none where there is no file.

    Raises:
        PhaenError: there is one, and it cannot be read.
    """
    if not path.exists():
        return ()
    said = read_object(path)
    if not isinstance(said, list):
        raise PhaenError(f"อ่าน {path} ไม่ได้: ไม่ใช่แฟ้มแบบรายการของโปรแกรมแผน โปรดย้ายแฟ้มนี้ออก")
    return tuple(said)


def write_kept(path: Path, objects: Sequence[Any]) -> None:
    """Keeps objects in the place of those that were there.

    Raises:
        FileError: they cannot be written.
    """
    files.make_private_folder(path.parent)
    write_object(path, list(objects))
