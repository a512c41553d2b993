"""Reading Word files in tests: their parts, and their tables as rows of texts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# lxml ships no types.
Element: TypeAlias = Any


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """A part of a file as a tree."""
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def parts(data: bytes) -> dict[str, Element]:
    """All parts that are trees, by name."""
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's; empty where the element is not there."""
    return "" if element is None else element.get(W + name, "")


def text(element: Element) -> str:
    """What is read in an element: its words, and those of its formulas."""
    return "".join(each.text or "" for each in element.iter(W + "t", M + "t"))


def numbered_lines(data: bytes) -> list[str]:
    """The paragraphs of the body, each after the number that Word shows before it."""
    found = parts(data)
    tree = found.get("word/numbering.xml")
    kinds: dict[str, tuple[str, str]] = {}
    lists: dict[str, tuple[str, int]] = {}
    for each in tree if tree is not None else ():
        if each.tag == W + "abstractNum":
            level = each.find(W + "lvl")
            form = value(level.find(W + "numFmt")), value(level.find(W + "lvlText"))
            kinds[value(each, "abstractNumId")] = form
        else:
            start = each.find(f"{W}lvlOverride/{W}startOverride")
            own = value(each.find(W + "abstractNumId"))
            lists[value(each, "numId")] = own, int(value(start) or 1)
    shown: list[str] = []
    for paragraph in found["word/document.xml"][0].findall(W + "p"):
        number = value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"))
        label = ""
        if number:
            kind, count = lists[number]
            lists[number] = kind, count + 1
            form, around = kinds[kind]
            written = str(count)
            if form == "thaiNumbers":
                written = written.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
            label = around.replace("%1", written) + " "
        shown.append(label + text(paragraph))
    return shown


def lines(element: Element) -> list[str]:
    """The paragraphs in an element that say something."""
    return [said for each in element.iter(W + "p") if (said := text(each).strip())]


def tables(data: bytes) -> list[Element]:
    """The tables of the body, not those in cells."""
    return part(data)[0].findall(W + "tbl")


def row_texts(table: Element) -> Iterator[list[str]]:
    """The texts of the cells of each row."""
    for row in table.findall(W + "tr"):
        yield [text(cell) for cell in row.findall(W + "tc")]
