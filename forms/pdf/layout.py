"""Forms to pages: where each paragraph, table and picture of a document stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from forms.cells import FEWEST_LINES
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
from forms.pages import PageCount
from forms.pdf.blocks import ContentsEntry, contents_lines, leader_strips
from forms.pdf.charts import chart_operators
from forms.pdf.closer import closer, passages
from forms.pdf.embedding import DocumentFonts
from forms.pdf.feet import draw_catchwords, running_lines
from forms.pdf.flows import flow_strips
from forms.pdf.grid import NEAR, unkept
from forms.pdf.ink import Bookmark, Link, PictureMark, Sheet, artifact, text_operators
from forms.pdf.numbering import number_pages
from forms.pdf.rows import draw_table
from forms.pdf.tables import TableLayout
from forms.thai.digits import form_in_its_digits
from forms.thai.setting import ASCENT, LEADING, set_lines
from forms.thai.strips import POINTS, Mark, Strip, extent
from forms.widths import with_chosen_widths

_NUMBER_SIZE = 16.0
# A page that is filled to no more than this share holds but a few lines.
_SPARSE = 0.3
_PICTURE_GAP = 8.0

# Draws what had to wait for the numbers of all pages, by the key of their bookmarks.
Late = Callable[[dict[str, str]], None]


class _Mark(NamedTuple):
    """How far a composition has come: sheets, late draws, headings."""

    sheets: int
    late: int
    headings: int


class Composition:
    """The pages of a document, laid out but not yet in a file."""

    def __init__(self, entries: tuple[ContentsEntry, ...]) -> None:
        self.fonts = DocumentFonts()
        self.sheets: list[Sheet] = []
        self.entries = entries
        self.late: list[Late] = []
        self.headings = 0

    @property
    def mark(self) -> _Mark:
        """Where it is now, to go back to."""
        return _Mark(len(self.sheets), len(self.late), self.headings)

    def go_back(self, mark: _Mark) -> None:
        """Forget all that was laid out since then."""
        del self.sheets[mark.sheets :], self.late[mark.late :]
        self.headings = mark.headings

    def next_key(self) -> str:
        """The key of the next heading: they are numbered as they come."""
        self.headings += 1
        return _key(self.headings)


def compose(document: Document, progress: Callable[[int, int], None]) -> Composition:
    """Lay a document out on pages. `progress` gets to half of its total here."""
    chosen = [with_chosen_widths(form) for form in document.forms]
    forms = [form_in_its_digits(replace(form, tighter=())) for form in chosen]
    composition = Composition(_entries(forms))
    total = 2 * sum(_weight(item) for form in forms for item in form.items)
    done = 0
    for form, whole in zip(forms, chosen, strict=True):
        mark = composition.mark
        for item in _FormFlow(composition, form, may_close=not whole.tighter).run():
            done += _weight(item)
            progress(done, total)
        if tighter := _tighter(whole, len(composition.sheets) - mark.sheets):
            composition.go_back(mark)
            for _ in _FormFlow(composition, tighter).run():
                pass
    number_pages(composition.sheets)
    labels = {mark.key: sheet.label for sheet in composition.sheets for mark in sheet.bookmarks}
    for draw in composition.late:
        draw(labels)
    for sheet in composition.sheets:
        _draw_notes(composition.fonts, sheet)
        _draw_number(composition.fonts, sheet)
    draw_catchwords(composition.fonts, composition.sheets)
    return composition


@lru_cache(maxsize=16)
def _tighter(form: Form, pages: int) -> Form | None:
    """The form with the least tightening that saves one of its pages; None where none does."""
    settings = [replace(form, items=items, tighter=()) for items in form.tighter]
    if not settings or PageCount(settings[-1]).pages() >= pages:
        return None
    fewest = _pages(settings[-1])
    if fewest >= pages:
        return None
    first = bisect_left(settings, -fewest, key=lambda setting: -_pages(setting))
    return form_in_its_digits(settings[first])


def _pages(form: Form) -> int:
    """How many pages a form takes."""
    composition = Composition(())
    for _ in _FormFlow(composition, form_in_its_digits(form)).run():
        pass
    return len(composition.sheets)


def _weight(item: Item) -> int:
    """How much work an item is, roughly."""
    if isinstance(item, PageBreak):
        return 0
    return 1 + len(item.body) if isinstance(item, Table) else 1


def _key(number: int) -> str:
    return f"heading-{number}"


def _entries(forms: Sequence[Form]) -> tuple[ContentsEntry, ...]:
    """What the contents list, with the keys that the headings will have."""
    headings = (heading for form in forms for heading in _headings(form.items))
    return tuple(
        ContentsEntry(_key(number), heading.entry, heading.level)
        for number, heading in enumerate(headings, 1)
        if heading.entry
    )


def _headings(items: Sequence[Item]) -> Iterator[Heading]:
    """The headings among items, those in groups too."""
    for item in items:
        if isinstance(item, Heading):
            yield item
        elif isinstance(item, Group):
            yield from _headings(item.items)


def _keeps(item: Item) -> bool:
    """Whether an item stays on one page with what follows it."""
    return isinstance(item, Heading) or (isinstance(item, Paragraph) and item.keep)


def _space_above(item: Item) -> float:
    """The blank space above an item, which a page's top drops."""
    match item:
        case Heading(paragraphs=(first, *_)) | Group(items=(first, *_)):
            return _space_above(first)
        case Paragraph() | Table():
            return item.before
        case _:
            return 0.0


def _space_below(item: Item) -> float:
    """The blank space below an item, which a page's end may drop."""
    match item:
        case Group(items=(*_, last)):
            return _space_below(last)
        case Table():
            return item.after
        case _:
            return 0.0


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

    def __init__(self, composition: Composition, form: Form, *, may_close: bool = False) -> None:
        self.composition = composition
        self.fonts = composition.fonts
        self.form = form
        # Whether items may be set closer together for the sake of a page of a few lines.
        self.may_close = may_close
        self.sheet = Sheet(form)
        margins = form.margins
        self.left = margins.left * POINTS
        self.width = self.sheet.width - self.left - margins.right * POINTS
        self.top = margins.top * POINTS
        self.lowest = self.sheet.height - margins.bottom * POINTS
        self.y = self.top
        self.fresh_y = self.top
        running = sum(extent(flow_strips(each, self.width)) for each in form.running)
        # What a page of its own has room for.
        self.capacity = self.lowest - self.top - running
        self.pages = 0
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
        return self.y <= self.fresh_y + NEAR

    def turn(self) -> None:
        """Start a new page, with the form's running title at its top if it is not the first."""
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
            mark, pages = self.composition.mark, self.pages
            yield from self._passage(items)
            taken = self.pages - pages
            if taken > 1 and self.may_close and self._is_sparse(items):
                again = closer(self.form, items, taken)
                if again and self._set_again(again, mark, pages) >= taken:
                    self._set_again(items, mark, pages)

    def _set_again(self, items: Sequence[Item], mark: _Mark, pages: int) -> int:
        """Set a passage anew from where it began; how many pages it takes."""
        self.composition.go_back(mark)
        self.pages = pages
        for _ in self._passage(items):
            pass
        return self.pages - pages

    def _passage(self, items: Sequence[Item]) -> Iterator[Item]:
        """Set items that begin a page; yields each when it stands."""
        self.turn()
        if self.form.centred:
            total = sum(self._height(item) for item in items)
            self.y = self.fresh_y = self.top + max(self.lowest - self.top - total, 0.0) / 2
        for index, item in enumerate(items):
            beside = self._beside
            self._place(items, index, held=index > 0 and _keeps(items[index - 1]))
            if beside is not None:
                self.y = max(self.y, beside[1])
                self._beside = None
            yield item

    def _is_sparse(self, items: Sequence[Item]) -> bool:
        """Whether a few lines of some items stand on the page, beside a table's header."""
        last = items[-1]
        header = self._layout(last).header_height if isinstance(last, Table) else 0.0
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
            need = self._need(items, index, grouped=grouped)
            if need > self.bottom - self.y + NEAR:
                self.turn()
        if isinstance(item, Paragraph) and self._is_parted(item) and index + 1 < len(items):
            self._set_before(item, self._need(items, index + 1, grouped=grouped))
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
                    held = index == 0 or _keeps(item.items[index - 1])
                    self._place(item.items, index, held=held, grouped=True)
            case Picture():
                self._picture(item)
            case Chart():
                self._chart(item)
            case Contents():
                self._contents(item)

    # What must find room on a page before an item may start there.

    def _need(self, items: Sequence[Item], index: int, *, grouped: bool = False) -> float:
        """The least height that an item and those it keeps with take.

        A group is whole where a page can hold it, else the tables in it are; `grouped`
        items are those of such a group.
        """
        whole = self._chain(items, index, grouped=grouped, whole=True)
        if whole - _space_above(items[index]) <= self.capacity + NEAR:
            return whole
        return self._chain(items, index, grouped=grouped, whole=False)

    def _chain(self, items: Sequence[Item], index: int, *, grouped: bool, whole: bool) -> float:
        """The height of an item, or of its least part, after those that keep with it."""
        item = items[index]
        if isinstance(item, Group):
            if whole:
                return self._height(item) - _space_below(item)
            return self._need(item.items, 0, grouped=True)
        if _keeps(item) and not self._is_parted(item):
            height = self._height(item)
            if index + 1 < len(items):
                height += self._chain(items, index + 1, grouped=grouped, whole=whole)
            return height
        if grouped and whole and isinstance(item, Table):
            return self._height(item) - item.after
        return self._lead(item)

    def _is_parted(self, item: Item) -> bool:
        """Whether a paragraph is so long that its last lines alone keep with what follows."""
        if not isinstance(item, Paragraph) or not item.keep:
            return False
        return len(flow_strips(item, self.width)) >= 2 * FEWEST_LINES

    def _lead(self, item: Item) -> float:
        """The least of an item that may stand at a page's foot."""
        match item:
            case Paragraph():
                strips = flow_strips(item, self.width)
                lines = len(strips) if len(strips) <= FEWEST_LINES + 1 else FEWEST_LINES
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
        last = strips[-FEWEST_LINES:]
        self._strips(strips[:-FEWEST_LINES])
        if self.y + self._extent(last) + need > self.bottom + NEAR:
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
