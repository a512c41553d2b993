"""What the window remembers from one day to the next: an ini file of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from db.settings.settings import Settings


class Memory:
    """Size and place, splitters, the last plan, page and folder; and, beside it, the settings.

    Everything is only remembered, never needed: what cannot be read is as if absent. What
    somebody has set on purpose is in `settings`, which have a file of their own.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self.settings = Settings(path.parent)

    @property
    def path(self) -> Path:
        """The file that it is in, once something is remembered."""
        return Path(self._settings.fileName())

    def state(self, name: str) -> QByteArray:
        """The state of a window or splitter, as Qt saved it; empty where there is none."""
        value = self._settings.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or splitter."""
        self._settings.setValue(f"state/{name}", state)

    def text(self, name: str) -> str:
        """A word that was remembered; empty where there is none."""
        value = self._settings.value(f"last/{name}")
        return value if isinstance(value, str) else ""

    def set_text(self, name: str, text: str) -> None:
        """Remember a word."""
        self._settings.setValue(f"last/{name}", text)

    def plan(self, store: str) -> int | None:
        """The number of the plan that was open last in a store."""
        number, _, where = self.text("plan").partition(" ")
        return int(number) if number.isdecimal() and where == store else None

    def set_plan(self, store: str, number: int | None) -> None:
        """Remember which plan of a store is open."""
        self.set_text("plan", "" if number is None else f"{number} {store}")

    @property
    def folder(self) -> Path:
        """The folder that files were last taken from or put into."""
        folder = Path(self.text("folder") or Path.home())
        return folder if folder.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self.set_text("folder", str(folder))

    def save(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()
