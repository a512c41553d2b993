"""The Word file of a document: a section for each form, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from forms.document import Document, Form, Group, Heading, Item, Progress, Table
from forms.thai.strips import POINTS
from forms.word.body import Body
from forms.word.contents import Entry
from forms.word.package import WordPackage, element
from forms.word.paper import Paper, paper_of
from forms.word.sections import Section, section_xml, sections, text_width
from forms.word.settings import font_table, numbering, properties, settings, theme
from forms.word.styles import Styles
from forms.word.work import Work


def render_word(document: Document, *, progress: Progress | None = None) -> bytes:
    """The document as a .docx file.

    `progress` is called now and then with how much is done and how much there is; what it
    raises ends the work. The same document gives the same bytes.
    """
    report = progress or _silent
    paper = paper_of(document, report)
    work = Work(WordPackage(), Styles(paper.forms))
    parts = sections(paper.forms, paper.starts)
    pieces = list(_body(work, parts, paper, report))
    _add_parts(work, document, paper)
    return work.package.saved(pieces)


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _body(work: Work, parts: list[Section], paper: Paper, report: Progress) -> Iterator[str]:
    """The elements of the body; the last section's properties stand after all of them."""
    total = 2 * sum(_weight(item) for part in parts for item in part.form.items)
    done = total // 2

    def reported(item: Item) -> None:
        nonlocal done
        done = min(done + _weight(item), total)
        report(done, total)

    body = Body(work, list(_entries(paper)), reported)
    for number, part in enumerate(parts, 1):
        *others, last = body.form(part.form)
        yield from (each.xml() for each in others)
        section = section_xml(work, part, first=number == 1)
        closing = number == len(parts)
        yield last.xml("" if closing else section)
        yield section if closing else ""


def _weight(item: Item) -> int:
    """How much work an item is, roughly."""
    return 1 + len(item.body) if isinstance(item, Table) else 1


def _entries(paper: Paper) -> Iterator[Entry]:
    """What the contents list."""
    headings = (heading for form in paper.forms for heading in _headings(form.items))
    for number, heading in enumerate(headings, 1):
        if heading.entry:
            page = paper.heading_pages[number - 1]
            yield Entry(number, heading.entry, heading.level, page)


def _headings(items: Iterable[Item]) -> Iterator[Heading]:
    for item in items:
        if isinstance(item, Heading):
            yield item
        elif isinstance(item, Group):
            yield from _headings(item.items)


def _contents_width(forms: Iterable[Form], work: Work) -> float:
    """The width of the text on the paper of the contents, in millimetres."""
    found = (form for form in forms if work.styles.contents in form.items)
    form = next(found, None)
    return (text_width(form) if form else 0.0) / POINTS


def _add_parts(work: Work, document: Document, paper: Paper) -> None:
    """Add all that the body goes by."""
    package, contents = work.package, work.styles.contents
    styles = element("w:styles", work.styles.xml(_contents_width(paper.forms, work)))
    package.add("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles)
    rules = settings(notes=bool(work.notes))
    package.add("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, rules)
    package.add("theme", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, theme())
    fonts = font_table()
    package.add("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, fonts)
    if lists := numbering(contents, work.styles.deepest, work.lists):
        package.add("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, lists)
    if work.notes:
        kind, relation = CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES
        package.add("footnotes", kind, relation, work.notes_xml())
    package.add_properties(properties(document))
