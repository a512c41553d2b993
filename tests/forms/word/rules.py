"""The rules that every Word file of ours keeps, and what of a file does not keep them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.forms.word.files import Element, M, W, parts, text, value

_THAI = re.compile("[\u0e00-\u0e7f]")
_LATIN = re.compile("[0-9A-Za-z]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b-\x1f]")
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
# The order in which the properties of runs, paragraphs and cells must stand.
_RUN = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "vanish", "color", "sz", "szCs", "u")
_RUN += ("vertAlign", "cs", "lang")
_PARAGRAPH = ("pStyle", "keepNext", "pageBreakBefore", "numPr", "tabs", "spacing", "ind", "jc")
_PARAGRAPH += ("outlineLvl", "rPr", "sectPr")
_CELL = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign")
_SECTION = ("headerReference", "footnotePr", "type", "pgSz", "pgMar", "pgNumType", "vAlign")
_SECTION += ("titlePg",)
_FORBIDDEN = ("noProof", "updateFields", "pict", "txbxContent", "object", "br", "cantSplit")
_FORBIDDEN += ("framePr", "ins", "del", "lastRenderedPageBreak")


def broken_rules(data: bytes) -> list[str]:
    """What is against the rules in a file."""
    found = parts(data)
    return [
        *_of_document(found["word/document.xml"]),
        *_of_settings(found["word/settings.xml"]),
        *_of_styles(found["word/styles.xml"], found["word/document.xml"]),
        *(f"{name}: {fault}" for name, tree in found.items() for fault in _of_part(tree)),
    ]


def _of_part(tree: Element) -> Iterator[str]:
    for name in _FORBIDDEN:
        if tree.find(f".//{W}{name}") is not None:
            yield f"{name} stands in it"
    for look in tree.iter(W + "rPr"):
        yield from _in_order(look, _RUN)
        yield from _twins(look)
    for properties, order in (("pPr", _PARAGRAPH), ("tcPr", _CELL), ("sectPr", _SECTION)):
        for each in tree.iter(W + properties):
            yield from _in_order(each, order)
    for line in tree.iter(W + "spacing"):
        if value(line, "lineRule") not in {"", "auto"}:
            yield "a rule of lines that is not auto"
    for run in tree.iter(W + "r", M + "r"):
        yield from _of_run(run)
    for paragraph in tree.iter(W + "p"):
        yield from _of_neighbours(paragraph)
    if any("dirty" in name for each in tree.iter(W + "fldChar") for name in each.attrib):
        yield "a field that asks to be updated"


def _in_order(element: Element, order: tuple[str, ...]) -> Iterator[str]:
    names = [each.tag.removeprefix(W) for each in element]
    places = [order.index(name) if name in order else -1 for name in names]
    if -1 in places:
        yield f"{names[places.index(-1)]} in {element.tag.removeprefix(W)}"
    elif places != sorted(places):
        yield f"{names} in this order"
    if len(names) != len(set(names) - {"headerReference"}) + names.count("headerReference"):
        yield f"one of {names} twice"


def _twins(look: Element) -> Iterator[str]:
    for one, other in _TWINS:
        first, second = look.find(W + one), look.find(W + other)
        if (first is None) != (second is None) or value(first) != value(second):
            yield f"{one} without its twin"
    fonts = look.find(W + "rFonts")
    if fonts is not None:
        names = {value(fonts, name) for name in ("ascii", "hAnsi", "eastAsia", "cs")}
        if len(names) != 1 or any("heme" in name for name in fonts.attrib):
            yield "a font that is not for all scripts"


def _of_run(run: Element) -> Iterator[str]:
    said = "".join(each.text or "" for each in run.iter(W + "t", M + "t"))
    if _INVISIBLE.search(said) or "\n" in said:
        yield f"a letter that is not seen in {said!r}"
    marked = run.find(f"{W}rPr/{W}cs") is not None
    if marked != bool(_THAI.search(said)):
        yield f"{said!r} marked {marked}"
    if marked and _LATIN.search(said):
        yield f"{said!r} in one run"


def _of_neighbours(paragraph: Element) -> Iterator[str]:
    """Runs side by side in one look must be one: Word breaks badly at their border."""
    last: tuple[bytes, ...] | None = None
    for each in paragraph:
        if each.tag != W + "r" or each.find(W + "t") is None:
            last = None
            continue
        look = each.find(W + "rPr")
        own = (
            tuple(sorted(f"{x.tag}{dict(x.attrib)}".encode() for x in look))
            if look is not None
            else ()
        )
        if own == last:
            yield f"{text(each)!r} goes on in another run"
        last = own


def _of_settings(tree: Element) -> Iterator[str]:
    modes = [
        value(each)
        for each in tree.iter(W + "compatSetting")
        if value(each, "name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield f"compatibility modes {modes}"


def _of_styles(styles: Element, document: Element) -> Iterator[str]:
    if styles.find(f".//{W}cs") is not None:
        yield "a style that is marked as complex script"
    known = {value(each, "styleId") for each in styles.iter(W + "style")}
    for name in ("pStyle", "rStyle", "tblStyle"):
        used = {value(each) for each in document.iter(W + name)}
        if used - known:
            yield f"no style {used - known}"
    names = [value(each.find(W + "name")).casefold() for each in styles.iter(W + "style")]
    if len(set(names)) != len(names):
        yield "two styles of one name"


def _of_document(tree: Element) -> Iterator[str]:
    body = tree[0]
    for table in tree.iter(W + "tbl"):
        yield from _of_table(table)
    for cell in tree.iter(W + "tc"):
        if cell[-1].tag != W + "p":
            yield "a cell that does not end with a paragraph"
        if any(value(each) == "thaiDistribute" for each in cell.iter(W + "jc")):
            yield "letters spread over a cell"
    yield from _of_empty_paragraphs(body)
    yield from _of_tabs(tree)
    yield from _of_fields(tree)
    yield from _of_numbers(tree)
    if body[-1].tag != W + "sectPr" or body[-2].tag != W + "p":
        yield "no paragraph before the last section's end"


def _of_table(table: Element) -> Iterator[str]:
    grid = [int(value(each, "w")) for each in table.findall(f"{W}tblGrid/{W}gridCol")]
    rows = table.findall(W + "tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if heads != sorted(heads, reverse=True):
        yield "a heading row below another row"
    open_cells: dict[int, int] = {}
    for row in rows:
        column, merged = 0, {}
        for cell in row.findall(W + "tc"):
            look = cell.find(W + "tcPr")
            span = int(value(look.find(W + "gridSpan")) or 1)
            width = int(value(look.find(W + "tcW"), "w"))
            if width != sum(grid[column : column + span]):
                yield "a cell that is not as wide as its columns"
            merge = look.find(W + "vMerge")
            if merge is not None:
                if value(merge) == "continue" and open_cells.get(column) != span:
                    yield "a cell that goes on with nothing"
                if value(merge) == "continue" and text(cell):
                    yield "words in a cell that goes on, which nobody sees"
                merged[column] = span
            column += span
        if column != len(grid):
            yield f"a row of {column} of {len(grid)} columns"
        open_cells = merged


def _of_empty_paragraphs(body: Element) -> Iterator[str]:
    """An empty paragraph stands only where Word must have one."""
    for paragraph in body.iter(W + "p"):
        if text(paragraph) or paragraph.find(f".//{W}drawing") is not None:
            continue
        if paragraph.find(f"{W}r/{W}fldChar") is not None:
            continue
        if not _must_be(paragraph):
            yield "an empty paragraph"


def _must_be(paragraph: Element) -> bool:
    """Whether Word needs a paragraph where this one is."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    follows_table = before is not None and before.tag == W + "tbl"
    precedes_table = after is not None and after.tag == W + "tbl"
    if paragraph.getparent().tag == W + "tc":
        # A cell holds a paragraph, and ends with one.
        alone = before is None or before.tag == W + "tcPr"
        return (after is None and (alone or follows_table)) or (follows_table and precedes_table)
    ends = after is None or after.tag == W + "sectPr"
    ends = ends or paragraph.find(f"{W}pPr/{W}sectPr") is not None
    # A form without anything is its section's end alone.
    begins = before is None or before.find(f"{W}pPr/{W}sectPr") is not None
    turns = paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    return (
        (follows_table and (ends or precedes_table))
        or (begins and ends)
        or (turns and precedes_table)
    )


def _of_tabs(tree: Element) -> Iterator[str]:
    """Tabs lead up to the numbers of the contents, and fill the dotted lines of a memo."""
    for run in tree.iter(W + "r"):
        if run.find(W + "tab") is None:
            continue
        dotted = value(run.find(f"{W}rPr/{W}u")) == "dotted"
        if not dotted and run.getparent().tag != W + "hyperlink":
            yield "a tab"


def _of_fields(tree: Element) -> Iterator[str]:
    depth = 0
    for mark in tree.iter(W + "fldChar"):
        depth += {"begin": 1, "end": -1}.get(value(mark, "fldCharType"), 0)
        if depth < 0:
            yield "a field that ends before it begins"
    if depth:
        yield "a field without its end"
    marks = [value(each, "name") for each in tree.iter(W + "bookmarkStart")]
    links = {value(each, "anchor") for each in tree.iter(W + "hyperlink")}
    codes = [each.text or "" for each in tree.iter(W + "instrText")]
    links |= {code.split()[1] for code in codes if code.split()[:1] == ["PAGEREF"]}
    if links - set(marks):
        yield f"no bookmarks {links - set(marks)}"
    starts = Counter(value(each, "id") for each in tree.iter(W + "bookmarkStart"))
    ends = Counter(value(each, "id") for each in tree.iter(W + "bookmarkEnd"))
    if starts != ends or len(set(marks)) != len(marks) or max(starts.values(), default=1) > 1:
        yield "bookmarks that are not each their own"


def _of_numbers(tree: Element) -> Iterator[str]:
    numbers = [each.get("id") for each in tree.iter() if each.tag.endswith("}docPr")]
    if len(set(numbers)) != len(numbers):
        yield "two drawings of one number"
