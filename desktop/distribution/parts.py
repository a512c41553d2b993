"""What the frozen program is made of, on each system: the one list of what is used, and why.

`build.spec` goes by it, and so does what looks at a finished build. What is left out, and why
nothing misses it, says `left_out.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from desktop.distribution.left_out import UNUSED_FILES, is_of_system

# What PyInstaller collects: (where it goes, where it lies, what kind of file it is).
Entry = tuple[str, str, str]

# Data, each in the folder where the code looks for it beside its own modules.
DATA = (
    "resources",
    "db/store/migrations",
    "db/store/postgresql/rights.sql",
    "db/package/plan-package.schema.json",
    "forms/editions",
)
SYSTEM_DATA = {
    "linux": ("desktop/window/thai_lines/libthai.so.0",),
    "win32": ("desktop/window/thai_lines/thai.dll",),
}

# Qt's own libraries that the program uses, and the modules of PySide6 over them.
QT_LIBRARIES = {
    "Core": "all of it",
    "DBus": "Linux: Qt's platform plugin and file dialogs ask the desktop through it",
    "Gui": "letters, pictures, colours",
    "PrintSupport": "printers and their dialog",
    "Svg": "icons",
    "Widgets": "the window",
    "XcbQpa": "Linux: the screen",
}
QT_MODULES = {"Core", "Gui", "PrintSupport", "Svg", "Widgets"}
QT_PLUGINS = {
    "iconengines/qsvgicon": "icons",
    "imageformats/qgif": "pictures in a plan",
    "imageformats/qico": "the program's own icon",
    "imageformats/qjpeg": "pictures in a plan",
    "imageformats/qsvg": "icons",
    "platforminputcontexts/composeplatforminputcontextplugin": "Linux: keys that compose letters",
    "platforminputcontexts/ibusplatforminputcontextplugin": "Linux: Thai by IBus",
    "platforms/qoffscreen": "the self-test where there is no screen",
    "platforms/qwindows": "Windows: the screen",
    "platforms/qxcb": "Linux: the screen",
    "platformthemes/qxdgdesktopportal": "Linux: file dialogs of the desktop",
    "printsupport/cupsprintersupport": "Linux: printers",
}

# Every file over 1 MB that a build may hold, and why.
LARGE = 1_000_000
LARGE_FILES = {
    r"phaen\.pyz": "all modules of the program and of what it stands on",
    r"(lib)?python3[\d.]+(\.dll|\.so\.1\.0)": "Python",
    r"base_library\.zip": "what Python needs to begin",
    r"PySide6/(Qt/lib/lib)?Qt6(Core|Gui|Widgets)(\.so\.6|\.dll)": "the window",
    r"PySide6/Qt(Core|Gui|Widgets)\.(abi3\.so|pyd)": "the window, for Python",
    r"PySide6/(Qt/)?plugins/platforms/qwindows\.dll": "the screen of Windows",
    r"PySide6/Qt/lib/libicu(data|i18n|uc)\.so\.\d+": "Qt on Linux is made with it",
    r"(lib)?sqlite3(\.dll|\.so\.0)": "the store",
    r"lxml/etree\.[\w-]*\.?(pyd|so)": "Word files and web pages are read",
    r"pypdfium2_raw/(lib)?pdfium\.(dll|so)": "pages are shown and printed",
    r"uharfbuzz/_harfbuzz\.([\w-]+\.)?(pyd|so)": "Thai letters are put together on paper",
    r"psycopg_binary\.libs/libcrypto-3-x64-\w+\.dll": "servers are reached over TLS",
    r"pyrage/pyrage\.([\w-]+\.)?(pyd|so)": "packages under a password",
    r"PIL/_imaging\.([\w-]+\.)?(pyd|so)": "pictures in a plan",
    r"pillow\.libs/libXau-\w+\.so\.6\.0\.0": "Pillow is made with it",
    r"(python3\.\d+/lib-dynload/)?unicodedata\.([\w-]+\.)?(pyd|so)": "names of letters",
    r"ucrtbase\.dll": "the C library of Windows",
    r"resources/words/words_th\.txt": "words at which Thai lines part",
    r"resources/notices\.txt": "the terms of all that is here",
}


def used(entries: Iterable[Entry], asks_for: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The collected files without those that no part of the program uses.

    `asks_for` gives the file names of the libraries that a file is linked with: a system's
    library stays only where something that stays asks for it.
    """
    known = [entry for entry in entries if _is_used(entry[0].replace("\\", "/"))]
    wanted: set[str] = set()
    open_ones = [entry for entry in known if not _is_shared(entry)]
    by_name: dict[str, list[Entry]] = {}
    for entry in known:
        if _is_shared(entry):
            by_name.setdefault(PurePosixPath(entry[0]).name.lower(), []).append(entry)
    while by_name and open_ones:
        _place, source, kind = open_ones.pop()
        if kind not in {"BINARY", "EXTENSION", "EXECUTABLE"}:
            continue
        for name in {each.lower() for each in asks_for(source)} - wanted:
            wanted.add(name)
            open_ones += by_name.get(name, [])
    return [
        entry
        for entry in known
        if not _is_shared(entry) or PurePosixPath(entry[0]).name.lower() in wanted
    ]


def _is_used(place: str) -> bool:
    """Whether a file is none that Qt, or a library, brings and nobody asks for."""
    if any(part in f"/{place}" for part in UNUSED_FILES) or is_of_system(place):
        return False
    plugin = re.search(r"/plugins/([\w-]+)/(?:lib)?([\w-]+?)\.(?:so|dll)$", place)
    if plugin:
        return f"{plugin[1]}/{plugin[2]}" in QT_PLUGINS
    library = re.search(r"(?:^|/)(?:lib)?Qt6(\w+?)\.(?:so|dll)", place)
    if library:
        return library[1] in QT_LIBRARIES
    module = re.match(r"PySide6/Qt(\w+?)\.(?:abi3\.so|pyd)$", place)
    return module is None or module[1] in QT_MODULES


def _is_shared(entry: Entry) -> bool:
    """Whether a file is a library that is there for others alone: Linux's own, or Pillow's."""
    place, _source, kind = entry
    folder, name = str(PurePosixPath(place).parent), PurePosixPath(place).name
    if ".so" not in name or kind not in {"BINARY", "SYMLINK"}:
        return False
    own = folder == "." and not name.startswith("libpython")
    return own or folder.endswith(".libs") or folder == "PySide6/Qt/lib"


def reason(place: str) -> str | None:
    """Why a build holds a large file; None where nothing says so."""
    return next((why for kind, why in LARGE_FILES.items() if re.fullmatch(kind, place)), None)
