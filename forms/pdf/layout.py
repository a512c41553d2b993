"""Forms to pages: where each paragraph, table and picture of a document stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from forms.charts import drawing
from forms.document import (
    Chart,
    Contents,
    Document,
    Figure,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from forms.pdf.blocks import ContentsEntry, contents_lines, leader_strips
from forms.pdf.charts import chart_operators
from forms.pdf.embedding import DocumentFonts
from forms.pdf.flows import flow_strips
from forms.pdf.ink import Bookmark, Link, PictureMark, Sheet, artifact, text_operators
from forms.pdf.numbering import number_pages
from forms.pdf.rows import draw_table
from forms.pdf.tables import TableLayout
from forms.thai.digits import form_in_its_digits
from forms.thai.setting import ASCENT, LEADING, set_lines
from forms.thai.strips import POINTS, Mark, Strip, extent

# A paragraph is parted between pages only with so many lines on each.
_FEWEST_LINES = 2
_NUMBER_SIZE = 16.0
_PICTURE_GAP = 8.0
_NEAR = 0.01

# Draws what had to wait for the numbers of all pages, by the key of their bookmarks.
Late = Callable[[dict[str, str]], None]


class Composition:
    """The pages of a document, laid out but not yet in a file."""

    def __init__(self, entries: tuple[ContentsEntry, ...]) -> None:
        self.fonts = DocumentFonts()
        self.sheets: list[Sheet] = []
        self.entries = entries
        self.late: list[Late] = []
        self.headings = 0

    def next_key(self) -> str:
        """The key of the next heading: they are numbered as they come."""
        self.headings += 1
        return _key(self.headings)


def compose(document: Document, progress: Callable[[int, int], None]) -> Composition:
    """Lay a document out on pages. `progress` gets to half of its total here."""
    forms = [form_in_its_digits(form) for form in document.forms]
    composition = Composition(_entries(forms))
    total = 2 * sum(_weight(item) for form in forms for item in form.items)
    done = 0
    for form in forms:
        for item in _FormFlow(composition, form).run():
            done += _weight(item)
            progress(done, total)
    number_pages(composition.sheets)
    labels = {mark.key: sheet.label for sheet in composition.sheets for mark in sheet.bookmarks}
    for draw in composition.late:
        draw(labels)
    for sheet in composition.sheets:
        _draw_notes(composition.fonts, sheet)
        _draw_number(composition.fonts, sheet)
    return composition


def _weight(item: Item) -> int:
    """How much work an item is, roughly."""
    return 1 + len(item.body) if isinstance(item, Table) else 1


def _key(number: int) -> str:
    return f"heading-{number}"


def _entries(forms: Sequence[Form]) -> tuple[ContentsEntry, ...]:
    """What the contents list, with the keys that the headings will have."""
    headings = (item for form in forms for item in form.items if isinstance(item, Heading))
    return tuple(
        ContentsEntry(_key(number), heading.entry, heading.level)
        for number, heading in enumerate(headings, 1)
        if heading.entry
    )


def _draw_number(fonts: DocumentFonts, sheet: Sheet) -> None:
    """The page number, centred in the top margin as official papers have it."""
    if not sheet.label:
        return
    line = set_lines((Run(sheet.label),), sheet.width, _NUMBER_SIZE)[0]
    margin = sheet.form.margins.top * POINTS
    strip = Strip(_NUMBER_SIZE, (Mark(0.0, 0.0, _NUMBER_SIZE, line),))
    x = (sheet.width - line.width) / 2
    sheet.frame[:0] = artifact(text_operators(fonts, (strip,), x, margin * 0.6, sheet.height))


def _draw_notes(fonts: DocumentFonts, sheet: Sheet) -> None:
    """The footnotes, read last on the page and standing at its foot."""
    if not sheet.notes.height:
        return
    margins = sheet.form.margins
    top = sheet.height - margins.bottom * POINTS - sheet.notes.height
    left = margins.left * POINTS
    sheet.body += text_operators(fonts, sheet.notes.strips(), left, top, sheet.height)


class _FormFlow:
    """The items of one form, set one after the other; it is where the next one goes."""

    def __init__(self, composition: Composition, form: Form) -> None:
        self.composition = composition
        self.fonts = composition.fonts
        self.form = form
        self.sheet = Sheet(form)
        margins = form.margins
        self.left = margins.left * POINTS
        self.width = self.sheet.width - self.left - margins.right * POINTS
        self.top = margins.top * POINTS
        self.lowest = self.sheet.height - margins.bottom * POINTS
        self.y = self.top
        self.fresh_y = self.top
        self._tables: dict[int, TableLayout] = {}
        # The right side and the lower end of a picture that the next item stands beside.
        self._beside: tuple[float, float] | None = None

    @property
    def bottom(self) -> float:
        """Where the text of the page ends: above its footnotes."""
        return self.lowest - self.sheet.notes.height

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.fresh_y + _NEAR

    def turn(self) -> None:
        """Start a new page, with the form's running title at its top."""
        self.sheet = Sheet(self.form)
        self.composition.sheets.append(self.sheet)
        self.y = self.top
        for paragraph in self.form.running:
            strips = flow_strips(paragraph, self.width)
            operators = text_operators(self.fonts, strips, self.left, self.y, self.sheet.height)
            self.sheet.frame += artifact(operators)
            self.y += extent(strips)
        self.fresh_y = self.y

    def run(self) -> Iterator[Item]:
        """Set every item; yields each when it stands."""
        self.composition.sheets.append(self.sheet)
        items = self.form.items
        if self.form.centred:
            total = sum(self._height(item) for item in items)
            self.y = self.fresh_y = self.top + max(self.lowest - self.top - total, 0.0) / 2
        for index, item in enumerate(items):
            beside = self._beside
            self._place(items, index)
            if beside is not None:
                self.y = max(self.y, beside[1])
                self._beside = None
            yield item

    def _place(self, items: Sequence[Item], index: int) -> None:
        """Set one of some items where it starts well, on this page or the next."""
        item = items[index]
        if self._beside is not None:
            self._set(item)
            return
        if not self.fresh and not self._fits(items, index):
            self.turn()
        if isinstance(item, Paragraph) and index + 1 < len(items) and self._is_parted(item):
            self._set_before(item, self._need(items, index + 1))
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
                    self._place(item.items, index)
            case Picture():
                self._picture(item)
            case Chart():
                self._chart(item)
            case PageBreak():
                if not self.fresh:
                    self.turn()
            case Contents():
                self._contents(item)

    # What must find room on a page before an item may start there.

    def _fits(self, items: Sequence[Item], index: int) -> bool:
        """Whether an item, and what it keeps with, starts well on this page."""
        room = self.bottom - self.y
        need = self._need(items, index)
        return need <= room + _NEAR or need > self.lowest - self.top

    def _need(self, items: Sequence[Item], index: int) -> float:
        """The least height that an item and those it keeps with take."""
        item = items[index]
        if isinstance(item, Group):
            height = self._height(item)
            return height if height <= self.lowest - self.top else self._need(item.items, 0)
        keeps = isinstance(item, Heading) or (
            isinstance(item, Paragraph) and item.keep and not self._is_parted(item)
        )
        if keeps and index + 1 < len(items):
            return self._height(item) + self._need(items, index + 1)
        return self._height(item) if keeps else self._lead(item)

    def _is_parted(self, item: Paragraph) -> bool:
        """Whether a paragraph is so long that its last lines alone keep with what follows."""
        return item.keep and len(flow_strips(item, self.width)) >= 2 * _FEWEST_LINES

    def _lead(self, item: Item) -> float:
        """The least of an item that may stand at a page's foot."""
        match item:
            case Paragraph():
                strips = flow_strips(item, self.width)
                lines = len(strips) if len(strips) <= _FEWEST_LINES + 1 else _FEWEST_LINES
                return self._extent(strips[:lines])
            case Table():
                layout = self._layout(item)
                notes = self.sheet.notes.room(layout.lead_strips())
                return self._above(item) + layout.lead_height() + notes
            case Leaders() | Picture() | Chart() | Fraction() | Figure():
                return self._height(item)
            case _:
                return 0.0

    def _height(self, item: Item) -> float:
        """The height of a whole item with the space above it."""
        match item:
            case Paragraph() | Fraction() | Figure():
                strips = flow_strips(item, self.width, self.lowest - self.fresh_y)
                return self._extent(strips)
            case Heading() | Group():
                parts = item.paragraphs if isinstance(item, Heading) else item.items
                return sum(self._height(part) for part in parts)
            case Leaders():
                return extent(leader_strips(item, self.width))
            case Table():
                layout = self._layout(item)
                notes = self.sheet.notes.room(layout.header_strips())
                return self._above(item) + layout.height() + item.after + notes
            case Picture() | Chart():
                return self._drawn_height(item)
            case _:
                return 0.0

    def _extent(self, strips: Sequence[Strip]) -> float:
        """The height of strips with the space above them and the notes that they bring."""
        return strips[0].before + extent(strips) + self.sheet.notes.room(strips)

    def _above(self, table: Table) -> float:
        """The height of the space above a table, and of its title."""
        return table.before + (self._height(table.title) if table.title else 0.0)

    def _drawn_height(self, item: Picture | Chart) -> float:
        """The height of a picture, or of a chart with the space below it."""
        if isinstance(item, Picture):
            return item.height * POINTS
        return (drawing(item, self.width / POINTS).height + item.after) * POINTS

    def _layout(self, table: Table) -> TableLayout:
        layout = self._tables.get(id(table))
        if layout is None:
            layout = self._tables[id(table)] = TableLayout(table, self.left, self.width)
        return layout

    # Setting each kind of item.

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
        last = strips[-_FEWEST_LINES:]
        self._strips(strips[:-_FEWEST_LINES])
        if self.y + self._extent(last) + need > self.bottom + _NEAR:
            self.turn()
        self._strips(last)

    def _strips(self, strips: Sequence[Strip], *, whole: bool = False, shift: float = 0.0) -> None:
        """Set strips, over as many pages as they take; `whole` ones on one page."""
        while strips:
            if not self.fresh:
                self.y += strips[0].before
            count = self._fitting(strips)
            if count < len(strips) and (whole or count == 0) and not self.fresh:
                self.turn()
                continue
            count = max(count, 1)
            drawn, strips = strips[:count], strips[count:]
            self.sheet.take(drawn, self.left + shift, self.y)
            self.sheet.body += text_operators(
                self.fonts, drawn, self.left + shift, self.y, self.sheet.height
            )
            self.y += extent(drawn)
            if strips:
                self.turn()
                self.sheet.frame_after = None

    def _fitting(self, strips: Sequence[Strip]) -> int:
        """How many strips stand on this page, with no line left alone on either side."""
        used, notes, count = self.y - strips[0].before, 0.0, 0
        for strip in strips:
            used += strip.before + strip.height
            notes = self.sheet.notes.room(strips[: count + 1]) if strip.notes else notes
            if used + notes > self.bottom + _NEAR:
                break
            count += 1
        left = len(strips) - count
        if left == 1 and count > _FEWEST_LINES:
            count -= 1
        return 0 if left and count < _FEWEST_LINES else count

    def _table(self, table: Table) -> None:
        if not self.fresh:
            self.y += table.before
        if table.title:
            self._strips(flow_strips(table.title, self.width), whole=True)
        draw_table(self._layout(table), self)
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
            if self.y + strip.height > self.bottom + _NEAR:
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
