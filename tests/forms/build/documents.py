"""Reading a document in tests: its tables, headings and words."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import (
    Cell,
    Document,
    Figure,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    Paragraph,
    Row,
    Table,
    flow_text,
)


def form(document: Document, form_id: str) -> Form:
    return next(form for form in document.forms if form.id == form_id)


def opened(made: Form) -> list[Item]:
    """The items of a form, those of groups among them."""
    parts: list[Item] = []
    for item in made.items:
        parts += item.items if isinstance(item, Group) else (item,)
    return parts


def tables(made: Form) -> list[Table]:
    return [item for item in opened(made) if isinstance(item, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.body]


def row_texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def headings(made: Form) -> list[str]:
    return [item.text for item in opened(made) if isinstance(item, Heading)]


def texts(item: Item) -> Iterator[str]:
    """Every text of an item, in reading order."""
    if isinstance(item, Heading):
        yield "".join(paragraph.text for paragraph in item.paragraphs)
    elif isinstance(item, Paragraph):
        yield item.text
    elif isinstance(item, Table):
        yield item.title.text if item.title else ""
        for row in (*item.header, *item.body):
            yield from row_texts(row)
            yield from (arrow.label for arrow in row.arrows)
    elif isinstance(item, Fraction | Figure):
        yield flow_text(item)
    elif isinstance(item, Group):
        for inner in item.items:
            yield from texts(inner)
    elif isinstance(item, Leaders):
        for label, value, _ in item.parts:
            yield f"{label} {value}"


def lines(made: Form) -> list[str]:
    return [text for item in made.items for text in texts(item)]


def document_texts(document: Document) -> Iterator[str]:
    for made in document.forms:
        for paragraph in made.running:
            yield paragraph.text
        yield from lines(made)


def column_headings(table: Table) -> list[str]:
    """What stands lowest above each column, after what is over it where several have the name."""
    paths: list[list[str]] = [[] for _ in table.widths]
    full = [0] * len(paths)  # the header row below what stands above a column
    for number, row in enumerate(table.header):
        cells = iter(row.cells)
        at = 0
        while at < len(paths):
            if full[at] > number:
                at += 1
                continue
            cell = next(cells)
            for column in range(at, at + cell.columns):
                paths[column].append(cell.text)
                full[column] = number + cell.rows
            at += cell.columns
    own = [path[-1] for path in paths]
    return [
        name if own.count(name) == 1 else "/".join(path)
        for name, path in zip(own, paths, strict=True)
    ]


def column_at(table: Table, heading: str) -> int:
    """Where the column stands that has this heading, or alone has it as a part of its own."""
    names = column_headings(table)
    if heading in names:
        return names.index(heading)
    found = [at for at, name in enumerate(names) if heading in name]
    assert len(found) == 1, (heading, names)
    return found[0]


def cell_under(table: Table, row: Row, heading: str) -> Cell:
    """The cell of a row under a column's heading, wherever that stands."""
    at, place = column_at(table, heading), 0
    for cell in row.cells:
        place += cell.columns
        if place > at:
            return cell
    raise AssertionError(f"no cell under {heading}")


def under(table: Table, heading: str) -> list[str]:
    """What stands under a column's heading, row by row."""
    return [cell_under(table, row, heading).text for row in table.body]


def columns(table: Table, *headings: str) -> list[list[str]]:
    """Some columns of a table by their headings, row by row."""
    return [[cell_under(table, row, each).text for each in headings] for row in table.body]


def printed_steps(table: Table) -> list[list[str]]:
    """Each step of a grid of months, and the sum below them: text, weight, running progress."""
    return columns(table, "ขั้นตอนการปฏิบัติงาน", "เนื้องาน", "คิดความก้าวหน้า")


def tables_with(made: Form, heading: str) -> list[Table]:
    """The tables of a form that have a column with this heading, or one that begins so."""
    return [
        table
        for table in tables(made)
        if any(name.startswith(heading) for name in column_headings(table))
    ]
