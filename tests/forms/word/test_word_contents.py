"""The contents of a Word file: whole when it is opened, and the same when Word updates it."""

from __future__ import annotations

import re
from dataclasses import replace

from db.package.file import read_package
from forms.document import Group, Heading, Item
from forms.pdf import render
from forms.word import render_word
from tests.forms.build.small import a_plan
from tests.forms.word.files import Element, W, part, text, value
from tests.forms.word.plans import SAMPLE, document_of, everything_written, written


def code_of(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(W + "instrText"))


def entries(body: Element) -> list[tuple[int, str, str]]:
    """The lines of the contents as they are: level, words, page."""
    found = []
    for paragraph in body.iter(W + "p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        link = paragraph.find(W + "hyperlink")
        if style.startswith("TOC") and link is not None:
            at = next(n for n, run in enumerate(link) if run.find(W + "tab") is not None)
            said = "".join(text(run) for run in link[:at])
            page = "".join(text(run) for run in link[at:])
            found.append((int(style.removeprefix("TOC")), said, page))
    return found


def updated(body: Element) -> list[tuple[int, str]]:
    """The lines that Word gathers for a field TOC \\o "1-…" \\f."""
    found = []
    for paragraph in body.iter(W + "p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if heading := re.fullmatch(r"Heading(\d)", style):
            found.append((int(heading[1]), text(paragraph)))
        fields = re.findall(r'TC "(.*?)" \\l "(\d)"', code_of(paragraph))
        found += [(int(level), said) for said, level in fields]
    return found


def headings(items: tuple[Item, ...]) -> list[Heading]:
    found: list[Heading] = []
    for item in items:
        if isinstance(item, Heading):
            found.append(item)
        elif isinstance(item, Group):
            found += headings(item.items)
    return found


def test_the_contents_list_what_the_document_lists() -> None:
    document = document_of(read_package(SAMPLE))
    listed = [each for form in document.forms for each in headings(form.items) if each.entry]
    shown = entries(part(written(SAMPLE)))
    assert [(level, said) for level, said, _ in shown] == [(e.level, e.entry) for e in listed]


def test_a_field_updated_in_word_lists_the_same() -> None:
    for data in (written(SAMPLE), everything_written("2567"), everything_written("2566")):
        body = part(data)
        assert updated(body) == [(level, said) for level, said, _ in entries(body)]


def test_every_line_has_its_page_as_it_is_numbered() -> None:
    pages = [page for *_, page in entries(part(written(SAMPLE)))]
    assert pages[:2] == ["(ก)", "(ข)"]
    numbers = [int(page) for page in pages[2:] if page.isdigit()]
    assert numbers == sorted(numbers)
    assert numbers[0] == 1
    assert len(numbers) == len(pages) - 2
    last = max(
        int(page.label)
        for page in render(document_of(read_package(SAMPLE))).pages
        if page.label.isdigit()
    )
    assert last * 0.8 <= numbers[-1] <= last * 1.2


def test_the_navigation_shows_every_heading_at_its_level() -> None:
    document = document_of(read_package(SAMPLE))
    styles = part(written(SAMPLE), "word/styles.xml")
    outlines = {
        value(style, "styleId"): int(value(level))
        for style in styles.iter(W + "style")
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    shown = [
        outlines[style] + 1
        for paragraph in part(written(SAMPLE)).iter(W + "p")
        if (style := value(paragraph.find(f"{W}pPr/{W}pStyle"))) in outlines
    ]
    wanted = [h.level for form in document.forms for h in headings(form.items) if h.paragraphs]
    assert shown == wanted


def test_marks_of_the_contents_are_a_list() -> None:
    body, styles = part(written(SAMPLE)), part(written(SAMPLE), "word/styles.xml")
    assert not any(said.startswith("-") for _, said, _ in entries(body))
    marked = [s for s in styles.iter(W + "style") if s.find(f"{W}pPr/{W}numPr") is not None]
    assert [value(style, "styleId") for style in marked] == ["TOC2"]


def test_a_form_alone_has_no_field() -> None:
    made = document_of(a_plan(vision="เมืองน่าอยู่"))
    alone = next(form for form in made.forms if form.id == "essentials")
    body = part(render_word(replace(made, forms=(alone,))))
    assert body.find(f".//{W}instrText") is None
