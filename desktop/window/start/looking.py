"""A plan that is only looked at: in a window of its own, on a store that is gone afterwards."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment

from db.errors import PhaenError
from db.settings.declared import DENSITY, SCALE, THEME
from db.settings.settings import Settings
from db.store.store import Store
from db.user_folders import VARIABLE

if TYPE_CHECKING:
    from db.records import Package

_LOOKS = (THEME, SCALE, DENSITY)
_STORE = "phaen.db"
# What the folders of such stores are called, and no others.
PREFIX = "phaen-look-"


def prepare(package: Package, settings: Path) -> Path:
    """A folder with a store that holds this plan alone, and how the window looks; on any thread.

    `settings` is the file of what that remembers, with what was set beside it: where data and
    backups lie is not taken along.

    Raises:
        PhaenError: it cannot be written.
    """
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    if settings.exists():
        shutil.copyfile(settings, folder / settings.name)
    ours, its = Settings(settings.parent), Settings(folder)
    for setting in _LOOKS:
        its.remember(setting, ours.value(setting))
    with Store.open(folder / _STORE, create=True) as store:
        store.add(package)
    return folder


def show(folder: Path, name: str, *, is_moment: bool = False) -> None:
    """Open a window of its own on the plan in a folder.

    `name` is that of the file it came from, or the moment of which it is.

    Raises:
        PhaenError: the program cannot be started once more.
    """
    own = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    kind = ["--moment"] if is_moment else []
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments([*own, "--db", str(folder / _STORE), "look", name, *kind])
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert(VARIABLE, str(folder))
    process.setProcessEnvironment(environment)
    # A truth value, whatever PySide6's types say.
    started: object = process.startDetached()
    if not started:
        shutil.rmtree(folder, ignore_errors=True)
        raise PhaenError("เปิดหน้าต่างอีกบานไม่ได้ โปรดปิดโปรแกรมอื่นบ้าง แล้วลองอีกครั้ง")
