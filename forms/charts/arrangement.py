"""Where the shapes of a chart stand: lines over the year, bars by name, shares of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.charts.shapes import Anchor, Box, Drawing, Ink, Marker, Pattern, Shape, Stroke, Words
from forms.document import PERCENT, Chart, Run, Series
from forms.figures import rounded
from forms.thai.measuring import text_width
from forms.thai.setting import LEADING, set_lines
from forms.thai.strips import POINTS

# The baseline of words that stand level with a height, below it, in ems.
_LEVEL = 0.25
_GAP = 2.0
# Bars: their names' and figures' shares of the width, and a bar's height in ems of its text.
_NAME_SHARE = 0.34
_BAR = 0.5
_ROW_GAP = 0.25
_PERCENTS = (0, 25, 50, 75, 100)
_KEY_LENGTH = 9.0
# Between the entries of a key.
_KEY_GAP = 6.0

# How each part of a whole is told from the others, in order.
_SHARES: tuple[tuple[Ink, Pattern], ...] = (
    ("actual", "solid"),
    ("actual", "hatched"),
    ("behind", "barred"),
    ("far", "crossed"),
    ("planned", "open"),
)


def drawing(chart: Chart, width: float) -> Drawing:
    """A chart on a width in millimetres; its height is its own."""
    layout = {"lines": _lines, "bars": _bars, "shares": _shares}[chart.kind]
    return layout(chart, width)


def _em(chart: Chart) -> float:
    """The size of a chart's text in millimetres."""
    return chart.size / POINTS


def _line_height(chart: Chart) -> float:
    return _em(chart) * LEADING


def _width(chart: Chart, text: str, *, bold: bool = False) -> float:
    return text_width(text, chart.size, bold=bold) / POINTS


def _words(
    chart: Chart, x: float, y: float, text: str, anchor: Anchor = "left", *, bold: bool = False
) -> Words:
    """Words whose middle stands at the height y."""
    return Words(x, y + _em(chart) * _LEVEL, text, chart.size, bold=bold, anchor=anchor)


def _lines(chart: Chart, width: float) -> Drawing:
    """Percent over the months: each series a line, its last figure beside its end."""
    line = _line_height(chart)
    left = _width(chart, "100") + _GAP
    right = width - _width(chart, "100.00") - _GAP
    top, bottom = 2 * line, chart.height - 1.2 * line

    def at(index: int, value: Decimal) -> tuple[float, float]:
        x = left + (right - left) * (index + 0.5) / len(chart.labels)
        return x, bottom - (bottom - top) * float(min(max(value, Decimal(0)), Decimal(100))) / 100

    shapes: list[Shape] = list(_key(chart, left, line * 0.6))
    for percent in _PERCENTS:
        y = at(0, Decimal(percent))[1]
        shapes.append(Stroke(((left, y), (right, y))))
        shapes.append(_words(chart, left - _GAP, y, str(percent), "right"))
    for index, label in enumerate(chart.labels):
        shapes.append(_words(chart, at(index, Decimal(0))[0], bottom + line * 0.6, label, "center"))
    ends: list[tuple[float, str]] = []
    for series in chart.series:
        known = [(i, value) for i, value in enumerate(series.values) if value is not None]
        points = tuple(at(index, value) for index, value in known)
        shapes += _curve(series, points)
        if known:
            ends.append((points[-1][1], _percent(known[-1][1])))
    shapes += _ends(chart, right + _GAP, ends)
    return Drawing(width, chart.height, tuple(shapes))


def _curve(series: Series, points: Sequence[tuple[float, float]]) -> Iterator[Shape]:
    """A series: what is planned broken with open circles, what is done whole with squares."""
    planned = series.ink == "planned"
    if len(points) > 1:
        dash = (1.6, 1.2) if planned else None
        yield Stroke(tuple(points), series.ink, 0.4 if planned else 0.7, dash)
    for x, y in points:
        yield Marker(x, y, series.ink, round=planned, size=1.6 if planned else 2.4)


def _ends(chart: Chart, x: float, ends: Sequence[tuple[float, str]]) -> Iterator[Shape]:
    """The last figures of the series, moved apart where they would stand on one another."""
    below = float("-inf")
    for y, text in sorted(ends):
        stands = max(y, below + _line_height(chart) * 0.9)
        yield _words(chart, x, stands, text, bold=True)
        below = stands


def _key(chart: Chart, x: float, y: float) -> Iterator[Shape]:
    """The names of the series, each beside a piece of its line or bar."""
    for series in chart.series:
        middle = x + _KEY_LENGTH / 2
        if chart.kind == "lines":
            yield from _curve(series, ((x, y), (x + _KEY_LENGTH, y)))
            # The mark at the end of a line reaches out of it.
            x += 1
        else:
            yield _bar_of(chart, series, middle - _KEY_LENGTH / 2, y, _KEY_LENGTH)
        yield _words(chart, x + _KEY_LENGTH + _GAP, y, series.name)
        x += _KEY_LENGTH + 2 * _GAP + _width(chart, series.name) + 2 * _GAP


def _bar_of(chart: Chart, series: Series, left: float, middle: float, length: float) -> Box:
    """A bar of a series: what is planned open, what is done filled and slimmer."""
    planned = series.ink == "planned"
    height = _em(chart) * _BAR * (1.0 if planned else 0.6)
    pattern: Pattern = "open" if planned else "solid"
    return Box(left, middle - height / 2, length, height, series.ink, pattern)


def _bars(chart: Chart, width: float) -> Drawing:
    """A row for each name: its bars one over the other, and a note at the right."""
    line = _line_height(chart)
    name_room = width * _NAME_SHARE - _GAP
    note_room = max((_width(chart, note) for note in chart.notes), default=0.0) + _GAP
    left = width * _NAME_SHARE
    scale = (width - note_room - left) / float(_greatest(chart) or 1)
    shapes: list[Shape] = list(_key(chart, left, line * 0.6))
    y = line * 1.3
    for index, label in enumerate(chart.labels):
        names = _name_lines(chart, label, name_room)
        middle = y + len(names) * line / 2
        for number, name in enumerate(names):
            shapes.append(_words(chart, 0, y + (number + 0.5) * line, name))
        bottom = y + (len(names) + _ROW_GAP) * line
        shapes.append(Stroke(((left, y), (left, bottom)), "text"))
        for series in chart.series:
            value = series.values[index]
            if value:
                shapes.append(_bar_of(chart, series, left, middle, float(value) * scale))
        if chart.notes:
            shapes.append(_words(chart, width, middle, chart.notes[index], "right"))
        y += len(names) * line + line * _ROW_GAP
    return Drawing(width, y, tuple(shapes))


def _greatest(chart: Chart) -> Decimal:
    """What the longest bar stands for: percent are of a hundred."""
    if chart.unit == PERCENT:
        return Decimal(100)
    known = [value for series in chart.series for value in series.values if value is not None]
    return max(known, default=Decimal(0))


def _name_lines(chart: Chart, label: str, room: float) -> tuple[str, ...]:
    """A name on at most two lines; what goes on beyond them is left out, and said so."""
    lines = [line.text.strip() for line in set_lines((Run(label),), room * POINTS, chart.size)]
    if len(lines) <= 2:
        return tuple(lines)
    return lines[0], f"{lines[1]}…"


def _shares(chart: Chart, width: float) -> Drawing:
    """One bar parted by the figures, and below it the name and figure of each part."""
    line = _line_height(chart)
    (series,) = chart.series
    total = float(sum((value or Decimal(0) for value in series.values), Decimal(0)))
    bar = line * 1.1
    shapes: list[Shape] = []
    x = 0.0
    parts = list(zip(chart.labels, series.values, _SHARES, strict=False))
    for _, value, (ink, pattern) in parts:
        length = width * float(value or 0) / total if total else 0.0
        if length:
            shapes.append(Box(x, 0, length, bar, ink, pattern))
        x += length
    y = bar + line * 0.8
    entries = [(f"{label} {value or 0:,}", ink, pattern) for label, value, (ink, pattern) in parts]
    sample, size, left = _KEY_LENGTH * 0.6, _em(chart) * _BAR, 0.0
    for text, ink, pattern in entries:
        room = sample + _GAP + _width(chart, text)
        if left and left + room > width:
            left, y = 0.0, y + line
        shapes.append(Box(left, y - size / 2, sample, size, ink, pattern))
        shapes.append(_words(chart, left + sample + _GAP, y, text))
        left += room + _KEY_GAP
    return Drawing(width, y + line * 0.6, tuple(shapes))


def _percent(value: Decimal) -> str:
    return f"{rounded(value)}".removesuffix(".00")
