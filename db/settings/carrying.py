"""Settings as a file: for another computer, or as its policy."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from db.errors import PhaenError
from db.settings.declared import Setting, Value
from db.settings.files import read_values, write_values
from db.settings.settings import troubles_of
from db.settings.table import CARRIED


class Homes(Protocol):
    """Where settings are kept: most in one file, some where they act."""

    def value(self, setting: Setting) -> Value:
        """The value in force."""

    def set(self, setting: Setting, value: Value) -> None:
        """Set a value; a PhaenError says why it cannot be."""

    def is_locked(self, setting: Setting) -> bool:
        """Whether the policy sets it."""


class Taken(NamedTuple):
    """What came of a file of settings: the names set, those locked, and what was wrong."""

    done: tuple[str, ...]
    locked: tuple[str, ...]
    troubles: tuple[str, ...]


def write_settings(path: Path, homes: Homes) -> None:
    """Write what is set otherwise than declared to a file, which may be a policy as well.

    Raises:
        PhaenError: it cannot be written.
    """
    values = {key: homes.value(setting) for key, setting in CARRIED.items()}
    chosen = {key: each for key, each in values.items() if each != CARRIED[key].default}
    write_values(path, chosen)


def take_settings(path: Path, homes: Homes) -> Taken:
    """Set all that a file says and the policy leaves open; the rest stays as it is.

    Raises:
        PhaenError: it cannot be read, or is no file of settings; nothing was set.
    """
    values = read_values(path)
    known = {key: values[key] for key in CARRIED if key in values}
    if values and not known:
        raise PhaenError(f"{path.name} ไม่ใช่แฟ้มการตั้งค่าของโปรแกรมนี้ โปรดเลือกแฟ้มที่ส่งออกจากหน้าตั้งค่า")
    troubles = troubles_of(values, CARRIED)
    done, locked = [], []
    for key, value in known.items():
        setting = CARRIED[key]
        if homes.is_locked(setting):
            locked.append(setting.name)
        elif not troubles_of({key: value}, CARRIED) and isinstance(value, str | bool):
            try:
                homes.set(setting, value)
            except PhaenError as error:
                troubles.append(str(error))
            else:
                done.append(setting.name)
    return Taken(tuple(done), tuple(locked), tuple(troubles))
