"""What the frozen program is made without, of all that libraries bring, and why nothing misses it.

`parts.py` names what is used; here stands the reason for every other thing that would be large,
or that one might look for.
"""

from __future__ import annotations

import re

# Modules that libraries bring in and the program never asks for, and why nothing misses them.
UNUSED_MODULES = {
    "PIL._avif": "a plan's pictures are PNG and JPEG",
    "PIL._imagingcms": "no colour profile is applied",
    "PIL._imagingft": "text is drawn by our own fonts' outlines",
    "PIL._webp": "a plan's pictures are PNG and JPEG",
    "PIL.ImageQt": "Qt draws from bytes",
    "PIL.ImageTk": "no Tk",
    "PySide6.QtDBus": "Qt itself asks the desktop",
    "PySide6.QtNetwork": "the program has no network",
    "PySide6.QtOpenGL": "the window is painted by the processor",
    "_hashlib": "Python's own digests do, without 5 MB of OpenSSL",
    "_ssl": "the program has no network",
    "lxml.isoschematron": "no document is held against such a schema",
    "lxml.objectify": "documents are walked as trees",
    "numpy": "an option of libraries that read tables",
    "pydoc_data": "no manual is read",
    "pygments": "no source is shown",
    "setuptools": "nothing is installed",
    "doctest": "no test runs",
    "multiprocessing": "work is done on threads",
    "pdb": "nothing is debugged there",
    "pydoc": "no manual is read",
    "ssl": "the program has no network",
    "test": "no test runs",
    "tests": "no test runs",
    "tkinter": "no Tk",
    "tzdata": "the system's own clock is asked for the day",
    "unittest": "no test runs",
}
# The same of files.
UNUSED_FILES = {
    "/__pycache__/": "modules lie in one archive",
    "/PySide6/opengl32sw": "the window is painted by the processor",
    "/PySide6/Qt/translations/": "Thai words are our own",
    "/PySide6/translations/": "Thai words are our own",
    "/pytz/": "the system's own clock is asked for the day",
}

# Libraries that a Linux desktop has of its own, by the beginnings of their files' names: README.md
# names the packages that bring them. A program that brought others would not fit the desktop's.
SYSTEM_LIBRARIES = {
    "libX": "the screen",
    "libcups": "printers; who has any has it",
    "libdbus": "the desktop",
    "libfontconfig": "fonts",
    "libfreetype": "fonts",
    "libgcc_s": "the C++ library's own",
    "libglib": "the desktop",
    "libgthread": "the desktop",
    "libstdc++": "every system with apt has it, and its drivers need theirs",
    "libuuid": "fonts",
    "libxcb": "the screen",
    "libxkbcommon": "keyboards",
    "libz.so": "every system with apt has it",
}

# Plugins of Qt by their folders, whose others are used (`parts.QT_PLUGINS`) or not.
UNUSED_PLUGINS = {
    "egldeviceintegrations": "screens without a desktop",
    "generic": "touch, tablets and keys without a desktop",
    "imageformats": "a plan's pictures are PNG, JPEG and GIF",
    "networkinformation": "the program has no network",
    "platforminputcontexts": "keys on the screen are the desktop's own",
    "platforms": "screens that no office has; a Wayland desktop shows windows of X, too",
    "platformthemes": "the dialogs of files are the desktop's own, by its portal",
    "styles": "the window looks alike on every system",
    "tls": "the program has no network",
    "wayland-decoration-client": "a Wayland desktop shows windows of X, too",
    "wayland-graphics-integration-client": "a Wayland desktop shows windows of X, too",
    "wayland-shell-integration": "a Wayland desktop shows windows of X, too",
    "xcbglintegrations": "the window is painted by the processor",
}
# Libraries of Qt, by the beginnings of their names.
UNUSED_QT = {
    "EglF": "screens without a desktop",
    "Network": "the program has no network",
    "OpenGL": "the window is painted by the processor",
    "Wayland": "a Wayland desktop shows windows of X, too",
    "WlShell": "a Wayland desktop shows windows of X, too",
}
_ASKED_BY_NONE = "only what is left out is linked with it"


def is_of_system(place: str) -> bool:
    """Whether a collected file is a library that every Linux desktop has."""
    return "/" not in place and ".so" in place and place.startswith(tuple(SYSTEM_LIBRARIES))


def why(place: str) -> str:
    """Why nothing misses a collected file, by its place in a build.

    Raises:
        LookupError: nothing says why.
    """
    place = place.replace("\\", "/")
    if is_of_system(place):
        return "the system's own: " + _first(SYSTEM_LIBRARIES, place)
    if found := [reason for part, reason in UNUSED_FILES.items() if part in f"/{place}"]:
        return found[0]
    if plugin := re.search(r"/plugins/([\w-]+)/", place):
        return UNUSED_PLUGINS[plugin[1]]
    if qt := re.search(r"(?:^|/)(?:lib)?Qt6?(\w+?)\.(?:so|dll|abi3\.so|pyd)", place):
        return _first(UNUSED_QT, qt[1])
    if ".so" in place:
        return _ASKED_BY_NONE
    raise LookupError(place)


def _first(table: dict[str, str], name: str) -> str:
    """What a table says of the beginning of a name."""
    for beginning, reason in table.items():
        if name.startswith(beginning):
            return reason
    raise LookupError(name)
