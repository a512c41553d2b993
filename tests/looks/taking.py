"""Takes the pictures on the screen that there is."""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt

from db.package.file import write_package
from db.records import Organisation, Package, Plan
from tests.looks.__main__ import asked
from tests.looks.album import Album
from tests.looks.scenes import SCENES
from tests.pictures.studio import SAMPLE

_LONGEST_S = 150  # a scene
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def main() -> int:
    """Take the scenes that are asked for; gives the code to end with."""
    wanted = asked().parse_args()
    words = wanted.only.split()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "Phaen")
        folder.mkdir()
        plan = _plan(wanted.plan, folder)
        album = Album(folder, wanted.into, plan=plan, scheme=_SCHEMES[wanted.scheme])
        for name, scene in SCENES.items():
            if words and not any(word in name for word in words):
                continue
            # What waits for nobody's answer ends the run, and says where.
            faulthandler.dump_traceback_later(_LONGEST_S, exit=True)
            begun, count = time.monotonic(), len(album.taken)
            with album.telling():
                album.begin_scene(name)
                scene(album)
            lasted = time.monotonic() - begun
            _write_index(album, wanted.into)
            print(f"{name}: {len(album.taken) - count} in {lasted:.1f} s", flush=True)
        with album.telling():
            album.clear()
        _write_index(album, wanted.into)
    for fault in album.faults:
        print(fault, file=sys.stderr)
    print(f"{len(album.taken)} pictures, {len(album.faults)} faults: {wanted.into}")
    return 1 if album.faults or not album.taken else 0


def _plan(wanted: str, folder: Path) -> Path:
    if wanted == "sample":
        return SAMPLE
    if wanted != "empty":
        return Path(wanted)
    path = folder / "empty.json"
    unit = Organisation(name="กองงานใหม่")
    write_package(Package(Plan(fiscal_year=2569, edition="2567", unit=unit)), path)
    return path


def _write_index(album: Album, into: Path) -> None:
    lines = ["# Pictures", ""]
    scene = ""
    for name, of in album.taken.items():
        if of != scene:
            scene = of
            lines += ["", f"## {scene}", ""]
        lines.append(f"- [{name}]({name}.png)")
    lines += ["", "## Faults", "", *(f"- {fault}" for fault in album.faults)]
    (into / "index.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # What Qt keeps would be taken apart in an order of Python's own.
    os._exit(code)
