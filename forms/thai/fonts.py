"""Which font files text is set in: the office's own TH SarabunPSK, or the one we bring.

Faces are found by known file names in the folders where systems keep fonts; nothing is
scanned. A face is usable if it has TrueType outlines and may be embedded.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from db.settings.declared import FONT
from db.user_folders import own_settings
from forms.resources import RESOURCES

# The bundled face has the letters of TH Sarabun New half as large again; drawn at two
# thirds it has the same widths, so that lines are the same with either.
_BUNDLED_EM = 1.5
_BUNDLED = ("Laksaman.ttf", "Laksaman-Bold.ttf")
_OFFICIAL = (
    ("THSarabunPSK.ttf", "THSarabunPSK-Bold.ttf"),
    ("THSarabun.ttf", "THSarabun Bold.ttf"),
    ("THSarabun.ttf", "THSarabunBold.ttf"),
    ("TH Sarabun PSK.ttf", "TH Sarabun PSK Bold.ttf"),
    ("THSarabunNew.ttf", "THSarabunNew Bold.ttf"),
    ("THSarabunNew.ttf", "THSarabunNew-Bold.ttf"),
    ("THSarabunNew.ttf", "THSarabunNewBold.ttf"),
    ("TH Sarabun New Regular.ttf", "TH Sarabun New Bold.ttf"),
)
# For the signs that Thai faces lack: arrows, boxes, ticks, letters of other scripts. Such
# faces are drawn larger in their em than TH Sarabun is, too.
_FALLBACK_EM = 1.5
_FALLBACKS = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("tahoma.ttf", "tahomabd.ttf"),
    ("seguisym.ttf", "seguisym.ttf"),
    ("arial.ttf", "arialbd.ttf"),
)
_SUBFOLDERS = ("", "truetype", "truetype/dejavu", "truetype/thai", "truetype/thai-fonts", "thai")
_RESTRICTED = 0x0002


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file; `em` is how many of its own ems one of ours is."""

    path: Path
    em: float = 1.0


def bundled(*, bold: bool) -> FontFile:
    """The face that comes with the program."""
    return FontFile(RESOURCES / "fonts" / _BUNDLED[bold], _BUNDLED_EM)


@cache
def text_fonts() -> tuple[FontFile, FontFile]:
    """The regular and the bold face of all text, as the settings have it at the first look."""
    if own_settings().text(FONT) == "bundled":
        return bundled(bold=False), bundled(bold=True)
    for pair in _pairs(_OFFICIAL):
        return FontFile(pair[0]), FontFile(pair[1])
    return bundled(bold=False), bundled(bold=True)


@cache
def fallback_fonts() -> tuple[tuple[FontFile, FontFile], ...]:
    """Faces for characters that the text's face lacks, the best first."""
    own = (bundled(bold=False), bundled(bold=True))
    others = tuple(
        (FontFile(pair[0], _FALLBACK_EM), FontFile(pair[1], _FALLBACK_EM))
        for pair in _pairs(_FALLBACKS)
    )
    return others if text_fonts() == own else (own, *others)


def _pairs(names: tuple[tuple[str, str], ...]) -> Iterator[tuple[Path, Path]]:
    """The pairs of which both files are there and usable."""
    folders = [folder for folder in _folders() if folder.is_dir()]
    for regular, bold in names:
        for folder in folders:
            pair = folder / regular, folder / bold
            if usable(pair[0]) and usable(pair[1]):
                yield pair
                break


def _folders() -> Iterator[Path]:
    """Where this system keeps fonts, the user's own folders first."""
    home = Path.home()
    if sys.platform == "win32":
        local, root = os.environ.get("LOCALAPPDATA"), os.environ.get("SYSTEMROOT", "C:\\Windows")
        if local:
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
        yield Path(root) / "Fonts"
        return
    roots = [home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts")]
    roots += [Path("/usr/share/fonts"), home / "Library/Fonts", Path("/Library/Fonts")]
    for root in roots:
        yield from (root / sub for sub in _SUBFOLDERS)


def usable(path: Path) -> bool:
    """Whether a file is a TrueType font that may be embedded in a document."""
    try:
        tables = font_tables(path.read_bytes())
    except (OSError, ValueError, struct.error):
        return False
    if not {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"} <= tables.keys():
        return False
    licence = tables.get("OS/2", b"")
    kind: int = struct.unpack_from(">H", licence, 8)[0] if len(licence) >= 10 else 0
    return kind & 0x000F != _RESTRICTED


def font_tables(data: bytes) -> dict[str, bytes]:
    """The tables of a font file by name; ValueError where it is none."""
    if data[:4] not in (b"\0\1\0\0", b"true"):
        message = "not a TrueType font"
        raise ValueError(message)
    tables: dict[str, bytes] = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if offset + length > len(data):
            message = "font file is cut short"
            raise ValueError(message)
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    return tables
