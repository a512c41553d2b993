"""What the window remembers from one day to the next: an ini file of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt


class Memory:
    """Size and place, splitters, the last plan, page, folder and look.

    Everything is only remembered, never needed: what cannot be read is as if absent.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

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

    @property
    def user(self) -> str:
        """The user's name, as the history of reports bears it."""
        return self.text("user")

    @user.setter
    def user(self, name: str) -> None:
        self.set_text("user", name)

    @property
    def prints_content_code(self) -> bool:
        """Whether the content code stands at the foot of papers that are issued or sent."""
        return self.text("content_code") != "no"

    @prints_content_code.setter
    def prints_content_code(self, printed: bool) -> None:
        self.set_text("content_code", "" if printed else "no")

    @property
    def scheme(self) -> Qt.ColorScheme:
        """Light, dark, or Unknown: as the system has it."""
        return _SCHEMES.get(self.text("scheme"), Qt.ColorScheme.Unknown)

    @scheme.setter
    def scheme(self, scheme: Qt.ColorScheme) -> None:
        words = {value: word for word, value in _SCHEMES.items()}
        self.set_text("scheme", words.get(scheme, ""))

    def save(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()


_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
