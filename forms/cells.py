"""What a cell of a table leaves its text: padding, type for its words, and what stays whole."""

from __future__ import annotations

from forms.document import Flow, Paragraph, resized
from forms.thai.measuring import widest_word
from forms.thai.strips import POINTS

# Between the lines of a table and the text in it (points).
PAD_X = 1.5 * POINTS
PAD_Y = 0.7 * POINTS
# A row or a cell of no more lines than this is not parted between pages; nor is a cell of
# so many lines beside a longer one. Of others each part has so many lines.
WHOLE_LINES = 5
WHOLE_BESIDE = 7
FEWEST_LINES = 2
# What of a table stands on a page has more lines than this at its beginning and its end.
FEW_LINES = 4
# A column narrower than this may need its padding for its words, as months do; what share
# of the column its padding at each side is at the least, and of the type size is left.
_NARROW = 60.0
_LEAST_PAD = 0.04
_LEAST_SIZE = 0.75


def fitted(
    flows: tuple[Flow, ...], width: float, *, heading: bool = False
) -> tuple[float, tuple[Flow, ...]]:
    """The padding and the flows of a cell.

    In a narrow one and in a heading they are such that words stay whole. The padding gives
    way first, then the size of the type, but not by much.
    """
    if not flows or (width >= _NARROW and not heading):
        return PAD_X, flows
    paragraphs = [flow for flow in flows if isinstance(flow, Paragraph)]
    widest = max((widest_word(each.runs, each.size) for each in paragraphs), default=0.0)
    pad = min(PAD_X, max(_LEAST_PAD * width, (width - widest) / 2))
    room = width - 2 * pad
    if room >= widest or room < widest * _LEAST_SIZE:
        return pad if room >= widest else PAD_X, flows
    share = room / widest
    return pad, tuple(
        resized(flow, flow.size * share) if isinstance(flow, Paragraph) else flow for flow in flows
    )
