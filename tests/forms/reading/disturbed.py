"""Word files disturbed as people disturb them, and what is in them counted without the reader."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LETTERS = "กขคงจชดตทนบปมยรลวสหอ"
_MAIN = "word/document.xml"


def disturbed(data: bytes, chance: random.Random, count: int) -> bytes:
    """A Word file with so many things changed in it."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(held, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == _MAIN:
                root = etree.fromstring(content)
                for _ in range(count):
                    chance.choice(_WAYS)(root, chance)
                content = etree.tostring(root)
            after.writestr(name, content)
    return held.getvalue()


def counted(data: bytes) -> tuple[int, int, Counter[str]]:
    """How many paragraphs and cells of a body say something, and their letters (`told`).

    The second number is that of cells that go on with others above, and are part of those if
    there are such.
    """
    with ZipFile(io.BytesIO(data)) as file:
        body = etree.fromstring(file.read(_MAIN))[0]
    units = parts = 0
    letters: Counter[str] = Counter()
    for paragraph in body.iter(f"{_W}p"):
        words = _words(paragraph)
        letters.update(told(words))
        inside = next(paragraph.iterancestors(f"{_W}tc"), None)
        if inside is None:
            units += bool(words)
        elif next((p for p in inside.iter(f"{_W}p") if _words(p)), None) is paragraph:
            units += not _goes_on(paragraph)
            parts += _goes_on(paragraph)
    return units, parts, letters


def told(words: str) -> Counter[str]:
    """The Thai letters and the digits of words: marks that look like tags may be gone."""
    return Counter(re.findall(r"[\u0e01-\u0e5b0-9]", words))


def _words(paragraph: Any) -> str:
    pieces = paragraph.iter(f"{_W}t", f"{_M}t")
    return "".join("".join(each.text or "" for each in pieces).split())


def _tables(root: Any) -> list[Any]:
    return [each for each in root.iter(f"{_W}tbl") if len(each.findall(f"{_W}tr")) > 1]


def _table(root: Any, chance: random.Random) -> Any:
    return chance.choice(_tables(root))


def _row(root: Any, chance: random.Random) -> Any:
    return chance.choice(_table(root, chance).findall(f"{_W}tr"))


def _cells_merged(root: Any, chance: random.Random) -> None:
    """Two cells that stand side by side become one, with the words of both."""
    cells = _row(root, chance).findall(f"{_W}tc")
    if len(cells) < 2:
        return
    at = chance.randrange(len(cells) - 1)
    one, other = cells[at : at + 2]
    for block in list(other):
        if block.tag != f"{_W}tcPr":
            one.append(block)
    span = _span(one) + _span(other)
    properties = one.find(f"{_W}tcPr")
    if properties is None:
        properties = etree.Element(f"{_W}tcPr")
        one.insert(0, properties)
    for old in properties.findall(f"{_W}gridSpan"):
        properties.remove(old)
    etree.SubElement(properties, f"{_W}gridSpan").set(f"{_W}val", str(span))
    other.getparent().remove(other)


def _span(cell: Any) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return int(found.get(f"{_W}val")) if found is not None else 1


def _table_split(root: Any, chance: random.Random) -> None:
    """A table goes on as another, without its headings."""
    table = _table(root, chance)
    rows = table.findall(f"{_W}tr")
    at = chance.randrange(1, len(rows))
    other = etree.Element(f"{_W}tbl")
    for each in table:
        if each.tag in {f"{_W}tblPr", f"{_W}tblGrid"}:
            other.append(deepcopy(each))
    for each in rows[at:]:
        other.append(each)
    table.addnext(other)
    table.addnext(etree.Element(f"{_W}p"))


def _columns_moved(root: Any, chance: random.Random) -> None:
    """Two columns of a table change places."""
    rows = [each.findall(f"{_W}tc") for each in _table(root, chance).findall(f"{_W}tr")]
    width = min(map(len, rows))
    if width < 2:
        return
    one, other = sorted(chance.sample(range(width), 2))
    for cells in rows:
        first, second = cells[one], cells[other]
        holder = etree.Element("x")
        first.addprevious(holder)
        second.addprevious(first)
        holder.addprevious(second)
        holder.getparent().remove(holder)


def _misspelt(root: Any, chance: random.Random) -> None:
    """A letter of a heading, or of any line, is another, missing, or twice there."""
    texts = [each for each in root.iter(f"{_W}t") if each.text and each.text.strip()]
    heads = [
        text
        for table in _tables(root)
        for text in table.find(f"{_W}tr").iter(f"{_W}t")
        if text.text and text.text.strip()
    ]
    text = chance.choice(heads if heads and chance.random() < 0.7 else texts)
    at = chance.randrange(len(text.text))
    letter = chance.choice((chance.choice(_LETTERS), "", text.text[at] * 2))
    text.text = text.text[:at] + letter + text.text[at + 1 :]


def _row_doubled(root: Any, chance: random.Random) -> None:
    row = _row(root, chance)
    row.addnext(deepcopy(row))


def _row_lost(root: Any, chance: random.Random) -> None:
    row = _row(root, chance)
    row.getparent().remove(row)


def _paragraph_moved(root: Any, chance: random.Random) -> None:
    """A paragraph stands elsewhere, in a cell perhaps."""
    one = chance.choice(
        [
            each
            for each in root.iter(f"{_W}p")
            if next(each.iterancestors(f"{_W}tc"), None) is None
            and each.find(f".//{_W}sectPr") is None
        ]
    )
    # What stands in a cell that goes on with the one above is of that one.
    other = chance.choice([each for each in root.iter(f"{_W}p") if not _goes_on(each)])
    if one is not other:
        other.addnext(one)


def _goes_on(paragraph: Any) -> bool:
    inside = next(paragraph.iterancestors(f"{_W}tc"), None)
    merge = inside.find(f"{_W}tcPr/{_W}vMerge") if inside is not None else None
    return merge is not None and merge.get(f"{_W}val") != "restart"


def _line_cut(root: Any, chance: random.Random) -> None:
    """A paragraph is two."""
    texts = [each for each in root.iter(f"{_W}t") if each.text and len(each.text) > 8]
    if not texts:
        return
    text = chance.choice(texts)
    paragraph = next(text.iterancestors(f"{_W}p"))
    at = chance.randrange(1, len(text.text))
    other = etree.Element(f"{_W}p")
    made = etree.SubElement(etree.SubElement(other, f"{_W}r"), f"{_W}t")
    made.text, text.text = text.text[at:], text.text[:at]
    paragraph.addnext(other)


_WAYS: tuple[Callable[[Any, random.Random], None], ...] = (
    _cells_merged,
    _table_split,
    _columns_moved,
    _misspelt,
    _misspelt,
    _row_doubled,
    _row_lost,
    _paragraph_moved,
    _line_cut,
)
