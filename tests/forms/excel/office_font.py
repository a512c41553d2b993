"""A font named as the office's own is, of its measures: the bundled one, rescaled."""

from __future__ import annotations

import struct
from pathlib import Path

from forms.thai.fonts import bundled, font_tables

FAMILY = "TH SarabunPSK"
_EM = 1.5


def put_office_font(folder: Path) -> None:
    """Puts both faces of it into a folder."""
    for bold in (False, True):
        tables = font_tables(bundled(bold=bold).path.read_bytes())
        head = bytearray(tables["head"])
        (units,) = struct.unpack_from(">H", head, 18)
        struct.pack_into(">H", head, 18, round(units * _EM))
        tables["head"] = bytes(head)
        # Programs on Linux go by other numbers for the height of lines than those on Windows.
        about = bytearray(tables["OS/2"])
        up, down = struct.unpack_from(">hh", tables["hhea"], 4)
        struct.pack_into(">hhh", about, 68, up, down, 0)
        tables["OS/2"] = bytes(about)
        tables["name"] = _names("Bold" if bold else "Regular")
        (folder / f"office-{bold:d}.ttf").write_bytes(_packed(tables))


def _names(style: str) -> bytes:
    texts = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}"}
    texts[6] = f"THSarabunPSK-{style}"
    records, data = b"", b""
    for number, text in texts.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(encoded), len(data))
        data += encoded
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + data


def _packed(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    head = b"\0\1\0\0" + struct.pack(">4H", count, search, power, count * 16 - search)
    offset = len(head) + 16 * count
    directory, data = b"", b""
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag.encode(), 0, offset + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    return head + directory + data
