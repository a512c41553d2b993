"""A second start of the program: the window that has the store open comes to the front.

The second start leaves a file in a folder of the user's own, which the first window watches;
that it takes the file away is its answer.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QStandardPaths, Signal

from db.errors import FileError

_PATIENCE = 3.0  # seconds that the first window has to answer
_STEP = 0.02


def request_folder() -> Path:
    """Where requests lie: in the user's own data folder."""
    return own_folder() / "requests"


def own_folder() -> Path:
    """The user's own folder for data; Qt has it at hand, platformdirs is yet to import."""
    data = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(data), "Phaen")


def brings_to_front(store: Path) -> bool:
    """Whether another window of this user on this PC has a store open, and comes to the front."""
    if not store.with_name(f"{store.name}.lock").exists():
        return False  # as nearly always; to know more takes imports, and the first paint waits
    from db.store.lock import StoreLock  # noqa: PLC0415

    try:
        holder = StoreLock(store).holder()
    except OSError:
        return False
    if holder is None or not holder.is_here or holder.is_stale:
        return False
    return ask(holder.token)


def ask(token: str, folder: Path | None = None) -> bool:
    """Asks the window that is named by the token of its lock to show itself; whether it does."""
    _let_others_come_to_the_front()
    request = (folder or request_folder()) / token
    try:
        request.touch()
    except OSError:
        return False  # it does not listen
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not request.exists():
            return True
        time.sleep(_STEP)
    request.unlink(missing_ok=True)
    return False


class Requests(QObject):
    """Tells when another start of the program asks this window to show itself."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._request = Path()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def listen(self, token: str, folder: Path | None = None) -> None:
        """Listen for requests of the window whose lock bears a token."""
        from db.files import make_private_folder  # noqa: PLC0415 - as above

        folder = folder or request_folder()
        try:
            make_private_folder(folder)
        except FileError:
            return  # then a second window opens to read
        self._request = folder / token
        if str(folder) not in self._watcher.directories():
            self._watcher.addPath(str(folder))

    def _on_changed(self, _folder: str) -> None:
        try:
            self._request.unlink()
        except OSError:
            return  # it was for another
        self.asked.emit()


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program in front give its place to another."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - nowhere else

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
