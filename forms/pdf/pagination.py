"""Documents to pages: each form laid out, and what pages need to know of each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from forms.document import Document, Form, Group, Heading, Item, PageBreak, Run, Table
from forms.page_fit import laid_out
from forms.pages import PageCount
from forms.pdf.blocks import ContentsEntry
from forms.pdf.composition import Composition, heading_key
from forms.pdf.embedding import DocumentFonts
from forms.pdf.feet import draw_catchwords, draw_foot
from forms.pdf.form_flow import FormFlow
from forms.pdf.ink import Sheet, artifact, text_operators
from forms.pdf.marking import cell_text
from forms.pdf.numbering import number_pages
from forms.pdf.structure import Element
from forms.thai.digits import form_in_its_digits
from forms.thai.setting import set_lines
from forms.thai.strips import POINTS, Mark, Strip, extent

_NUMBER_SIZE = 16.0


def compose(document: Document, progress: Callable[[int, int], None]) -> Composition:
    """Lay a document out on pages. `progress` gets to half of its total here."""
    expected = _work(document.forms)
    chosen = [laid_out(form, lambda: progress(0, expected)) for form in document.forms]
    forms = [form_in_its_digits(replace(form, tighter=())) for form in chosen]
    total = _work(forms)
    done = 0

    def report() -> None:
        progress(done, total)

    composition = Composition(_entries(forms), report)
    for form, whole in zip(forms, chosen, strict=True):
        start = composition.reached
        for item in FormFlow(composition, form, may_close=not whole.tighter).run():
            done += _weight(item)
            report()
        if tighter := _tighter(whole, len(composition.sheets) - start.sheets):
            composition.go_back(start)
            for _ in FormFlow(composition, tighter).run():
                pass
        composition.forms.append(tighter or form)
    number_pages(composition.sheets)
    labels = {mark.key: sheet.label for sheet in composition.sheets for mark in sheet.bookmarks}
    for draw in composition.late:
        draw(labels)
    for sheet in composition.sheets:
        _draw_notes(composition.fonts, sheet)
        _draw_number(composition.fonts, sheet)
        draw_foot(composition.fonts, sheet)
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
    for _ in FormFlow(composition, form_in_its_digits(form)).run():
        pass
    return len(composition.sheets)


def _work(forms: Sequence[Form]) -> int:
    """How much work some forms are, roughly; as much again is it to write them."""
    return 2 * sum(_weight(item) for form in forms for item in form.items)


def _weight(item: Item) -> int:
    """How much work an item is, roughly."""
    if isinstance(item, PageBreak):
        return 0
    return 1 + len(item.body) if isinstance(item, Table) else 1


def _entries(forms: Sequence[Form]) -> tuple[ContentsEntry, ...]:
    """What the contents list, with the keys that the headings will have."""
    headings = (heading for form in forms for heading in _headings(form.items))
    return tuple(
        ContentsEntry(heading_key(number), heading.entry, heading.level)
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


def _draw_number(fonts: DocumentFonts, sheet: Sheet) -> None:
    """The page number, centred in the top margin as official papers have it."""
    if not sheet.label:
        return
    line = set_lines((Run(sheet.label),), sheet.width, _NUMBER_SIZE)[0]
    margin = sheet.form.margins.top * POINTS
    strip = Strip(_NUMBER_SIZE, (Mark(0.0, 0.0, _NUMBER_SIZE, line),))
    x = (sheet.width - line.width) / 2
    sheet.frame[:0] = artifact(
        text_operators(fonts, (strip,), x, margin * 0.6, sheet.height), "Header"
    )


def _draw_notes(fonts: DocumentFonts, sheet: Sheet) -> None:
    """The footnotes, read last on the page and standing at its foot."""
    if not sheet.notes.height:
        return
    margins = sheet.form.margins
    top = sheet.height - margins.bottom * POINTS - sheet.notes.height
    left = margins.left * POINTS
    rule, *notes = sheet.notes.strips()
    sheet.body += artifact(text_operators(fonts, rule, left, top, sheet.height))
    top += extent(rule)
    for strips in notes:
        note = sheet.part.put(Element("Note"))
        sheet.body += cell_text(sheet, fonts, strips, (left, top), note)
        top += extent(strips)
