"""Whether nothing is lost on Windows either: `tests.windows.trial` there, and its report."""

from __future__ import annotations

import shutil

from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.wine import Windows

MODULE = "tests.windows.trial"
MINUTES = 6
# Drives of kinds that a store should not lie on, as Wine calls them.
_DRIVES = {"n": "network", "r": "floppy"}


def keep(windows: Windows) -> str:
    """Try it; how many things were tried, with their figures below.

    Raises:
        Different: one of them failed.
    """
    folder = windows.drive / "ที่เก็บ"
    shutil.rmtree(folder, ignore_errors=True)
    _set_up_drives(windows)
    command = [*windows.python_module(MODULE), folder]
    done = windows.run(*command, cwd=PROJECT, minutes=MINUTES)
    if done.code:
        raise Different(f"the trial ended with {done.code}:\n{done.said}")
    lines = done.said.strip().splitlines()
    return "\n".join((f"{len(lines)} things", *(f"         {line}" for line in lines)))


def _set_up_drives(windows: Windows) -> None:
    """Give Windows a drive of each kind."""
    for letter, kind in _DRIVES.items():
        target = windows.folder / "drives" / letter
        target.mkdir(parents=True, exist_ok=True)
        link = windows.folder / "prefix" / "dosdevices" / f"{letter}:"
        if not link.is_symlink():
            link.symlink_to(target)
        key = r"HKLM\Software\Wine\Drives"
        words = ("reg", "add", key, "/v", f"{letter}:", "/d", kind, "/f")
        windows.run(*words, cwd=windows.drive)
    # What kind a drive is, Wine reads when it starts.
    windows.stop()
