"""Charts on a page, as the operators of a PDF content stream."""

from __future__ import annotations

from collections.abc import Iterator

from forms.charts import Box, Drawing, Ink, Marker, Stroke, Words
from forms.charts.hatching import hatching
from forms.document import Run
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import text_operators
from forms.thai.setting import set_lines
from forms.thai.strips import POINTS, Mark, Strip

# Red, green and blue of each ink. What they say is said by form and pattern, too: paper
# is often copied in black and white.
_INKS: dict[Ink, str] = {
    "text": "0 0 0",
    "rule": "0.75 0.75 0.75",
    "planned": "0.35 0.35 0.35",
    "actual": "0.10 0.30 0.50",
    "behind": "0.72 0.42 0.05",
    "far": "0.66 0.14 0.14",
}
_OUTLINE = 0.25
_HATCH = 0.2
# How far the control points of a quarter of a circle stand from its ends.
_ROUND = 0.5523


def chart_operators(
    fonts: DocumentFonts, drawing: Drawing, left: float, top: float, page_height: float
) -> list[str]:
    """A drawing with its left top corner at (left, top), in points from the page's own."""
    pen = _Pen(left, page_height - top)
    shapes = [shape for shape in drawing.shapes if not isinstance(shape, Words)]
    operators = ["q", *(pen.drawn(shape) for shape in shapes), "Q"]
    for words in drawing.shapes:
        if isinstance(words, Words):
            operators += _written(fonts, words, left, top, page_height)
    return operators


class _Pen:
    """Writes shapes in millimetres as paths in points."""

    def __init__(self, left: float, top: float) -> None:
        self._left = left
        self._top = top

    def drawn(self, shape: Stroke | Box | Marker) -> str:
        match shape:
            case Stroke():
                return self._stroke(shape)
            case Box():
                return self._box(shape)
            case Marker():
                return self._marker(shape)

    def _at(self, x: float, y: float) -> str:
        return f"{self._left + x * POINTS:.2f} {self._top - y * POINTS:.2f}"

    def _stroke(self, stroke: Stroke) -> str:
        dash = " ".join(f"{length * POINTS:.2f}" for length in stroke.dash or ())
        path = " l ".join(self._at(x, y) for x, y in stroke.points)
        path = path.replace(" l ", " m ", 1)
        return f"{_INKS[stroke.ink]} RG {stroke.width * POINTS:.2f} w [{dash}] 0 d {path} l S"

    def _box(self, box: Box) -> str:
        ink = _INKS[box.ink]
        corner = self._at(box.left, box.top + box.height)
        path = f"{corner} {box.width * POINTS:.2f} {box.height * POINTS:.2f} re"
        lines = "".join(
            f" {self._at(*start)} m {self._at(*end)} l S" for start, end in hatching(box)
        )
        paint = "B" if box.pattern == "solid" else "S"
        return (
            f"{ink} RG {ink} rg [] 0 d {_HATCH * POINTS:.2f} w{lines} "
            f"{_OUTLINE * POINTS:.2f} w {path} {paint}"
        )

    def _marker(self, marker: Marker) -> str:
        ink, half = _INKS[marker.ink], marker.size / 2
        head = f"{ink} RG {ink} rg [] 0 d {0.4 * POINTS:.2f} w"
        if marker.round:
            return f"{head} 1 1 1 rg {' '.join(self._circle(marker.x, marker.y, half))} b"
        corner = self._at(marker.x - half, marker.y + half)
        side = marker.size * POINTS
        return f"{head} {corner} {side:.2f} {side:.2f} re f"

    def _circle(self, x: float, y: float, radius: float) -> Iterator[str]:
        reach = radius * _ROUND
        yield f"{self._at(x + radius, y)} m"
        quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
        for from_x, from_y, to_x, to_y in quarters:
            start = self._at(x + from_x * radius + to_x * reach, y + from_y * radius + to_y * reach)
            end = self._at(x + to_x * radius + from_x * reach, y + to_y * radius + from_y * reach)
            yield f"{start} {end} {self._at(x + to_x * radius, y + to_y * radius)} c"


def _written(
    fonts: DocumentFonts, words: Words, left: float, top: float, page_height: float
) -> list[str]:
    """Words as text that is found and copied as any other."""
    line = set_lines((Run(words.text, bold=words.bold),), float("inf"), words.size)[0]
    x = left + words.x * POINTS
    x -= {"left": 0.0, "center": line.width / 2, "right": line.width}[words.anchor]
    strip = Strip(0.0, (Mark(0.0, words.baseline * POINTS, words.size, line),))
    return text_operators(fonts, (strip,), x, top, page_height)
