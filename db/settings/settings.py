"""The settings in force: those of the policy, else of the user, else as declared."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.errors import PhaenError
from db.settings import files
from db.settings.declared import Setting, Value
from db.settings.values import SettingError, checked

NAME = "settings.json"


class Settings:
    """What is set in a folder of a user, under the policy of the computer.

    Files are read when one asks: several windows and commands go by them, and they are small.
    What cannot be read is as if it were not there; `troubles` says of the policy why.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    @property
    def path(self) -> Path:
        """The user's file, once something is set."""
        return self._path

    def value(self, setting: Setting) -> Value:
        """The value in force."""
        found = _value_in(files.policy_file(), setting)
        if found is None:
            found = _value_in(self._path, setting)
        return setting.default if found is None else found

    def text(self, setting: Setting) -> str:
        """The value in force of a setting that is no flag."""
        return str(self.value(setting))

    def flag(self, setting: Setting) -> bool:
        """Whether a flag is set."""
        return bool(self.value(setting))

    def is_locked(self, setting: Setting) -> bool:
        """Whether the policy sets it, so that the user cannot."""
        return _value_in(files.policy_file(), setting) is not None

    def set(self, setting: Setting, value: Value) -> None:
        """Set what the user wants; a value as declared is not written down.

        What the policy locks stays as it is.

        Raises:
            PhaenError: the setting cannot have the value, or the file cannot be written.
        """
        if self.is_locked(setting):
            return
        from db.files import make_private_folder  # noqa: PLC0415 - not for the first paint

        wanted = checked(setting, value)
        values = {key: each for key, each in _read(self._path).items() if key != setting.key}
        if wanted != setting.default:
            values[setting.key] = wanted
        make_private_folder(self._path.parent)
        files.write_values(self._path, values)

    def remember(self, setting: Setting, value: Value) -> None:
        """Set what came up by the way; where it cannot be written, it comes up again."""
        with suppress(PhaenError):
            self.set(setting, value)


def policy_troubles(known: dict[str, Setting]) -> list[str]:
    """What of the policy is not in force, and why; nothing where all is, or there is none."""
    path = files.policy_file()
    try:
        values = files.read_values(path)
    except PhaenError as error:
        return [str(error)]
    return [f"{path}: {words}" for words in troubles_of(values, known)]


def troubles_of(values: dict[str, object], known: dict[str, Setting]) -> list[str]:
    """What of a file of settings cannot be in force, and why."""
    told = []
    for key, value in values.items():
        if key not in known:
            told.append(f"ไม่รู้จัก “{key}” โปรดตรวจตัวสะกด")
            continue
        try:
            checked(known[key], value)
        except SettingError as error:
            told.append(str(error))
    return told


def _read(path: Path) -> dict[str, Value]:
    try:
        values = files.read_values(path)
    except PhaenError:
        return {}
    return {key: value for key, value in values.items() if isinstance(value, str | bool)}


def _value_in(path: Path, setting: Setting) -> Value | None:
    found = _read(path).get(setting.key)
    try:
        return None if found is None else checked(setting, found)
    except SettingError:
        return None
