"""The installer as a user goes through it, over a window that is open, each page photographed."""

from __future__ import annotations

import time
from pathlib import Path

from PIL import Image, ImageGrab

from tests.clipboards.screen_keys import Keys, until
from tests.release.installed import Installed
from tests.windows.screen import Screen
from tests.windows.wine import Windows

# Pages that Enter leads on from; the last is the question of what is to happen to the open window.
PAGES = ("welcome", "folder", "program-is-open")
_TITLE = "ติดตั้งโปรแกรมแผน"
# A page is there when the screen is so long the same, in seconds, or after the longest wait.
_STILL, _LONGEST = 2.0, 8.0


def go_through(windows: Windows, installed: Installed, installer: Path, pictures: Path) -> str:
    """Install by Enter alone; the program's window closes by itself and is opened again.

    Raises:
        TimeoutError: a page did not come, the window stayed, or none came.
    """
    pictures.mkdir(parents=True, exist_ok=True)
    # Made anew, and last; the others are as old as in the build.
    last = installed.folder / "uninstall.exe"
    windows.stop()
    with Screen() as screen:
        shown = windows.on_screen(screen.name, 1.0)
        keys = Keys(screen.name)

        def photograph(name: str) -> None:
            _still(screen.name).save(pictures / f"{name}.png")

        try:
            window = shown.begin(installed.folder / "phaenw.exe")
            until(installed.lock.exists, "the window did not open its store")
            photograph("open")
            before = last.stat().st_mtime_ns
            shown.begin(installer)
            keys.go_to(_TITLE)
            for page in PAGES:
                photograph(page)
                keys.press("Return")
            until(lambda: window.poll() is not None, "the window was not closed")
            until(lambda: last.exists() and last.stat().st_mtime_ns != before, "not installed")
            photograph("done")
            keys.press("Return")
            until(installed.lock.exists, "the installer did not open the program")
            photograph("opened")
            shown.begin(installed.folder / "uninstall.exe")
            keys.go_to(f"ถอนการ{_TITLE}")
            photograph("uninstall")
        finally:
            windows.stop()
    return f"pictures in {pictures}"


def _still(screen: str) -> Image.Image:
    """The screen, once nothing has changed on it for a while."""
    end = time.monotonic() + _LONGEST
    seen, since = ImageGrab.grab(xdisplay=screen), time.monotonic()
    while time.monotonic() < min(since + _STILL, end):
        time.sleep(0.2)
        picture = ImageGrab.grab(xdisplay=screen)
        if picture != seen:
            seen, since = picture, time.monotonic()
    return seen
