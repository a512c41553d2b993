"""What the structure tree of a file must say, made of the document alone, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from forms.arrows import merged
from forms.calendar import month_and_year
from forms.document import (
    Arrow,
    Cell,
    Chart,
    Contents,
    Document,
    Figure,
    Flow,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    Paragraph,
    Picture,
    Row,
    Table,
    flow_text,
)
from forms.thai.digits import form_in_its_digits
from tests.forms.pdf.pdf_readers import squashed
from tests.forms.pdf.structure_reader import Node, StructuredFile

# A kind of block, and its words; those of charts are not told one by one.
Block = tuple[str, str]
Grid = list[list[str]]


def words_of(flow: Flow) -> str:
    """The words of a flow, with the numbers of its footnotes."""
    if isinstance(flow, Paragraph):
        return squashed("".join(run.text for run in flow.runs))
    if isinstance(flow, Table):
        title = words_of(flow.title) if flow.title else ""
        rows = (cell for row in (*flow.header, *flow.body) for cell in row.cells)
        return title + "".join(cell_words(cell) for cell in rows)
    return squashed(flow_text(flow))


def cell_words(cell: Cell) -> str:
    return "".join(words_of(flow) for flow in cell.flow)


def wanted_blocks(form: Form) -> Iterator[Block | Table]:
    """The blocks of a form in order, tables as they are; what says nothing is none."""
    for block in _blocks(form.items):
        if isinstance(block, Table) or block[1]:
            yield block


def _blocks(items: Iterable[Item]) -> Iterator[Block | Table]:
    for item in items:
        match item:
            case Group():
                yield from _blocks(item.items)
            case Heading():
                yield "H", "".join(words_of(each) for each in item.paragraphs)
            case Paragraph():
                yield "LI" if item.label else "P", words_of(item)
            case Fraction():
                yield "Formula", words_of(item)
            case Figure():
                yield "Figure", words_of(item) or "-"
            case Table():
                yield item
            case Leaders():
                for label, value, _ in item.parts:
                    yield "P", squashed(label + value)
            case Picture():
                yield "Figure", "-" if item.path and Path(item.path).is_file() else ""
            case Chart():
                yield "Figure", "-"
            case Contents():
                yield "P", squashed(item.heading)
                yield "P", squashed(item.page_heading)
                yield "TOC", "-"


def found_blocks(part: Node) -> Iterator[Node]:
    """The blocks of a form as the tree has them, out of their sections and lists."""
    for kid in part.kids:
        if kid.kind in {"Sect", "L"}:
            yield from found_blocks(kid)
        elif kid.kind != "Note" and (squashed(kid.text) or kid.pictures or kid.kind == "Table"):
            yield kid


def wanted_grid(table: Table) -> Grid:
    """The words that stand over each column of each row of a body, those on arrows in them."""
    count = len(table.widths)
    grid: list[list[list[str]]] = []
    for row in table.body:
        line: list[list[str]] = []
        for start, cell in _placed(row, count):
            words = grid[-1][start] if cell.joined and grid else []
            words.append(cell_words(cell))
            line += [words] * (min(start + cell.columns, count) - start)
        for span in merged(row.arrows):
            months = range(span.first, span.last + 1)
            if not any("".join(line[at]) for at in months):
                line[span.first : span.last + 1] = [[]] * len(months)
            line[span.first].append(squashed(span.label.replace(", ", "")))
        if not all(cell.joined for _, cell in _placed(row, count)):
            grid.append(line)
    return [["".join(words) for words in line] for line in grid]


def _placed(row: Row, count: int) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.columns
    for blank in range(column, count):
        yield blank, Cell()


def wanted_spans(table: Table) -> list[list[str]]:
    """What the arrows of each row say, from left to right."""
    return [
        [_months(table, arrow.first, arrow.last) for arrow in sorted(row.arrows, key=_ends)]
        for row in table.body
    ]


def _ends(arrow: Arrow) -> tuple[int, int]:
    return arrow.first, arrow.last


def _months(table: Table, first: int, last: int) -> str:
    ends = [month_and_year(table.months[at]) for at in (first, last)]
    return " ถึง ".join(dict.fromkeys(ends))


def laid(rows: Sequence[Node], count: int) -> list[list[Node]]:
    """The cell over each column of each row; no column is without one, none has two."""
    grid: list[list[Node | None]] = [[None] * count for _ in rows]
    for top, row in enumerate(rows):
        for cell in row.kids:
            start = grid[top].index(None)
            for down in range(cell.attributes.get("RowSpan", 1)):
                for at in range(start, start + cell.attributes.get("ColSpan", 1)):
                    assert grid[top + down][at] is None, "two cells in one place"
                    grid[top + down][at] = cell
    assert all(cell is not None for row in grid for cell in row), "a place without a cell"
    return [[cell for cell in row if cell is not None] for row in grid]


def assert_table(node: Node, table: Table) -> None:
    """A table in the tree says what the table of the document does, each thing in its place."""
    kinds = [kid.kind for kid in node.kids]
    groups = ["THead", "TBody"] if table.header and table.body else []
    title = ["Caption"] if table.title and table.title.text.strip() else []
    assert [kind for kind in kinds if kind != "TR"] == title + groups
    count = len(table.widths)
    if table.title:
        assert squashed(node.kids[0].text) == words_of(table.title)
    rows = [kid for kid in node.kids if kid.kind == "TR"]
    head = next((kid.kids for kid in node.kids if kid.kind == "THead"), [])
    body = next((kid.kids for kid in node.kids if kid.kind == "TBody"), [])
    if not groups:
        head, body = (rows, []) if table.header else ([], rows)
    assert_head(head, table)
    assert all(cell.kind == "TD" for row in body for cell in row.kids)
    grid = [[squashed(cell.text) for cell in row] for row in laid(body, count)]
    assert grid == wanted_grid(table)
    spans = [
        [kid.words for cell in row.kids for kid in cell.kids if kid.kind == "Figure" and kid.ink]
        for row in body
    ]
    if any(table.months):
        assert spans == wanted_spans(table)
    assert sum(map(len, spans)) == sum(len(row.arrows) for row in table.body)


def assert_head(rows: list[Node], table: Table) -> None:
    """The headings of a table are headings of columns, once, over the columns that they name."""
    laid(rows, len(table.widths))
    said = [[cell for cell in row.kids if cell.text] for row in rows]
    assert all(cell.kind == "TH" for row in said for cell in row)
    assert all(cell.attributes["Scope"] == "/Column" for row in said for cell in row)
    wanted = ([cell_words(cell) for cell in row.cells] for row in table.header)
    assert [[squashed(cell.text) for cell in row] for row in said] == [
        [words for words in row if words] for row in wanted
    ]


def assert_says_the_document(file: StructuredFile, document: Document) -> None:
    """The tree says what the document does: all of it, in order, and once."""
    parts = file.document.kids
    forms = [form_in_its_digits(form) for form in document.forms if form.items]
    assert [part.title for part in parts] == [form.title for form in forms]
    for part, form in zip(parts, forms, strict=True):
        wanted, found = list(wanted_blocks(form)), list(found_blocks(part))
        for block, node in zip(wanted, found, strict=True):
            if isinstance(block, Table):
                assert node.kind == "Table"
                assert_table(node, block)
                continue
            kind, words = block
            assert node.kind.rstrip("123456") == kind
            said = squashed(node.text)
            # Above the caption of a picture that cannot be opened stands that it cannot.
            assert words in ("-", said) or (kind == "Figure" and said.endswith(words))


def assert_is_whole(file: StructuredFile) -> None:
    """All that is drawn is in one element or is an artefact; pages know their elements."""
    for index, pieces in enumerate(file.pages):
        numbers = [each.number for each in pieces if each.number is not None]
        assert sorted(numbers) == list(range(len(numbers)))
        owners = [file.held[index, number] for number in range(len(numbers))]
        parents = [each.idnum for each in file.parents_of(index)]
        assert owners == [[parent] for parent in parents]
