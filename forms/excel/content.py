"""What flow says in a cell: its text, or words where looks differ, and how it is set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from forms.document import Figure, Flow, Fraction, Paragraph
from forms.excel.inner_tables import table_lines
from forms.excel.letters import space_width, text_width
from forms.excel.measure import POINTS_PER_MM
from forms.excel.sheet import Look, Said, Value, Words
from forms.excel.text import format_in_digits, writable
from forms.formulas import Formula
from forms.page_setup import Align, Digits

# Lines and arrows are set in a font of equal letters that every office has, so that
# their length is known and their strokes join; a letter is this share of its size wide.
LINE_FONT_WIDTH = 0.6
RULE = "─"


def content_of(
    flows: Sequence[Flow], digits: Digits, width: float, vertical: str = "top"
) -> tuple[Value, Look]:
    """The value and the look of a cell `width` points wide that holds these flows."""
    if not flows:
        return None, _look(vertical=vertical)
    flow = flows[0]
    if len(flows) == 1 and isinstance(flow, Paragraph) and len(flow.runs) == 1 and flow.first <= 0:
        # Most cells are as plain as this, and need none of what follows.
        (run,) = flow.runs
        indent = max(0.0, flow.indent + flow.first)
        look = _look(flow.size, run.bold, run.underline, set_at(flow), vertical, indent)
        return writable(run.text) or None, look
    align, base = _setting(flows)
    words = _all_words(flows, base, width)
    head = next((word for word in words if word.text), words[0])
    look = _look(head.size, head.bold, head.underline, align, vertical, base)
    if len(flows) == 1 and isinstance(flow, Paragraph) and any(r.reckoned for r in flow.runs):
        return _said(flow, digits), look
    if all(word[1:] == head[1:] for word in words if word.text):
        text = "".join([word.text for word in words])
        return writable(text) or None, look
    shown = [word._replace(text=writable(word.text)) for word in words if word.text]
    return tuple(shown), look


def set_at(paragraph: Paragraph) -> Align:
    """How a cell is aligned that holds a paragraph.

    Spreadsheet programs spread a line between its words alone: Thai lines, which have few
    spaces, get holes. So what fills its column on paper is set left.
    """
    return "left" if paragraph.align == "distributed" else paragraph.align


# A workbook has many cells, and few looks.
_look = cache(Look)


def _said(paragraph: Paragraph, digits: Digits) -> Said:
    """A text with computed figures in it."""
    parts: list[str | tuple[Formula, str, str]] = []
    for run in paragraph.runs:
        if run.note:
            continue
        if run.reckoned is None:
            parts.append(writable(run.text))
        else:
            form = format_in_digits(run.reckoned.format, digits)
            absent = writable(run.reckoned.absent)
            parts.append((run.reckoned.formula, form, absent))
    return Said(writable(paragraph.text), tuple(parts))


def _setting(flows: Sequence[Flow]) -> tuple[Align, float]:
    """How the whole cell is aligned, and indented in millimetres: a cell has one of each."""
    paragraphs = [flow for flow in flows if isinstance(flow, Paragraph)]
    if not paragraphs:
        return "left", 0.0
    indents = [paragraph.indent + min(paragraph.first, 0) for paragraph in paragraphs]
    return set_at(paragraphs[0]), max(0.0, min(indents))


def _all_words(flows: Sequence[Flow], base: float, width: float) -> list[Words]:
    words: list[Words] = []
    for flow in flows:
        if words:
            words.append(words[-1]._replace(text="\n", ruled=False))
        if isinstance(flow, Paragraph):
            words += _paragraph_words(flow, base)
        elif isinstance(flow, Fraction):
            words += _fraction_words(flow, width)
        elif isinstance(flow, Figure):
            words.append(Words(flow.caption, flow.size))
        else:
            words.append(Words("\n".join(table_lines(flow, width)), flow.size))
    return words


def _paragraph_words(paragraph: Paragraph, base: float) -> list[Words]:
    """Its runs; what its first line is indented beyond the cell is made up in spaces."""
    size = paragraph.size
    words = [
        Words(run.text, size, run.bold, run.underline, raised=bool(run.note))
        for run in paragraph.runs
    ]
    extra = paragraph.indent + paragraph.first - base
    if extra > 0 and words and set_at(paragraph) == "left":
        head = words[0]
        words[0] = head._replace(text=_blank(extra * POINTS_PER_MM, size) + head.text)
    return words or [Words("", size)]


def _fraction_words(fraction: Fraction, width: float) -> list[Words]:
    """A formula on lines of its own: numerator, bar with the factor beside, denominator."""
    size = fraction.size
    above, below = text_width(fraction.numerator, size), text_width(fraction.denominator, size)
    factor = f" {fraction.factor}" if fraction.factor else ""
    room = width - text_width(factor, size)
    bar = max(min(max(above, below), room), size)
    strokes = max(1, int(bar / (size * LINE_FONT_WIDTH)))
    label = f"{fraction.label}\n" if fraction.label else ""
    return [
        Words(f"{label}{_blank((bar - above) / 2, size)}{fraction.numerator}\n", size),
        Words(RULE * strokes, size, ruled=True),
        Words(f"{factor}\n{_blank((bar - below) / 2, size)}{fraction.denominator}", size),
    ]


def _blank(length: float, size: float) -> str:
    """Spaces of about this length, in points."""
    return " " * round(max(length, 0) / space_width(size))
