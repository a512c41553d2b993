"""What a column holds, in a Word file: paragraphs, formulas, pictures, tables in cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from forms.document import Figure, Flow, Fraction, Paragraph, Table, plain
from forms.drawn_pictures import BROKEN_WORDS, TALLEST, drawn_size, picture_size, printable
from forms.word.drawings import picture_run
from forms.word.equations import equation, labels_above
from forms.word.looks import Look, look_of
from forms.word.paragraphs import Block, gap_block, settled, text_block
from forms.word.styles import CAPTION, Style
from forms.word.tables import table_xml
from forms.word.work import Work

# Above and below a formula, and above and below a picture (points).
_FORMULA_ROOM = 2.0
_PICTURE_ROOM = 4.0
_CAPTION = Style(CAPTION, Look("center", before=3, after=4))
_CAPTION_LINE = 2.0


def cell_flows(work: Work, flows: Iterable[Flow], room: float, style: Style, *, keep: bool) -> str:
    """The content of a cell `room` points wide, which ends with a paragraph as it must.

    `keep` keeps the whole row with the next: Word takes the wish of any paragraph so.
    """
    made: list[str] = []
    owed, ended = 0.0, False
    for is_text, group in groupby(flows, key=lambda flow: isinstance(flow, Paragraph)):
        if is_text:
            lines = settled(flow for flow in group if isinstance(flow, Paragraph))
            made += _cell_lines(work, lines, style, keep=keep, owed=owed, first=not made)
            ended = ended or bool(lines)
            continue
        for flow in group:
            if isinstance(flow, Table):
                made += _inner_table(work, flow, room, style, keep=keep, after=made[-1:])
                owed, ended = flow.after, False
            elif isinstance(flow, Fraction | Figure):
                made += [block.xml() for block in flow_blocks(work, flow, room, style, keep=keep)]
                owed, ended = 0.0, True
    if not ended:
        made.append(gap_block().xml() if made else _empty(style, keep=keep))
    return "".join(made)


def _cell_lines(
    work: Work,
    lines: list[Paragraph],
    style: Style,
    *,
    keep: bool,
    owed: float = 0.0,
    first: bool = False,
) -> Iterator[str]:
    for number, line in enumerate(lines):
        look = look_of(line)._replace(keep=keep)
        if look.align == "distributed":
            # Spread over a narrow column, letters stand apart.
            look = look._replace(align="left")
        if not number:
            look = look._replace(before=0.0 if first else look.before + owed)
        yield text_block(work, line, style, look).xml()


def _inner_table(
    work: Work, table: Table, room: float, style: Style, *, keep: bool, after: list[str]
) -> Iterator[str]:
    """A table in a cell, apart from another one that it comes after."""
    if table.title:
        yield from _cell_lines(work, settled([table.title]), style, keep=True)
    elif after and after[0].endswith("</w:tbl>"):
        yield gap_block(table.before).xml()
    yield table_xml(work, table, room, cell_flows, keep=keep)


def _empty(style: Style, *, keep: bool) -> str:
    return Block(style, style.look._replace(keep=keep)).xml()


def flow_blocks(
    work: Work,
    flow: Fraction | Figure,
    room: float,
    style: Style,
    *,
    keep: bool = False,
    tallest: float = TALLEST,
) -> Iterator[Block]:
    """A formula or a picture in a column of `room` points, in paragraphs of its own."""
    if isinstance(flow, Figure):
        yield from _figure(work, flow, room, style, tallest, keep=keep)
    else:
        yield from _fraction(work, flow, room, style, keep=keep)


def _fraction(
    work: Work, fraction: Fraction, room: float, style: Style, *, keep: bool
) -> Iterator[Block]:
    look = Look(size=fraction.size, before=_FORMULA_ROOM, after=_FORMULA_ROOM)
    if labels_above(fraction, room):
        for line in settled([plain(fraction.label, size=fraction.size)]):
            yield text_block(work, line, style, look._replace(after=0.0, keep=True))
    yield Block(style, look._replace(keep=keep), equation(fraction, room))


def _figure(
    work: Work, figure: Figure, room: float, style: Style, tallest: float, *, keep: bool
) -> Iterator[Block]:
    caption = settled([plain(figure.caption, align="center", size=figure.size)])
    look = Look("center", figure.size, before=_PICTURE_ROOM, keep=keep or bool(caption))
    if picture_size(figure.data) is None:
        for line in settled([plain(BROKEN_WORDS, align="center", size=figure.size)]):
            yield text_block(work, line, style, look)
    else:
        below = len(caption) * figure.size * _CAPTION_LINE
        size = drawn_size(figure, room, tallest - below)
        data = printable(figure.data, size.width)
        yield Block(style, look, picture_run(work, data, size, figure.caption))
    for line in caption:
        yield text_block(work, line, _CAPTION, _CAPTION.look._replace(size=figure.size, keep=keep))
