"""The Windows installer and the portable zip, made from a finished build; runs on Linux.

The installer needs NSIS (Debian's package `nsis`).
"""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from db.user_folders import PORTABLE
from desktop.distribution.icon import write_icon, write_side
from forms.formats import EDITION, LIBRARY, PACKAGE, OtherFormat, PackageFormat

# What a double click opens, by the name that Windows knows it by.
TYPES: dict[str, PackageFormat | OtherFormat] = {
    "Phaen.Plan": PACKAGE,
    "Phaen.Library": LIBRARY,
    "Phaen.Edition": EDITION,
}
_SCRIPT = Path(__file__).with_name("installer.nsi")
_DRAWING = Path(__file__).parents[2] / "resources" / "icons" / "phaen.svg"
_ABOUT = "อ่านก่อน.txt"
_WORDS = """\
โปรแกรมแผนชุดนี้ไม่ต้องติดตั้ง เปิดที่ phaenw.exe ในโฟลเดอร์เดียวกับโฟลเดอร์นี้
แผน แฟ้มสำรอง และการตั้งค่าทั้งหมดอยู่ในโฟลเดอร์นี้ คัดลอกไปเครื่องอื่นพร้อมโปรแกรมได้
ถ้าย้ายโฟลเดอร์นี้ออก โปรแกรมจะเก็บแผนไว้ในโฟลเดอร์ข้อมูลของผู้ใช้แทน
"""


def contents(folder: Path) -> list[str]:
    """What is in a build, as Windows writes it: its files, then its folders, inner ones first.

    A folder ends in a backslash. An installed program keeps this list to be removed by.
    """
    paths = sorted(folder.rglob("*"))
    files = [_windows(path.relative_to(folder)) for path in paths if path.is_file()]
    folders = [path.relative_to(folder) for path in paths if path.is_dir()]
    folders.sort(key=lambda each: len(each.parts), reverse=True)
    return [*files, *(f"{_windows(each)}\\" for each in folders)]


def make_installer(folder: Path, version: str, target: Path) -> None:
    """Write the installer of the build in a folder; needs NSIS.

    Raises:
        CalledProcessError: NSIS refuses it; what it said is in `stdout`.
    """
    listed = contents(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        icon, side = made / "phaen.ico", made / "side.bmp"
        write_icon(_DRAWING, icon)
        write_side(_DRAWING, side)
        (made / "files.txt").write_bytes(
            "".join(f"{each}\r\n" for each in listed).encode("utf-16-le")
        )
        (made / "files.nsh").write_text(_copying(folder, listed), encoding="utf-8")
        (made / "types.nsh").write_text(_opening(), encoding="utf-8")
        defined = {
            "VERSION": version,
            "NUMBERS": ".".join([*version.split("."), "0", "0"][:4]),
            "MADE": made,
            "ICON": icon,
            "SIDE": side,
            "OUT": target.absolute(),
            "SIZE": size,
        }
        options = [f"-D{key}={value}" for key, value in defined.items()]
        subprocess.run(
            ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, str(_SCRIPT)],
            check=True,
            capture_output=True,
            text=True,
        )


def make_portable(folder: Path, target: Path) -> None:
    """Write the zip of a build that keeps what its user has beside itself."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            made.write(path, Path("Phaen", path.relative_to(folder)))
        made.writestr(f"Phaen/{PORTABLE}/{_ABOUT}", _WORDS.replace("\n", "\r\n"))


def _copying(folder: Path, listed: list[str]) -> str:
    """The lines of NSIS that copy the files, folder by folder."""
    lines, where = [], None
    for name in listed:
        if name.endswith("\\"):
            continue
        path = PurePosixPath(name.replace("\\", "/"))
        if path.parent != where:
            where = path.parent
            inner = "" if str(where) == "." else f"\\{_windows(where)}"
            lines.append(f'SetOutPath "$INSTDIR{inner}"')
        lines.append(f'File "{(folder / path).absolute()}"')
    return "\n".join(lines) + "\n"


def _opening() -> str:
    """The lines of NSIS that act on each type of files that a double click opens."""
    return "".join(
        f'!insertmacro ${{ACT}} "{each.suffix}" "{type_}" "{each.name}"\n'
        for type_, each in TYPES.items()
    )


def _windows(path: PurePosixPath | Path) -> str:
    return path.as_posix().replace("/", "\\")
