"""Libraries of the system that are missing on Linux: by their files, and by what brings them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

# Debian's packages, as README.md names them, by the beginnings of the names of their files.
PACKAGES = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libgio-2.0.so": "libglib2.0-0",
    "libglib-2.0.so": "libglib2.0-0",
    "libgobject-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libthai.so": "libthai0",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libxkbcommon.so": "libxkbcommon-x11-0",
}


def missing_words(trouble: str) -> str:
    """What to tell of the system's own words about a library; empty where they name none."""
    found = re.match(r"(lib[\w+.-]+?\.so[.\d]*): cannot open shared object", trouble)
    if not found:
        return ""
    package = next((name for head, name in PACKAGES.items() if found[1].startswith(head)), "")
    if not package:
        return f"เครื่องนี้ขาดไลบรารีของระบบ {found[1]} โปรดให้ผู้ดูแลเครื่องติดตั้ง แล้วเปิดโปรแกรมอีกครั้ง"
    return (
        f"เครื่องนี้ขาดไลบรารีของระบบ {found[1]} (ชุดติดตั้ง {package}) โปรดให้ผู้ดูแลเครื่องติดตั้งด้วยคำสั่ง "
        f"apt-get install {package} แล้วเปิดโปรแกรมอีกครั้ง"
    )


def missing_for(library: Path) -> str:
    """What to tell of the first library that one lacks; empty where it can be loaded."""
    import ctypes  # noqa: PLC0415 - where nothing is wrong nobody asks

    if sys.platform != "linux":
        return ""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return missing_words(str(error))
    return ""
