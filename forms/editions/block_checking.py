"""Whether the blocks of an edition keep to the vocabulary, each with the names at hand there."""

from __future__ import annotations

from collections.abc import Sequence

from forms.editions.blocks import BlockSpec, Column, Line
from forms.editions.edition import Edition
from forms.editions.faults import TOO_SMALL, FilePath, unknown
from forms.editions.own_fields import own_names
from forms.editions.template_checking import (
    Tell,
    check_condition,
    check_template,
    items_of,
)
from forms.editions.vocabulary.everywhere import PER, TOTAL
from forms.editions.vocabulary.kinds import CHARTS, KINDS, Kind, LineOf, Through
from forms.editions.vocabulary.rows import ROWS
from forms.editions.vocabulary.shows import POSTS, SECTION_NEEDS, SECTIONS, SHOWS
from forms.templates.names import Name, Names, held, meant

# A style that is given for texts with headings may be of the headings alone.
_OF_HEADINGS = "{}_heading_1"


class BlockCheck:
    """Checks the blocks of one edition; parts are looked at where they are taken in."""

    def __init__(self, edition: Edition, tell: Tell) -> None:
        self._edition = edition
        self._tell = tell
        self._within: list[str] = []

    def check(self, blocks: Sequence[BlockSpec], names: Names, path: FilePath) -> None:
        """Tell of what blocks name that is not there, given the names at hand."""
        for at, block in enumerate(blocks):
            self._check_block(block, names, (*path, at))

    def check_style(self, name: str, path: FilePath) -> None:
        """Tell of a style that the edition has not."""
        if name not in self._edition.styles:
            self._tell(path, unknown("รูปแบบ (style)", name, self._edition.styles))

    def check_line(self, line: Line, names: Names, path: FilePath) -> None:
        """Tell of what a line names that is not there."""
        self.check_style(line.style, (*path, "style"))
        check_condition(line.when, names, (*path, "when"), self._tell)
        if line.per:
            each = items_of(line.per, names, (*path, "per"), self._tell)
            if each is None:
                return
            names = {**names, **PER, "item": Name("", each)}
        check_template(line.text, names, (*path, "text"), self._tell)

    def _check_block(self, block: BlockSpec, names: Names, path: FilePath) -> None:
        kind = KINDS.get(block.kind)
        if kind is None:
            self._tell((*path, "kind"), unknown("ชนิดของส่วน (kind)", block.kind, KINDS))
            return
        check_condition(block.when, names, (*path, "when"), self._tell)
        for field in ("unless", "entry"):
            check_template(getattr(block, field), names, (*path, field), self._tell)
        if _OF_HEADINGS.format(block.style) not in self._edition.styles:
            self.check_style(block.style, (*path, "style"))
        if block.size <= 0:
            self._tell((*path, "size"), TOO_SMALL)
        if block.kind == "prose" and len(block.numbers) not in {0, 2}:
            self._tell((*path, "numbers"), "ต้องมี 2 ตัว")
        self._check_lines(kind, block, names, path)
        given = self._rows(kind, block, names, path)
        if given is None:
            # Of rows that there are not, nothing can be said of what is in them.
            return
        inner = {**names, **given}
        inner |= own_names(self._edition.own_fields, inner)
        self._check_cells(kind, block, names, inner, path)
        self.check(block.blocks, inner, (*path, "blocks"))

    def _rows(self, kind: Kind, block: BlockSpec, names: Names, path: FilePath) -> Names | None:
        """The names that a block's rows give; None, and told of, where there are no such rows."""
        if kind.rows is None:
            return {}
        path = (*path, "rows")
        if kind.rows is Through.LIST:
            return self._list(block.rows, names, path)
        if kind.rows is Through.PART:
            self._check_part(block.rows, names, path)
        elif kind.rows is Through.CHART:
            if block.rows not in CHARTS:
                self._tell(path, unknown("แผนภูมิ (rows)", block.rows, CHARTS))
        elif (holding := held(names, block.rows)) is None:
            self._tell(path, unknown("ชื่อ (rows)", block.rows, [meant(names, block.rows)]))
        elif holding != kind.rows:
            self._tell(path, f"“{block.rows}” ใช้กับ kind = “{block.kind}” ไม่ได้")
        return {}

    def _list(self, name: str, names: Names, path: FilePath) -> Names | None:
        rows = ROWS.get(name)
        if rows is None:
            self._tell(path, unknown("รายการ (rows)", name, ROWS))
            return None
        for need in rows.needs:
            if need not in names:
                givers = " หรือ ".join(each for each, of in ROWS.items() if need in of.names)
                self._tell(path, f"รายการ “{name}” ต้องอยู่ภายใน each ของ {givers}")
        return rows.names

    def _check_part(self, name: str, names: Names, path: FilePath) -> None:
        if name not in self._edition.parts:
            self._tell(path, unknown("ส่วนร่วม (parts)", name, self._edition.parts))
            return
        if name in self._within:
            circle = " → ".join((*self._within[self._within.index(name) :], name))
            self._tell(path, f"ส่วนร่วมเรียกกันเป็นวง: {circle}")
            return
        self._within.append(name)
        self.check(self._edition.parts[name], names, ("parts", name))
        self._within.pop()

    def _check_lines(self, kind: Kind, block: BlockSpec, names: Names, path: FilePath) -> None:
        path = (*path, "lines")
        if kind.lines and len(block.lines) != len(kind.lines):
            given = len(block.lines)
            self._tell(path, f"kind = “{block.kind}” ต้องมี {len(kind.lines)} บรรทัด แต่มี {given}")
            return
        any_line = kind.any_lines or LineOf("")
        for at, line in enumerate(block.lines):
            of = kind.lines[at] if kind.lines else any_line
            self.check_line(line, {**(names if of.at_hand else {}), **of.names}, (*path, at))

    def _check_cells(
        self, kind: Kind, block: BlockSpec, names: Names, inner: Names, path: FilePath
    ) -> None:
        """Tell of what the columns, the last row and the sections of a block have wrong."""
        if "columns" in kind.fields and not block.columns:
            self._tell((*path, "columns"), f"kind = “{block.kind}” ต้องมีคอลัมน์")
        for at, column in enumerate(block.columns):
            self._check_column(block.kind, column, names, inner, (*path, "columns", at))
        for at, cell in enumerate(block.total):
            at_hand = {**names, **TOTAL}
            check_template(cell.text, at_hand, (*path, "total", at, "text"), self._tell)
        for at, section in enumerate(block.sections):
            here = (*path, "sections", at)
            if section.field not in SECTIONS:
                reason = unknown("หัวข้อนิยาม (field)", section.field, SECTIONS)
                self._tell((*here, "field"), reason)
            self._check_needs(SECTION_NEEDS.get(section.field, ()), inner, (*here, "field"))
            for field in ("heading", "note"):
                check_template(getattr(section, field), names, (*here, field), self._tell)

    def _check_column(
        self, kind: str, column: Column, names: Names, inner: Names, path: FilePath
    ) -> None:
        if column.width <= 0:
            self._tell((*path, "width"), TOO_SMALL)
        for at, heading in enumerate(column.over):
            check_template(heading, names, (*path, "over", at), self._tell)
        check_template(column.heading, names, (*path, "heading"), self._tell)
        if kind == "posts_list":
            if column.text not in POSTS:
                self._tell((*path, "text"), unknown("ช่องของอัตรากำลัง", column.text, POSTS))
        elif not column.show:
            check_template(column.text, inner, (*path, "text"), self._tell)
        else:
            self._check_show(column, inner, path)

    def _check_show(self, column: Column, names: Names, path: FilePath) -> None:
        show = SHOWS.get(column.show)
        if show is None:
            self._tell((*path, "show"), unknown("เนื้อหา (show)", column.show, SHOWS))
            return
        self._check_needs(show.needs, names, (*path, "show"))
        if show.texts and column.text not in show.texts:
            self._tell((*path, "text"), unknown(f"ข้อมูลของ {column.show}", column.text, show.texts))

    def _check_needs(self, needs: Sequence[str], names: Names, path: FilePath) -> None:
        for need in needs:
            if need not in names:
                self._tell(path, f"ใช้กับรายการ (rows) นี้ไม่ได้ เพราะรายการไม่มี {need}")
