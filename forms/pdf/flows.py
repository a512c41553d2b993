"""What a column holds, as strips: text, formulas, pictures, and tables within tables."""

from __future__ import annotations

from forms.document import Figure, Flow, Fraction, Paragraph
from forms.drawn_pictures import TALLEST
from forms.pdf.figures import figure_strips
from forms.pdf.inner_tables import table_strips
from forms.thai.strips import Strip, fraction_strips, paragraph_strips


def flow_strips(flow: Flow, width: float, tallest: float = TALLEST) -> tuple[Strip, ...]:
    """The strips of a flow in a column of `width` points, no picture higher than `tallest`."""
    if isinstance(flow, Paragraph):
        return paragraph_strips(flow, width)
    if isinstance(flow, Fraction):
        return fraction_strips(flow, width)
    if isinstance(flow, Figure):
        return figure_strips(flow, width, tallest)
    return table_strips(flow, width, flow_strips)
