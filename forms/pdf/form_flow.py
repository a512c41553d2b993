"""The items of a form set one after the other, from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from forms.cells import FEWEST_LINES
from forms.charts import drawing
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
    Paragraph,
    Picture,
    Run,
    Table,
)
from forms.drawn_pictures import picture_size
from forms.pdf.block_structure import ContentsTags, LeaderTags
from forms.pdf.blocks import contents_lines, leader_strips
from forms.pdf.charts import chart_operators
from forms.pdf.closer import closer, passages
from forms.pdf.composition import Composition, Reached
from forms.pdf.feet import running_lines
from forms.pdf.flows import flow_strips
from forms.pdf.grid import NEAR, unkept
from forms.pdf.ink import Bookmark, Link, Sheet, artifact, text_operators
from forms.pdf.marking import cell_text, parted_text
from forms.pdf.room import Room, keeps
from forms.pdf.rows import draw_table
from forms.pdf.structure import Box, Element, flow_element
from forms.pdf.table_structure import TableTags
from forms.said import chart_lines
from forms.thai.setting import ASCENT, LEADING, set_lines
from forms.thai.strips import POINTS, Image, Mark, Strip, extent

# A page that is filled to no more than this share holds but a few lines.
_SPARSE = 0.3
_PICTURE_GAP = 8.0
# What is said of the picture beside a memo's title.
_EMBLEM = "ตราสัญลักษณ์"


class FormFlow(Room):
    """The items of one form on their pages; it is where the next one goes."""

    def __init__(self, composition: Composition, form: Form, *, may_close: bool = False) -> None:
        super().__init__(form)
        self.composition = composition
        self.fonts = composition.fonts
        self.part = composition.begin(form)
        # Whether items may be set closer together for the sake of a page of a few lines.
        self.may_close = may_close
        self.pages = 0
        # The right side and the lower end of a picture that the next item stands beside.
        self._beside: tuple[float, float] | None = None

    def turn(self) -> None:
        """Start a new page, with the form's running title at its top if it is not the first."""
        self.sheet = self.composition.turn(self.form, self.part)
        self.y = self.top
        self.pages += 1
        for paragraph in running_lines(self.sheet, self.pages) if self.pages > 1 else ():
            strips = flow_strips(paragraph, self.width)
            operators = text_operators(self.fonts, strips, self.left, self.y, self.sheet.height)
            self.sheet.frame += artifact(operators, "Header")
            self.y += extent(strips)
        self.fresh_y = self.y

    def run(self) -> Iterator[Item]:
        """Set every item; yields each when it stands."""
        for items in passages(self.form.items):
            start, pages = self.composition.reached, self.pages
            yield from self._passage(items)
            taken = self.pages - pages
            if taken > 1 and self.may_close and self._is_sparse(items):
                again = closer(replace(self.form, items=()), items, taken)
                if again and self._set_again(again, start, pages) >= taken:
                    self._set_again(items, start, pages)

    def _set_again(self, items: Sequence[Item], start: Reached, pages: int) -> int:
        """Set a passage anew from where it began; how many pages it takes."""
        self.composition.go_back(start)
        self.pages = pages
        for _ in self._passage(items):
            pass
        return self.pages - pages

    def _passage(self, items: Sequence[Item]) -> Iterator[Item]:
        """Set items that begin a page; yields each when it stands."""
        self.turn()
        if self.form.centred:
            total = sum(self.height(item) for item in items)
            self.y = self.fresh_y = self.top + max(self.lowest - self.top - total, 0.0) / 2
        for index, item in enumerate(items):
            beside = self._beside
            self._place(items, index, held=index > 0 and keeps(items[index - 1]))
            if beside is not None:
                self.y = max(self.y, beside[1])
                self._beside = None
            yield item

    def _is_sparse(self, items: Sequence[Item]) -> bool:
        """Whether a few lines of some items stand on the page, beside a table's header."""
        last = items[-1]
        header = self.layout(last).header_height if isinstance(last, Table) else 0.0
        return self.y - self.fresh_y - header < self.capacity * _SPARSE

    def _place(
        self, items: Sequence[Item], index: int, *, held: bool, grouped: bool = False
    ) -> None:
        """Set one of some items where it starts well, on this page or the next.

        One that is `held` goes with what stands above it, which has seen to its room.
        """
        item = items[index]
        if self._beside is not None:
            self._set(item)
            return
        if not held and not self.fresh:
            need = self.need(items, index, grouped=grouped)
            if need > self.bottom - self.y + NEAR:
                self.turn()
        if isinstance(item, Paragraph) and self.is_parted(item) and index + 1 < len(items):
            self._set_before(item, self.need(items, index + 1, grouped=grouped))
        else:
            self._set(item)

    def _set(self, item: Item) -> None:
        """Set one item at the place, and move the place below it."""
        match item:
            case Heading():
                self._heading(item)
            case Paragraph() | Fraction() | Figure():
                shift = self._shift(item)
                strips = flow_strips(item, self.width - shift, self.lowest - self.fresh_y)
                self._strips(strips, self.part.put(flow_element(item)), shift=shift)
            case Leaders():
                shift = self._shift(item)
                strips = leader_strips(item, self.width - shift)
                lines = LeaderTags(self.part.put(Element("P")) for _ in item.parts)
                self._strips(strips, lines, whole=True, shift=shift)
            case Table():
                self._table(item)
            case Group():
                # One that no page can hold is parted where its parts start well.
                for index in range(len(item.items)):
                    held = index == 0 or keeps(item.items[index - 1])
                    self._place(item.items, index, held=held, grouped=True)
            case Picture():
                self._picture(item)
            case Chart():
                self._chart(item)
            case Contents():
                self._contents(item)

    def _shift(self, item: Item) -> float:
        """How far in an item starts: one set at the left stands beside a picture."""
        if self._beside is None or (isinstance(item, Paragraph) and item.align != "left"):
            return 0.0
        return self._beside[0]

    def _heading(self, heading: Heading) -> None:
        key = self.composition.next_key()
        title = heading.entry or heading.text
        self.sheet.bookmarks.append(Bookmark(key, title, heading.level, self.y))
        top = self.y
        element = self.part.put(Element("H", level=heading.level))
        for paragraph in heading.paragraphs:
            self._strips(flow_strips(paragraph, self.width), element, whole=True)
        if heading.place is not None and self.y > top:
            self.sheet.place(heading.place, self.left, top, self.left + self.width, self.y)

    def _set_before(self, paragraph: Paragraph, need: float) -> None:
        """Set a long paragraph whose last lines stand on the page of what follows it."""
        strips = flow_strips(paragraph, self.width)
        last = strips[-FEWEST_LINES:]
        element = self.part.put(flow_element(paragraph))
        self._strips(strips[:-FEWEST_LINES], element)
        if self.y + self.extent(last) + need > self.bottom + NEAR:
            self.turn()
        self._strips(last, element)

    def _strips(
        self,
        strips: Sequence[Strip],
        flow: Element | LeaderTags,
        *,
        whole: bool = False,
        shift: float = 0.0,
    ) -> None:
        """Set strips of a flow, over as many pages as they take; `whole` ones on one page."""
        while strips:
            if not self.fresh:
                self.y += strips[0].before
            most = self._standing(strips)
            count = unkept(strips, most)
            if count < len(strips) and (whole or count == 0) and not self.fresh:
                self.turn()
                continue
            count = count or max(most, 1)
            drawn, strips = strips[:count], strips[count:]
            if self.fresh:
                self.sheet.opening = drawn[0].text
            corner = self.left + shift, self.y
            if isinstance(flow, Element):
                self.sheet.body += cell_text(self.sheet, self.fonts, drawn, corner, flow)
            else:
                self.sheet.body += parted_text(self.sheet, self.fonts, drawn, corner, flow)
            self.y += extent(drawn)
            if strips:
                self.turn()
                self.sheet.frame_after = None

    def _standing(self, strips: Sequence[Strip]) -> int:
        """How many strips stand on this page with the notes that they bring."""
        used, notes, count = self.y - strips[0].before, 0.0, 0
        for strip in strips:
            used += strip.before + strip.height
            notes = self.sheet.notes.room(strips[: count + 1]) if strip.notes else notes
            if used + notes > self.bottom + NEAR:
                break
            count += 1
        return count

    def _table(self, table: Table) -> None:
        if not self.fresh:
            self.y += table.before
        tags = TableTags(table)
        self.part.put(tags.element)
        if table.title:
            self._strips(flow_strips(table.title, self.width), tags.caption, whole=True)
        draw_table(self.layout(table), self, tags)
        self.y += table.after

    def _picture(self, picture: Picture) -> None:
        height = picture.height * POINTS
        width = height
        data = Path(picture.path).read_bytes() if _is_file(picture.path) else b""
        own = picture_size(data) if data else None
        if own is not None:
            width = height * own.width / own.height
            image = Image(0.0, 0.0, width, height, data)
            strip = Strip(height, (), images=(image,))
            emblem = self.part.put(Element("Figure", _EMBLEM))
            self.sheet.take((strip,), self.left, self.y, emblem)
        self._beside = (width + _PICTURE_GAP, self.y + height)

    def _chart(self, chart: Chart) -> None:
        drawn = drawing(chart, self.width / POINTS)
        sheet, high = self.sheet, drawn.height * POINTS
        operators = chart_operators(self.fonts, drawn, self.left, self.y, sheet.height)
        figure = self.part.put(Element("Figure", ", ".join(chart_lines(chart))))
        lower = sheet.height - self.y - high
        figure.box = Box(self.left, lower, self.left + self.width, lower + high)
        sheet.body += sheet.marked(figure, operators)
        self.y += high + chart.after * POINTS

    def _contents(self, contents: Contents) -> None:
        """The contents: dots and links now, page numbers when they are known."""
        size = contents.size
        title = Paragraph((Run(contents.heading, bold=True),), align="center", size=size + 4)
        over = Paragraph(
            (Run(contents.page_heading, bold=True),), align="right", size=size, after=2
        )
        for paragraph in (title, over) if contents.heading else (over,):
            element = self.part.put(Element("P"))
            self._strips(flow_strips(paragraph, self.width), element, whole=True)
        lines = ContentsTags()
        self.part.put(lines.element)
        for strip, entry, last in contents_lines(contents, self.composition.entries, self.width):
            if self.y + strip.height > self.bottom + NEAR:
                self.turn()
            sheet, top = self.sheet, self.y
            right = self.left + self.width
            element = lines.of(entry)
            self._strips((strip,), element)
            link = Link(entry.key, entry.title, element, self.left, top, right, self.y)
            sheet.links.append(link)
            if last:
                sheet.body.append("")
                number = _Number(sheet, len(sheet.body) - 1, entry.key, element, (right, top), size)
                self._number_later(number)

    def _number_later(self, number: _Number) -> None:
        """Have a page number drawn when it is known."""
        fonts = self.fonts
        sheet, size = number.sheet, number.size

        def draw(labels: dict[str, str]) -> None:
            line = set_lines((Run(labels.get(number.key, "")),), sheet.width, size)[0]
            strip = Strip(size * LEADING, (Mark(-line.width, size * ASCENT, size, line),))
            operators = text_operators(fonts, (strip,), *number.corner, sheet.height)
            sheet.body[number.place] = "\n".join(sheet.marked(number.element, operators))

        self.composition.late.append(draw)


class _Number(NamedTuple):
    """A page number that is not known yet: where in its page's text it goes, and for what key.

    `element` is what it is a part of, `corner` where its right top corner will be.
    """

    sheet: Sheet
    place: int
    key: str
    element: Element
    corner: tuple[float, float]
    size: float


def _is_file(path: str) -> bool:
    return bool(path) and Path(path).is_file()
