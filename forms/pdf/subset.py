"""A TrueType font of exactly the glyphs that one document uses.

Glyph n of the font made here is what code n of the document draws: a glyph of the
original as it is, or several of them (or one moved) as a composite. Outlines and hints
are the original's, untouched.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from forms.thai.fonts import font_tables
from forms.thai.shaping import Synthetic

# Flags of a component: 16-bit shifts given as x and y, and whether another follows.
_WORDS_XY = 0x0003
_WORDS = 0x0001
_MORE = 0x0020
_SCALE = 0x0008
_XY_SCALE = 0x0040
_TWO_BY_TWO = 0x0080
_SHIFTS_AS_THEY_ARE = 0x1000
# One in the scale of a component.
_SCALE_UNIT = 1 << 14
_KEPT = ("cvt ", "fpgm", "prep", "gasp")
_MAGIC = 0xB1B0AFBA


class FontSource:
    """The tables of a font file, and its outlines by glyph."""

    def __init__(self, data: bytes) -> None:
        self.tables = font_tables(data)
        long_offsets = struct.unpack_from(">h", self.tables["head"], 50)[0]
        count: int = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        loca = self.tables["loca"]
        if long_offsets:
            self._offsets = struct.unpack_from(f">{count + 1}L", loca)
        else:
            self._offsets = tuple(2 * half for half in struct.unpack_from(f">{count + 1}H", loca))

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph; empty for a space."""
        return self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]


class _Builder:
    """Outlines of the new font, growing while components are found."""

    def __init__(self, source: FontSource, count: int) -> None:
        self.source = source
        self.outlines: list[bytes] = [b""] * count
        self.advances: list[int] = [0] * count
        self._places: dict[int, int] = {}

    def place_of(self, glyph: int) -> int:
        """Where a glyph of the original stands in the new font, put there if need be."""
        place = self._places.get(glyph)
        if place is None:
            place = self._places[glyph] = len(self.outlines)
            self.outlines.append(b"")
            self.advances.append(0)
            self.outlines[place] = self.moved(self.source.outline(glyph))
        return place

    def moved(self, outline: bytes) -> bytes:
        """An outline of the original with its components, if any, renumbered."""
        if not outline or struct.unpack_from(">h", outline)[0] >= 0:
            return outline
        changed = bytearray(outline)
        at = 10
        while True:
            flags, glyph = struct.unpack_from(">HH", changed, at)
            struct.pack_into(">H", changed, at + 2, self.place_of(glyph))
            at += 8 if flags & _WORDS else 6
            at += (
                2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
            )
            if not flags & _MORE:
                return bytes(changed)

    def drawn(self, synthetic: Synthetic) -> bytes:
        """The outline of a synthetic glyph."""
        outline = self.source.outline
        parts = [part for part in synthetic.parts if outline(part[0])]
        if not parts:
            return b""
        scale = synthetic.scale
        if len(parts) == 1 and parts[0][1:] == (0, 0) and scale == 1:
            return self.moved(outline(parts[0][0]))
        boxes = [
            _shifted(struct.unpack_from(">4h", outline(glyph), 2), x, y, scale)
            for glyph, x, y in parts
        ]
        lows, highs = (
            [min(side) for side in zip(*boxes, strict=True)][:2],
            [max(side) for side in zip(*boxes, strict=True)][2:],
        )
        made = struct.pack(">5h", -1, *lows, *highs)
        for number, (glyph, x, y) in enumerate(parts, 1):
            flags = _WORDS_XY | (_MORE if number < len(parts) else 0)
            flags |= _SCALE | _SHIFTS_AS_THEY_ARE if scale != 1 else 0
            made += struct.pack(">HHhh", flags, self.place_of(glyph), x, y)
            if scale != 1:
                made += struct.pack(">h", round(scale * _SCALE_UNIT))
        return made


def subset(source: FontSource, glyphs: Sequence[Synthetic], em: float) -> bytes:
    """The font file of `glyphs`, the first of which is glyph 1; glyph 0 is the original's.

    `em` is the number of font units in an em of the text set with it.
    """
    builder = _Builder(source, len(glyphs) + 1)
    builder.outlines[0] = builder.moved(source.outline(0))
    for code, synthetic in enumerate(glyphs, 1):
        builder.outlines[code] = builder.drawn(synthetic)
        builder.advances[code] = synthetic.advance
    tables = {tag: source.tables[tag] for tag in _KEPT if tag in source.tables}
    tables |= _outline_tables(builder.outlines)
    tables |= _metric_tables(source, builder, em)
    return _assembled(tables)


def _shifted(box: tuple[int, ...], x: int, y: int, scale: float) -> tuple[int, int, int, int]:
    left, low, right, high = box if scale == 1 else [round(side * scale) for side in box]
    return left + x, low + y, right + x, high + y


def _outline_tables(outlines: Sequence[bytes]) -> dict[str, bytes]:
    """The glyf and loca tables."""
    padded = [outline + b"\0" * (-len(outline) % 4) for outline in outlines]
    offsets = [0]
    for outline in padded:
        offsets.append(offsets[-1] + len(outline))
    return {"glyf": b"".join(padded), "loca": struct.pack(f">{len(offsets)}L", *offsets)}


def _metric_tables(source: FontSource, builder: _Builder, em: float) -> dict[str, bytes]:
    """The head, hhea, hmtx and maxp tables for the new glyphs."""
    count = len(builder.outlines)
    head = bytearray(source.tables["head"])
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">H", head, 18, round(em))
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(source.tables["hhea"])
    struct.pack_into(">H", hhea, 34, count)
    maxp = bytearray(source.tables["maxp"])
    struct.pack_into(">H", maxp, 4, count)
    if len(maxp) >= 32:
        points, contours, in_composites, composite_contours = struct.unpack_from(">4H", maxp, 6)
        most = min(4 * max(points, in_composites), 0xFFFF)
        rings = min(4 * max(contours, composite_contours), 0xFFFF)
        struct.pack_into(">2H", maxp, 10, most, rings)
        elements, depth = struct.unpack_from(">2H", maxp, 28)
        struct.pack_into(">2H", maxp, 28, max(elements, 4), depth + 1)
    metrics = b"".join(
        struct.pack(">Hh", min(max(advance, 0), 0xFFFF), _left(outline))
        for advance, outline in zip(builder.advances, builder.outlines, strict=True)
    )
    return {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp), "hmtx": metrics}


def _left(outline: bytes) -> int:
    """The left edge of an outline."""
    left: int = struct.unpack_from(">h", outline, 2)[0] if outline else 0
    return left


def _assembled(tables: dict[str, bytes]) -> bytes:
    """The font file of some tables, with the checksums that the format asks for."""
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    header = struct.pack(
        ">LHHHH",
        0x00010000,
        len(tags),
        16 * power,
        power.bit_length() - 1,
        16 * (len(tags) - power),
    )
    offset = 12 + 16 * len(tags)
    directory, body = b"", b""
    head_at = 0
    for tag in tags:
        table = tables[tag]
        padded = table + b"\0" * (-len(table) % 4)
        if tag == "head":
            head_at = offset
        directory += struct.pack(">4sLLL", tag.encode(), _checksum(padded), offset, len(table))
        body += padded
        offset += len(padded)
    made = bytearray(header + directory + body)
    struct.pack_into(">L", made, head_at + 8, (_MAGIC - _checksum(bytes(made))) & 0xFFFFFFFF)
    return bytes(made)


def _checksum(data: bytes) -> int:
    """The sum of the 32-bit words of a padded table."""
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total & 0xFFFFFFFF
