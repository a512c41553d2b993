"""Text to glyphs: each typed character becomes one code of its typeface.

HarfBuzz places the marks; what it draws for a character, with the shifts, is kept as one
synthetic glyph. So the codes of a word stand for its characters one by one, in the order
they were typed, and a document can say of each code which character it is. ำ is one
glyph, a mark that was moved another one than the same mark in its usual place.

Typefaces live as long as the process and only grow; a document embeds what it uses.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.thai.fonts import FontFile, fallback_fonts, text_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

# No ligatures: they would hide one letter in the glyph of another.
_FEATURES = {"liga": False, "clig": False, "dlig": False}
_MOST_WORDS = 50_000
_LAST_CODE = 0xD7FF


class Synthetic(NamedTuple):
    """What is drawn for one character: glyphs with their shifts, in units of the font.

    `scale` is the size of the glyphs; shifts and advance are those of the scaled ones.
    """

    text: str
    advance: int
    parts: tuple[tuple[int, int, int], ...]
    scale: float = 1.0


class Glyphs(NamedTuple):
    """Characters of one typeface: a code each, and their width in ems."""

    face: Typeface
    codes: str
    width: float


class Typeface:
    """One font file, with the synthetic glyphs made of it so far.

    `em` is the number of font units in one em of the text's size.
    """

    def __init__(self, font_file: FontFile) -> None:
        import uharfbuzz  # noqa: PLC0415 - not needed until something is drawn

        self.path = font_file.path
        self._harfbuzz: Any = uharfbuzz
        # Read here: HarfBuzz itself does not open every path on Windows.
        self.data = font_file.path.read_bytes()
        face = uharfbuzz.Face(uharfbuzz.Blob(self.data))
        self._font = uharfbuzz.Font(face)
        self.units: int = face.upem
        self.em: float = face.upem * font_file.em
        self.covers = frozenset(chr(code) for code in face.unicodes)
        self._missing = Synthetic("", self._font.get_glyph_h_advance(0), ((0, 0, 0),))
        self.glyphs: list[Synthetic] = []
        self._code_of: dict[Synthetic, str] = {}
        self._words: dict[str, Glyphs] = {}
        self._lock = threading.Lock()

    def text_of(self, codes: str) -> str:
        """The characters that codes of this face stand for."""
        glyphs = self.glyphs
        return "".join([glyphs[ord(code)].text for code in codes])

    def shape(self, text: str) -> Glyphs:
        """The codes and the width of a text that this face covers; each text once."""
        known = self._words.get(text)
        if known is not None:
            return known
        synthetics = self._synthetics(text)
        with self._lock:
            codes = "".join([self._code(synthetic) for synthetic in synthetics])
        width = sum([synthetic.advance for synthetic in synthetics]) / self.em
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        glyphs = self._words[text] = Glyphs(self, codes, width)
        return glyphs

    def raised(self, codes: str, scale: float, rise: float) -> Glyphs:
        """The same characters smaller and `rise` ems higher, as the numbers of footnotes.

        They are letters of the line they stand on: its size and baseline stay as they are.
        """
        up = round(rise * self.em)
        small = [
            glyph._replace(
                advance=round(glyph.advance * scale),
                parts=tuple(
                    (part, round(x * scale), round(y * scale) + up) for part, x, y in glyph.parts
                ),
                scale=scale,
            )
            for glyph in (self.glyphs[ord(code)] for code in codes)
        ]
        with self._lock:
            raised = "".join([self._code(glyph) for glyph in small])
        return Glyphs(self, raised, sum([glyph.advance for glyph in small]) / self.em)

    def replacements(self, text: str) -> Glyphs:
        """A visible box for each character, for those that no face has."""
        boxes = [self._missing._replace(text=_printable(char)) for char in text]
        with self._lock:
            codes = "".join([self._code(box) for box in boxes])
        return Glyphs(self, codes, len(text) * self._missing.advance / self.em)

    def _code(self, synthetic: Synthetic) -> str:
        """The code of a synthetic glyph, a new one for a new glyph (lock held)."""
        code = self._code_of.get(synthetic)
        if code is None:
            if len(self.glyphs) > _LAST_CODE:
                synthetic = self._missing._replace(text=synthetic.text)
                return self._code_of.get(synthetic, "\0")
            code = self._code_of[synthetic] = chr(len(self.glyphs))
            self.glyphs.append(synthetic)
        return code

    def _synthetics(self, text: str) -> list[Synthetic]:
        """What HarfBuzz draws for each character, placed from that character's own pen."""
        buffer = self._harfbuzz.Buffer()
        buffer.cluster_level = self._harfbuzz.BufferClusterLevel.CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        self._harfbuzz.shape(self._font, buffer, _FEATURES)
        drawn: list[list[tuple[int, int, int]]] = [[] for _ in text]
        advances = [0] * len(text)
        pen = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            place = (info.codepoint, pen + position.x_offset, position.y_offset)
            drawn[info.cluster].append(place)
            advances[info.cluster] += position.x_advance
            pen += position.x_advance
        synthetics: list[Synthetic] = []
        pen = 0
        for char, advance, places in zip(text, advances, drawn, strict=True):
            parts = tuple((glyph, x - pen, y) for glyph, x, y in places)
            synthetics.append(Synthetic(char, advance, parts))
            pen += advance
        return synthetics


class Fonts:
    """The typefaces of one weight: the text's own, then those that help out."""

    def __init__(self, *, bold: bool) -> None:
        self.bold = bold
        self.main = typeface(text_fonts()[bold])

    def shape(self, text: str) -> tuple[Glyphs, ...]:
        """The text in as few typefaces as cover it."""
        main = self.main
        if main.covers.issuperset(text):
            return (main.shape(text),)
        return tuple(self._shape_each(text))

    def _shape_each(self, text: str) -> Iterator[Glyphs]:
        start = 0
        face = self._face_of(text[0])
        for end in range(1, len(text) + 1):
            follower = self._face_of(text[end]) if end < len(text) else None
            if end < len(text) and follower is face:
                continue
            piece = text[start:end]
            yield face.shape(piece) if face is not None else self.main.replacements(piece)
            start, face = end, follower

    def _face_of(self, char: str) -> Typeface | None:
        """The first typeface that has the character."""
        if char in self.main.covers:
            return self.main
        for pair in fallback_fonts():
            face = typeface(pair[self.bold])
            if char in face.covers:
                return face
        return None


@cache
def typeface(font_file: FontFile) -> Typeface:
    """The typeface of a font file, loaded once."""
    return Typeface(font_file)


@cache
def fonts(*, bold: bool) -> Fonts:
    """The typefaces of one weight."""
    return Fonts(bold=bold)


def _printable(char: str) -> str:
    """The character, or U+FFFD for one of private use: it means nothing outside its font."""
    private = "\ue000" <= char <= "\uf8ff" or ord(char) >= 0xF0000
    return "\ufffd" if private else char
