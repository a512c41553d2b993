"""A second start of the program: the window that has the store open comes to the front.

The second start leaves a file in a folder of the user's own, which the first window watches;
that it takes the file away is its answer.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QStandardPaths, Signal

from db.errors import FileError
from db.settings.settings import Settings
from db.user_folders import chosen_folder, one_folder

_PATIENCE = 3.0  # seconds that the first window has to answer
_STEP = 0.02


def request_folder() -> Path:
    """Where requests lie: in the user's own data folder."""
    return own_folder() / "requests"


def own_folder() -> Path:
    """The user's own folder for data; Qt has it at hand, platformdirs is yet to import."""
    data = QStandardPaths.StandardLocation.GenericDataLocation
    chosen = one_folder() or chosen_folder(Settings(settings_folder()))
    return chosen or Path(QStandardPaths.writableLocation(data), "Phaen")


def settings_folder() -> Path:
    """The user's own folder for settings, from Qt as well."""
    folders = QStandardPaths.StandardLocation.GenericConfigLocation
    return one_folder() or Path(QStandardPaths.writableLocation(folders), "Phaen")


def brings_to_front(store: Path, file: Path | None = None) -> bool:
    """Whether another window of this user on this PC has a store open, and comes to the front.

    It takes over `file`, a package that was opened from outside.
    """
    if not store.with_name(f"{store.name}.lock").exists():
        return False  # as nearly always; to know more takes imports, and the first paint waits
    from db.store.lock import StoreLock  # noqa: PLC0415

    try:
        holder = StoreLock(store).holder()
    except OSError:
        return False
    if holder is None or not holder.is_here or holder.is_stale:
        return False
    return ask(holder.token, file=file)


def ask(token: str, folder: Path | None = None, file: Path | None = None) -> bool:
    """Asks the window that is named by the token of its lock to show itself; whether it does.

    It is left the name of `file`, where there is one.
    """
    _let_others_come_to_the_front()
    request = (folder or request_folder()) / token
    whole = request.with_name(f"{token}.{os.getpid()}")
    try:
        # It must not be read before all of it is there.
        whole.write_text(str(file or ""), encoding="utf-8")
        whole.replace(request)
    except OSError:
        whole.unlink(missing_ok=True)
        return False  # it does not listen
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not request.exists():
            return True
        time.sleep(_STEP)
    request.unlink(missing_ok=True)
    return False


class Requests(QObject):
    """Tells when another start of the program asks this window to show itself.

    `asked` gives the path of the file that it was started with; empty without one.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._request = Path()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def listen(self, token: str, folder: Path | None = None) -> None:
        """Listen for requests of the window whose lock bears a token; without one, for none."""
        if not token:
            return
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
            file = self._request.read_text(encoding="utf-8")
            self._request.unlink()
        except OSError:
            return  # it was for another
        self.asked.emit(file)


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program in front give its place to another."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - nowhere else

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
