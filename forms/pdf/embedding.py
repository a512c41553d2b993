"""The fonts of one PDF document: each typeface embedded with just what is drawn of it.

ReportLab asks a font of its document to add its objects when the file is put together
(its `delayedFonts`, as its own TrueType fonts use them); everything else here is ours:
two-byte codes, a code a typed character, and a table that says which character it is.
"""

from __future__ import annotations

import struct
from hashlib import sha256
from typing import Any, ClassVar

from reportlab.pdfbase import pdfdoc, pdfmetrics

from forms.pdf.subset import FontSource, subset
from forms.thai.shaping import Synthetic, Typeface

# The name under which ReportLab finds that a page needs no font to begin with.
NO_FONT = "phaen-no-font"
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

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it so
        """Put the font into the document: it knows now all that was drawn."""
        glyphs = [self.face.glyphs[code] for code in self._codes]
        source = FontSource(self.face.data)
        data = subset(source, glyphs, self.face.em)
        base = _subset_name(source, data)
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray(
                    [self._descendant(document, source, data, base, glyphs)]
                ),
                "ToUnicode": _stream(document, to_unicode(glyphs)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _descendant(
        self, document: Any, source: FontSource, data: bytes, base: str, glyphs: list[Synthetic]
    ) -> Any:
        """The CIDFont that holds the outlines and the widths."""
        scale = 1000 / self.face.em
        widths = [_decimal(glyph.advance * scale) for glyph in glyphs]
        info = {"Registry": "Adobe", "Ordering": "Identity"}
        system = {key: pdfdoc.PDFString(value, enc="raw") for key, value in info.items()}
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Font"),
                    "Subtype": pdfdoc.PDFName("CIDFontType2"),
                    "BaseFont": pdfdoc.PDFName(base),
                    "CIDSystemInfo": pdfdoc.PDFDictionary({**system, "Supplement": 0}),
                    "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                    "DW": 0,
                    "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
                    "FontDescriptor": self._descriptor(document, source, data, base),
                }
            )
        )

    def _descriptor(self, document: Any, source: FontSource, data: bytes, base: str) -> Any:
        scale = 1000 / self.face.em
        box = struct.unpack_from(">4h", source.tables["head"], 36)
        ascent, descent = struct.unpack_from(">2h", source.tables["hhea"], 4)
        bold = struct.unpack_from(">H", source.tables["head"], 44)[0] & 1
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("FontDescriptor"),
                    "FontName": pdfdoc.PDFName(base),
                    "Flags": 4,
                    "FontBBox": pdfdoc.PDFArray([round(side * scale) for side in box]),
                    "ItalicAngle": 0,
                    "Ascent": round(ascent * scale),
                    "Descent": round(descent * scale),
                    "CapHeight": round(0.73 * self.face.units * scale),
                    "StemV": 120 if bold else 80,
                    "FontFile2": _stream(document, data, {"Length1": len(data)}),
                }
            )
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


class _NoFont:
    """Tells ReportLab that pages begin with no font: its default one is not embedded."""

    fontName = NO_FONT  # noqa: N815 - ReportLab's names
    face: ClassVar[Any]
    _dynamicFont = 1  # noqa: N815
    _multiByte = 0  # noqa: N815


class _NoFace:
    name = NO_FONT
    familyName = NO_FONT  # noqa: N815
    bold = 0
    italic = 0


def register_no_font() -> None:
    """Make `NO_FONT` known to ReportLab."""
    _NoFont.face = _NoFace
    pdfmetrics.registerFont(_NoFont)


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


def _stream(document: Any, content: bytes, entries: dict[str, int] | None = None) -> Any:
    """A compressed stream as an object of its own."""
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries or {}), content, [pdfdoc.PDFZCompress])
    return document.Reference(stream)


def _decimal(number: float) -> float | int:
    """A width with two decimals, whole where it is whole."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded
