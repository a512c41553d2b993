"""A Word file as an outline: its body in order, notes at its end, what stands on every page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from forms.reading.outline import Block, Outline, Spot, Text
from forms.reading.refusals import (
    DEEPEST,
    MOST_BLOCKS,
    ReadRefusedError,
    too_large,
)
from forms.reading.sources.typed import Run, typed
from forms.reading.sources.word.markup import first, name, relation, said, value, whole
from forms.reading.sources.word.numbering import Lists
from forms.reading.sources.word.styles import Styles, outline_level
from forms.reading.sources.word.tables import grid
from forms.reading.sources.word.texts import Letters, Reader, Seen, chosen_of, is_gone
from forms.reading.sources.zipped import Zipped

Progress = Callable[[float], None]
_AROUND = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:altChunk"})
_MAIN = "officeDocument"
# The list that takes a paragraph out of its style's.
_NO_LIST = "0"


def word_outline(data: bytes, progress: Progress = lambda _share: None) -> Outline:
    """The outline of a Word file (.docx, .docm).

    Raises:
        ReadRefusedError: it is damaged, no Word file, or beyond the bounds.
    """
    zipped = Zipped(data)
    main = _main_part(zipped)
    root = zipped.xml(main)
    body = first(root, "w:body") if root is not None else None
    if body is None:
        raise ReadRefusedError("แฟ้มนี้ไม่ใช่เอกสาร Word โปรดเลือกแฟ้ม .docx")
    return _Document(zipped, main, progress).outline(body)


def _main_part(zipped: Zipped) -> str:
    relations = zipped.xml("_rels/.rels")
    for each in relations if relations is not None else ():
        if each.get("Type", "").endswith(f"/{_MAIN}"):
            return str(each.get("Target", "")).lstrip("/")
    return "word/document.xml"


class _Document:
    """A document on its way into an outline."""

    def __init__(self, zipped: Zipped, main: str, progress: Progress) -> None:
        self._zipped = zipped
        self._progress = progress
        folder, file = posixpath.split(main)
        relations = zipped.xml(f"{folder}/_rels/{file}.rels")
        self._targets: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for each in relations if relations is not None else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                self._targets[each.get("Id", "")] = target.lstrip("/")
                self._kinds[each.get("Type", "").rpartition("/")[2]] = target.lstrip("/")
        self._seen = Seen()
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"), self._styles)
        self._reader = Reader(self._styles, self._seen)
        self._count = 0

    def _part(self, kind: str) -> Any:
        return self._zipped.xml(self._kinds.get(kind, ""))

    def outline(self, body: Any) -> Outline:
        """The outline of the body."""
        blocks = self._blocks(self._told(body), lambda number: (number,), 0, 0)
        blocks += self._foot(len(blocks))
        blocks += self._edges(body, len(blocks))
        self._progress(1.0)
        return Outline(tuple(blocks), tuple(self._notices()))

    def _told(self, body: Any) -> Iterator[Any]:
        """What is in the body; how much of it is read is told on the way."""
        total = max(len(body), 1)
        for at, child in enumerate(body):
            if at % 50 == 0:
                self._progress(at / total)
            yield child

    def _blocks(
        self, elements: Any, spot_of: Callable[[int], Spot], start: int, depth: int
    ) -> list[Block]:
        """The blocks of a container, the first of them at the place of number `start`."""
        found: list[Block] = []
        waiting: list[Run] = []
        for element in _inside(elements):
            self._count += 1
            if self._count > MOST_BLOCKS or depth > DEEPEST:
                raise too_large("มีย่อหน้าหรือตารางซ้อนกันมากเกินไป")
            spot = spot_of(start + len(found))
            if name(element) == "w:tbl":
                found += self._rest(waiting, spot)
                waiting, spot = [], spot_of(start + len(found))
                made = grid(element, spot, self._of_cell(depth), self._seen)
                if made.rows:
                    found.append(made)
                continue
            text, letters = self._paragraph(element, spot, waiting)
            # A paragraph whose end was deleted goes on in the next.
            waiting = [*waiting, *letters.runs] if is_gone(element) else []
            if text is not None and not waiting:
                found.append(text)
            for box in letters.boxes:
                found += self._blocks(box, spot_of, start + len(found), depth + 1)
        return found + self._rest(waiting, spot_of(start + len(found)))

    def _rest(self, waiting: list[Run], spot: Spot) -> list[Text]:
        """A paragraph whose end was deleted, and none follows."""
        found = typed(waiting)
        return [Text(spot, found.text, lead=found.lead)] if found.text.strip() else []

    def _of_cell(self, depth: int) -> Callable[[Any, Spot], tuple[Block, ...]]:
        def inside(cell: Any, spot: Spot) -> tuple[Block, ...]:
            above, start = spot[:-1], spot[-1]
            return tuple(self._blocks(cell, lambda at: (*above, at), start, depth + 1))

        return inside

    def _paragraph(
        self, element: Any, spot: Spot, before: list[Run]
    ) -> tuple[Text | None, Letters]:
        style = self._styles.of(said(element, "w:pPr", "w:pStyle") or self._styles.usual)
        in_contents = self._seen.in_contents
        letters = self._reader.letters(element, style)
        found = typed([*before, *letters.runs], tuple(letters.formulas))
        properties = first(element, "w:pPr")
        outline = said(properties, "w:outlineLvl") if properties is not None else ""
        if not found.text.strip() and not letters.drawn:
            return None, letters
        numbers = first(properties, "w:numPr") if properties is not None else None
        identity = said(numbers, "w:numId") if numbers is not None else ""
        level = whole(said(numbers, "w:ilvl")) if numbers is not None else style.list_level
        listed = identity or style.list
        text = Text(
            spot=spot,
            text=found.text,
            level=outline_level(outline) if outline else style.level,
            lead=found.lead,
            label=self._lists.label(listed, level) if listed and listed != _NO_LIST else "",
            formulas=found.formulas,
            drawn=tuple(letters.drawn),
            contents=style.contents or in_contents,
        )
        return text, letters

    def _foot(self, start: int) -> list[Block]:
        """Footnotes and endnotes, in the order in which the text names them."""
        found: list[Block] = []
        parts = {kind: self._part(f"{kind}s") for kind in ("footnote", "endnote")}
        for kind, identity in list(self._seen.notes):
            root = parts.get(kind)
            for note in root if root is not None else ():
                if value(note, "id") == identity:
                    found += self._blocks(note, lambda at: (at,), start + len(found), 1)
        return [_running(block) for block in found]

    def _edges(self, body: Any, start: int) -> list[Block]:
        """What stands at the edges of pages, each text once; page numbers alone are none."""
        found: list[Block] = []
        said_before: set[str] = set()
        for section in body.iter():
            if not isinstance(section.tag, str) or name(section) not in _EDGES:
                continue
            root = self._zipped.xml(self._targets.get(relation(section), ""))
            if root is None:
                continue
            made = self._blocks(root, lambda at: (at,), start + len(found), 1)
            words = "\n".join(text.plain for block in made for text in _texts_of(block))
            if words not in said_before and any(letter.isalpha() for letter in words):
                said_before.add(words)
                found += [_running(block) for block in made]
        return found

    def _notices(self) -> Iterator[str]:
        seen = self._seen
        if seen.changes:
            yield (
                f"เอกสารติดตามการเปลี่ยนแปลงไว้ {seen.changes:,} แห่ง อ่านตามที่แก้แล้ว ข้อความที่ถูกลบไม่ได้อ่าน"
            )
        if seen.hidden:
            yield f"เอกสารมีข้อความที่ซ่อนไว้ {seen.hidden:,} แห่ง ซึ่งไม่ได้อ่าน"
        if seen.comments:
            yield f"เอกสารมีข้อคิดเห็น {seen.comments:,} แห่ง ซึ่งไม่ได้อ่าน"
        if seen.pictures:
            yield f"เอกสารมีรูป {seen.pictures:,} รูป ซึ่งไม่ได้อ่าน"


_EDGES = frozenset({"w:headerReference", "w:footerReference"})


def _inside(elements: Any) -> Iterator[Any]:
    """The paragraphs and tables of a container, wherever they are wrapped."""
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        kind = name(element)
        if kind in {"w:p", "w:tbl"}:
            yield element
        elif kind in _AROUND:
            yield from _inside(element)
        elif kind == "mc:AlternateContent":
            for chosen in chosen_of(element):
                yield from _inside(chosen)


def _running(block: Block) -> Block:
    return replace(block, running=True) if isinstance(block, Text) else block


def _texts_of(block: Block) -> tuple[Text, ...]:
    return (block,) if isinstance(block, Text) else tuple(t for c in block.cells for t in c.texts)
