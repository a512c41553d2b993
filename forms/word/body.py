"""The items of a form as the paragraphs and tables of its section.

Space is that of paragraphs, above and below; that of tables is their neighbours'. Blank
lines are space, too. An empty paragraph stands only where Word must have one: between
tables, and after one that a section ends with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from forms.document import (
    Chart,
    Contents,
    Figure,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from forms.drawn_pictures import Size, picture_size
from forms.thai.strips import POINTS
from forms.word.charts import chart_picture
from forms.word.contents import Entry, bookmarked, contents_blocks, entry_field
from forms.word.drawings import chart_words, emblem_run, picture_run
from forms.word.flows import cell_flows, flow_blocks
from forms.word.leaders import leaders_xml
from forms.word.looks import Look, look_of
from forms.word.paragraphs import Block, gap_block, height, is_blank, lines_of, text_block
from forms.word.sections import text_height, text_width
from forms.word.styles import DEEPEST, in_contents, kind_of
from forms.word.tables import table_xml
from forms.word.work import Work

# A picture takes no more than this share of a page.
_FIGURE_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table that is made, and the space around it in points."""

    table: str
    before: float = 0.0
    after: float = 0.0

    def xml(self, _section: str = "") -> str:
        """The element; a table bears no section."""
        return self.table


@dataclass(frozen=True, slots=True)
class _Blank:
    """Space of so many points."""

    height: float


# What a form comes to, in order; a break is before what comes next.
_Piece = Block | _Grid | _Blank | PageBreak


class Body:
    """Forms on their way into a file; `entries` are the lines of its contents.

    `report` is called with every item that is done; what it raises ends the work.
    """

    def __init__(
        self, work: Work, entries: Sequence[Entry], report: Callable[[Item], None]
    ) -> None:
        self._work = work
        self._entries = entries
        self._report = report
        self._width = 0.0
        self._tallest = 0.0
        # What is to stand in the paragraph that comes next, and the least height of that.
        self._ahead = ""
        self._least = 0.0

    def form(self, form: Form) -> list[Block | _Grid]:
        """The paragraphs and tables of a form; the last is a paragraph."""
        self._width = text_width(form)
        self._tallest = text_height(form) * _FIGURE_SHARE
        return list(_spaced(self._pieces(form.items)))

    def _pieces(
        self, items: Iterable[Item], *, keep: bool = False, whole: bool = False
    ) -> Iterator[_Piece]:
        """The pieces of items; `whole` keeps them together, `keep` with what follows, too."""
        runs = [list(run) for _, run in groupby(items, key=_together)]
        for number, run in enumerate(runs, 1):
            kept = keep or (whole and number < len(runs))
            for piece in self._of(run, keep=kept, whole=keep or whole):
                yield self._begun(piece) if isinstance(piece, Block) else piece
            for item in run:
                self._report(item)

    def _of(self, run: Sequence[Item], *, keep: bool, whole: bool) -> Iterator[_Piece]:
        """The pieces of an item, or of several that make one table."""
        item = run[0]
        plain = self._work.styles.of("plain")
        match item:
            case Group():
                yield from self._pieces(item.items, keep=keep, whole=True)
            case Heading():
                yield from self._heading(item)
            case Paragraph():
                yield from self._paragraph(item, keep=keep)
            case Fraction() | Figure():
                yield from flow_blocks(
                    self._work, item, self._width, plain, keep=keep, tallest=self._tallest
                )
            case Table():
                yield from self._table(item, keep=keep, whole=whole)
            case Leaders():
                lines = [each for each in run if isinstance(each, Leaders)]
                yield _Grid(leaders_xml(self._work, lines, self._width))
            case Picture():
                self._picture(item)
            case Chart():
                data, size = chart_picture(item, self._width)
                drawn = picture_run(self._work, data, size, chart_words(item))
                look = Look(size=item.size, after=item.after * POINTS, keep=keep)
                yield Block(plain, look, drawn)
            case PageBreak():
                yield item
            case Contents():
                yield from contents_blocks(self._work, item, self._entries)

    def _begun(self, block: Block) -> Block:
        """A paragraph with what waits for one."""
        block.content = self._ahead + block.content
        if self._least:
            line = height(Paragraph((), size=block.look.size)) + block.look.before
            after = max(block.look.after, self._least - line)
            block.look = block.look._replace(after=after)
        self._ahead, self._least = "", 0.0
        return block

    def _paragraph(self, paragraph: Paragraph, *, keep: bool) -> Iterator[_Piece]:
        style = self._work.styles.of(kind_of(paragraph))
        for line in lines_of(paragraph):
            if is_blank(line):
                yield _Blank(height(line))
            else:
                look = look_of(line)
                yield text_block(self._work, line, style, look._replace(keep=look.keep or keep))

    def _heading(self, heading: Heading) -> Iterator[_Piece]:
        """The paragraphs of a heading: one is what the navigation shows."""
        number = self._work.heading_number()
        at = in_contents(heading) if heading.entry else None
        level = min(heading.level, DEEPEST)
        head = self._work.styles.of("topic" if at is None else "heading", level)
        field = ""
        if heading.entry and at is None and self._work.styles.contents is not None:
            field = entry_field(heading.entry, level)
        if not heading.paragraphs:
            self._ahead += bookmarked(number, field)
        for index, paragraph in enumerate(heading.paragraphs):
            is_head = index == (at or 0)
            style = head if is_head else self._work.styles.of(kind_of(paragraph))
            for line in lines_of(replace(paragraph, keep=True)):
                if is_blank(line):
                    yield _Blank(height(line))
                    continue
                block = text_block(self._work, line, style)
                if is_head:
                    block.content = bookmarked(number, field + block.content)
                    is_head, style = False, self._work.styles.of("plain")
                yield block

    def _table(self, table: Table, *, keep: bool, whole: bool) -> Iterator[_Piece]:
        before = table.before
        if table.title:
            title = replace(table.title, before=table.title.before + before, keep=True)
            yield from self._paragraph(title, keep=True)
            before = 0.0
        made = table_xml(self._work, table, self._width, cell_flows, keep=keep, whole=whole)
        yield _Grid(made, before, table.after)

    def _picture(self, picture: Picture) -> None:
        """Let a picture stand beside the paragraph that comes next."""
        high = picture.height * POINTS
        self._least = high
        if picture.path and Path(picture.path).is_file():
            data = Path(picture.path).read_bytes()
            own = picture_size(data)
            if own is not None:
                size = Size(high * own.width / own.height, high)
                self._ahead += emblem_run(self._work, data, size)


def _together(item: Item) -> object:
    """What tells items apart that do not make one table with their neighbours."""
    return Leaders if isinstance(item, Leaders) else id(item)


def _spaced(pieces: Iterable[_Piece]) -> Iterator[Block | _Grid]:
    """The paragraphs and tables of pieces, with the space between them."""
    last: Block | _Grid | None = None
    owed, turned = 0.0, False
    for piece in pieces:
        if isinstance(piece, PageBreak):
            owed, turned = 0.0, last is not None
        elif isinstance(piece, _Blank):
            owed += piece.height
        elif isinstance(piece, Block):
            piece.look = piece.look._replace(before=piece.look.before + owed)
            piece.page_break, owed, turned = turned, 0.0, False
            if last is not None:
                yield last
            last = piece
        else:
            room = piece.before + owed
            if turned or isinstance(last, _Grid):
                gap = gap_block(0.0 if turned else room)
                gap.page_break = turned
                if last is not None:
                    yield last
                yield gap
            elif last is not None:
                last.look = last.look._replace(after=last.look.after + room)
                yield last
            last, owed, turned = piece, piece.after, False
    if last is not None:
        yield last
    if not isinstance(last, Block):
        yield gap_block()
