"""The items of a form set one after the other, from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

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
from forms.pdf.blocks import contents_lines, leader_strips
from forms.pdf.charts import chart_operators
from forms.pdf.closer import closer, passages
from forms.pdf.composition import Composition, Reached
from forms.pdf.feet import running_lines
from forms.pdf.flows import flow_strips
from forms.pdf.grid import NEAR, unkept
from forms.pdf.ink import Bookmark, Link, PictureMark, Sheet, artifact, text_operators
from forms.pdf.room import Room, keeps
from forms.pdf.rows import draw_table
from forms.thai.setting import ASCENT, LEADING, set_lines
from forms.thai.strips import POINTS, Mark, Strip, extent

# A page that is filled to no more than this share holds but a few lines.
_SPARSE = 0.3
_PICTURE_GAP = 8.0


class FormFlow(Room):
    """The items of one form on their pages; it is where the next one goes."""

    def __init__(self, composition: Composition, form: Form, *, may_close: bool = False) -> None:
        super().__init__(form)
        self.composition = composition
        self.fonts = composition.fonts
        # Whether items may be set closer together for the sake of a page of a few lines.
        self.may_close = may_close
        self.pages = 0
        # The right side and the lower end of a picture that the next item stands beside.
        self._beside: tuple[float, float] | None = None

    def turn(self) -> None:
        """Start a new page, with the form's running title at its top if it is not the first."""
        self.composition.turned()
        self.sheet = Sheet(self.form)
        self.composition.sheets.append(self.sheet)
        self.y = self.top
        self.pages += 1
        for paragraph in running_lines(self.sheet, self.pages) if self.pages > 1 else ():
            strips = flow_strips(paragraph, self.width)
            operators = text_operators(self.fonts, strips, self.left, self.y, self.sheet.height)
            self.sheet.frame += artifact(operators)
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
                self._strips(strips, shift=shift)
            case Leaders():
                shift = self._shift(item)
                strips = leader_strips(item, self.width - shift)
                self._strips(strips, whole=True, shift=shift)
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
        for paragraph in heading.paragraphs:
            self._strips(flow_strips(paragraph, self.width), whole=True)
        if heading.place is not None and self.y > top:
            self.sheet.place(heading.place, self.left, top, self.left + self.width, self.y)

    def _set_before(self, paragraph: Paragraph, need: float) -> None:
        """Set a long paragraph whose last lines stand on the page of what follows it."""
        strips = flow_strips(paragraph, self.width)
        last = strips[-FEWEST_LINES:]
        self._strips(strips[:-FEWEST_LINES])
        if self.y + self.extent(last) + need > self.bottom + NEAR:
            self.turn()
        self._strips(last)

    def _strips(self, strips: Sequence[Strip], *, whole: bool = False, shift: float = 0.0) -> None:
        """Set strips, over as many pages as they take; `whole` ones on one page."""
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
            self.sheet.take(drawn, self.left + shift, self.y)
            self.sheet.body += text_operators(
                self.fonts, drawn, self.left + shift, self.y, self.sheet.height
            )
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
        if table.title:
            self._strips(flow_strips(table.title, self.width), whole=True)
        draw_table(self.layout(table), self)
        self.y += table.after

    def _picture(self, picture: Picture) -> None:
        height = picture.height * POINTS
        width = height
        if picture.path and Path(picture.path).is_file():
            from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - few pages have one

            across, down = ImageReader(picture.path).getSize()
            width = height * across / down
            mark = PictureMark(picture.path, self.left, self.y, width, height)
            self.sheet.pictures.append(mark)
        self._beside = (width + _PICTURE_GAP, self.y + height)

    def _chart(self, chart: Chart) -> None:
        drawn = drawing(chart, self.width / POINTS)
        self.sheet.body += chart_operators(self.fonts, drawn, self.left, self.y, self.sheet.height)
        self.y += (drawn.height + chart.after) * POINTS

    def _contents(self, contents: Contents) -> None:
        """The contents: dots and links now, page numbers when they are known."""
        size = contents.size
        title = Paragraph((Run(contents.heading, bold=True),), align="center", size=size + 4)
        over = Paragraph(
            (Run(contents.page_heading, bold=True),), align="right", size=size, after=2
        )
        for paragraph in (title, over) if contents.heading else (over,):
            self._strips(flow_strips(paragraph, self.width), whole=True)
        for strip, entry, last in contents_lines(contents, self.composition.entries, self.width):
            if self.y + strip.height > self.bottom + NEAR:
                self.turn()
            sheet, top = self.sheet, self.y
            right = self.left + self.width
            self._strips((strip,))
            sheet.links.append(Link(entry.key, self.left, top, right, self.y))
            if last:
                sheet.body.append("")
                self._number_later(sheet, len(sheet.body) - 1, entry.key, (right, top), size)

    def _number_later(
        self, sheet: Sheet, place: int, key: str, corner: tuple[float, float], size: float
    ) -> None:
        """Have a page number drawn when it is known, its right top corner at `corner`."""
        fonts = self.fonts

        def draw(labels: dict[str, str]) -> None:
            line = set_lines((Run(labels.get(key, "")),), sheet.width, size)[0]
            strip = Strip(size * LEADING, (Mark(-line.width, size * ASCENT, size, line),))
            operators = text_operators(fonts, (strip,), *corner, sheet.height)
            sheet.body[place] = "\n".join(operators)

        self.composition.late.append(draw)
