"""The manual as a document of plain values, which every renderer of forms makes a file of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from db.version import MADE_BY
from forms.document import (
    Cell,
    Contents,
    Document,
    Figure,
    Form,
    Heading,
    Item,
    Paragraph,
    Row,
    Run,
    Table,
)
from forms.manual.chapters import PICTURES, Chapter, chapters
from forms.thai.measuring import text_width, widest_word

TITLE = "คู่มือโปรแกรมแผน"
_TEXT, _IN_TABLE, _CODE = 16.0, 14.0, 12.0
_SIZES = {1: 22.0, 2: 18.0, 3: 16.0}
_INDENT = 7.0  # millimetres, of a list's item
_MOST = 255.0  # points of a cell's text that count for its column's share
_PICTURE = 135.0  # millimetres
_ROOM = 12.0  # points in a cell beside its text


def manual() -> Document:
    """The whole manual: a cover, the contents, and a form for each chapter."""
    front = Form(
        "front",
        TITLE,
        (
            _plain(TITLE, size=30, align="center", bold=True, after=6),
            _plain(MADE_BY, align="center", after=24),
            Contents("สารบัญ", "หน้า"),
        ),
        numbering="none",
    )
    made = (Form(each.name, each.title, tuple(chapter_items(each))) for each in chapters())
    return Document(TITLE, MADE_BY, (front, *made))


def chapter_items(chapter: Chapter) -> Iterator[Item]:
    """A chapter as items of a document."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(chapter.text))
    return chain.from_iterable(_items(node) for node in tree.children)


def _items(node: SyntaxTreeNode) -> Iterator[Item]:
    match node.type:
        case "heading":
            yield _heading(node)
        case "paragraph":
            yield from _paragraph(node)
        case "bullet_list" | "ordered_list":
            yield from _list(node)
        case "table":
            yield _table(node)
        case "code_block":
            lines = node.content.rstrip("\n").split("\n")
            yield from (Paragraph((Run(line),), size=_CODE, indent=_INDENT) for line in lines)


def _heading(node: SyntaxTreeNode) -> Heading:
    level = int(node.tag[1:])
    text = "".join(run.text for run in _runs(node.children[0]))
    before = 0 if level == 1 else 10
    words = _plain(text, size=_SIZES[level], bold=True, before=before, after=4)
    return Heading((words,), level=level, entry=text if level < 3 else "")


def _paragraph(node: SyntaxTreeNode) -> Iterator[Item]:
    pictures = [each for each in node.children[0].children if each.type == "image"]
    if not pictures:
        yield Paragraph(_runs(node.children[0]), size=_TEXT, after=6)
    for picture in pictures:
        path = PICTURES / str(picture.attrs["src"])
        yield Figure(path.read_bytes(), picture.content, _PICTURE, _IN_TABLE)


def _list(node: SyntaxTreeNode) -> Iterator[Item]:
    for number, item in enumerate(node.children, 1):
        label = f"{number}." if node.type == "ordered_list" else "–"
        first, *others = item.children
        runs = (Run(f"{label} "), *_runs(first.children[0]))
        yield Paragraph(runs, size=_TEXT, indent=_INDENT, first=-_INDENT, after=3, label=label)
        for other in others:
            yield from _items(other)


def _table(node: SyntaxTreeNode) -> Table:
    head, *bodies = node.children
    header = tuple(_row(row, bold=True) for row in head.children)
    body = tuple(_row(row) for part in bodies for row in part.children)
    columns = zip(*(row.cells for row in (*header, *body)), strict=True)
    shares = [max(map(_share, column)) for column in columns]
    widths = tuple(share / sum(shares) for share in shares)
    return Table(widths, header, body, size=_IN_TABLE)


def _share(cell: Cell) -> float:
    """How wide a column is for the sake of a cell, among others: no word of it is parted."""
    (paragraph,) = cell.flow
    if not isinstance(paragraph, Paragraph):
        return 0
    whole = text_width(cell.text, _IN_TABLE)
    return max(widest_word(paragraph.runs, _IN_TABLE), min(whole, _MOST)) + _ROOM


def _row(node: SyntaxTreeNode, *, bold: bool = False) -> Row:
    cells = (
        Cell((Paragraph(_runs(cell.children[0], bold=bold), size=_IN_TABLE),))
        for cell in node.children
    )
    return Row(tuple(cells), keep=bold)


def _runs(inline: SyntaxTreeNode, *, bold: bool = False) -> tuple[Run, ...]:
    """The text of a line, its marks as looks."""
    runs: list[Run] = []
    for node in inline.children:
        if node.type == "strong":
            runs += _runs(node, bold=True)
        elif node.type == "link":
            runs += _runs(node, bold=bold)
        elif node.type == "softbreak":
            runs.append(Run(" ", bold=bold))
        else:
            runs.append(Run(node.content, bold=bold))
    return tuple(runs)


def _plain(
    text: str,
    *,
    size: float = _TEXT,
    align: str = "left",
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    return Paragraph(
        (Run(text, bold=bold),),
        align="center" if align == "center" else "left",
        size=size,
        before=before,
        after=after,
    )
