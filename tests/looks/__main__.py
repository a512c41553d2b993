"""Takes pictures of all that the window can show, on a screen of its own.

`python -m tests.looks --into DIR` shows every page, tab, menu, dialog, notice and empty state
in the real window, photographs the screen, and lists the pictures in DIR/index.md. It ends
with 1 where something that a picture is named for is not in sight in it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.windows.screen import Screen

TASKBAR = 30  # pixels
_MANAGER = f"""<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <theme><name>Clearlooks</name></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <margins><top>0</top><bottom>{TASKBAR}</bottom><left>0</left><right>0</right></margins>
</openbox_config>
"""


def asked() -> argparse.ArgumentParser:
    """What may be asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks", description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="folder of the pictures")
    parser.add_argument("--size", default="1366x768", help="of the screen, in pixels")
    parser.add_argument("--scale", type=float, default=1.0, help="1.5 is 150 percent")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--only", default="", help="scenes with one of these words in their name")
    parser.add_argument("--plan", default="sample", help="sample, empty, or a package file")
    return parser


def main() -> int:
    """Take them; gives the code to end with."""
    wanted = asked().parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        manager = Path(folder) / "rc.xml"
        manager.write_text(_MANAGER, encoding="utf-8")
        with Screen(f"{wanted.size}x24", manager) as screen:
            environment = {
                **os.environ,
                "DISPLAY": screen.name,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": str(wanted.scale),
                # No portal, theme or font of whoever takes them.
                "QT_QPA_PLATFORMTHEME": "",
                "XDG_CURRENT_DESKTOP": "",
                **{
                    f"XDG_{kind}_HOME": str(Path(folder) / kind)
                    for kind in ("DATA", "CONFIG", "STATE", "CACHE")
                },
            }
            environment.pop("WAYLAND_DISPLAY", None)
            command = [sys.executable, "-m", "tests.looks.taking", *sys.argv[1:]]
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
