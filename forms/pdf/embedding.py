"""The fonts of one PDF document: each typeface embedded with just what is drawn of it.

Two-byte codes, a code a typed character, and a table that says which character it is.
"""

from __future__ import annotations

import struct
from hashlib import sha256

from forms.pdf.file import PdfFile, name_object
from forms.pdf.subset import FontSource, subset
from forms.thai.shaping import Synthetic, Typeface

# Entries that one block of a ToUnicode table may have.
_BLOCK = 100


class _Codes(dict[int, int]):
    """The codes of a typeface as the codes of one document, given out as they are used."""

    def __missing__(self, code: int) -> int:
        number = self[code] = len(self) + 1
        return number


class EmbeddedFont:
    """A typeface in one document."""

    def __init__(self, face: Typeface, name: str) -> None:
        self.face = face
        self.name = name
        self._codes = _Codes()

    def encode(self, codes: str) -> str:
        """Codes of the typeface as the hexadecimal string that draws them."""
        return codes.translate(self._codes).encode("utf-16-be").hex()

    def written(self, file: PdfFile) -> int:
        """Put the font into a file, and give its number: it knows now all that was drawn."""
        glyphs = [self.face.glyphs[code] for code in self._codes]
        source = FontSource(self.face.data)
        data = subset(source, glyphs, self.face.em)
        base = name_object(_subset_name(source, data))
        below = self._descendant(file, source, data, base, glyphs)
        table = file.add_stream(to_unicode(glyphs))
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H"
            f"/DescendantFonts[{below} 0 R]/ToUnicode {table} 0 R>>"
        )

    def _descendant(
        self, file: PdfFile, source: FontSource, data: bytes, base: str, glyphs: list[Synthetic]
    ) -> int:
        """The CIDFont that holds the outlines and the widths."""
        scale = 1000 / self.face.em
        widths = " ".join(_decimal(glyph.advance * scale) for glyph in glyphs)
        descriptor = self._descriptor(file, source, data, base)
        return file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/CIDToGIDMap/Identity/DW 0/W[1[{widths}]]/FontDescriptor {descriptor} 0 R>>"
        )

    def _descriptor(self, file: PdfFile, source: FontSource, data: bytes, base: str) -> int:
        scale = 1000 / self.face.em
        sides = struct.unpack_from(">4h", source.tables["head"], 36)
        box = " ".join(str(round(side * scale)) for side in sides)
        ascent, descent = struct.unpack_from(">2h", source.tables["hhea"], 4)
        bold = struct.unpack_from(">H", source.tables["head"], 44)[0] & 1
        outlines = file.add_stream(data, f"/Length1 {len(data)}")
        return file.add(
            f"<</Type/FontDescriptor/FontName{base}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {round(ascent * scale)}/Descent {round(descent * scale)}"
            f"/CapHeight {round(0.73 * self.face.units * scale)}/StemV {120 if bold else 80}"
            f"/FontFile2 {outlines} 0 R>>"
        )


class DocumentFonts:
    """The fonts of one document, by typeface, in the order they are first used."""

    def __init__(self) -> None:
        self.fonts: dict[Typeface, EmbeddedFont] = {}

    def of(self, face: Typeface) -> EmbeddedFont:
        """The font of a typeface in this document."""
        font = self.fonts.get(face)
        if font is None:
            font = self.fonts[face] = EmbeddedFont(face, f"F{len(self.fonts) + 1}")
        return font


def to_unicode(glyphs: list[Synthetic]) -> bytes:
    """The table that says of each code which character it stands for."""
    blocks = []
    entries = [
        f"<{code:04x}> <{glyph.text.encode('utf-16-be').hex()}>"
        for code, glyph in enumerate(glyphs, 1)
    ]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        blocks.append("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")))
    body = "\n".join(blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _subset_name(source: FontSource, data: bytes) -> str:
    """The font's own name after a tag of six letters, as a subset must have."""
    number = int.from_bytes(sha256(data).digest()[:8], "big")
    tag = "".join(chr(65 + number // 26**place % 26) for place in range(6))
    return f"{tag}+{_postscript_name(source.tables.get('name', b''))}"


def _postscript_name(table: bytes) -> str:
    """The PostScript name in a font's name table."""
    if len(table) >= 6:
        count, strings = struct.unpack_from(">2H", table, 2)
        for number in range(count):
            platform, _, _, kind, length, start = struct.unpack_from(">6H", table, 6 + 12 * number)
            if kind == 6 and platform == 3:
                raw = table[strings + start : strings + start + length]
                name = raw.decode("utf-16-be", "ignore")
                return "".join(
                    char for char in name if "!" <= char <= "~" and char not in "[](){}<>/%"
                )
    return "Thai"


def _decimal(number: float) -> str:
    """A width with two decimals at the most."""
    return f"{round(number, 2):g}"
