"""The contents as a field of Word's that holds its result: no program has to fill it in.

Headings that stand in the contents with their own words are found by their styles, others
by an entry field beside them: a field updated in Word says what it said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from forms.document import Contents, Paragraph, Run
from forms.word.looks import Look
from forms.word.paragraphs import Block, gap_block, text_block
from forms.word.styles import CONTENTS_TITLE, Style
from forms.word.text import shown
from forms.word.work import Work, words

_TITLE = Style(CONTENTS_TITLE, Look("center", 20, bold=True, after=2, keep=True))


class Entry(NamedTuple):
    """A line of the contents: the number of its heading, its words, its level, its page."""

    number: int
    text: str
    level: int
    page: str


def bookmark_name(number: int) -> str:
    """The name of the bookmark of the nth heading."""
    return f"_Toc{number:09d}"


def bookmarked(number: int, content: str) -> str:
    """Content within the bookmark of the nth heading."""
    name = bookmark_name(number)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def entry_field(text: str, level: int) -> str:
    """The field that puts words into the contents that are no paragraph of their own."""
    said = shown(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return (
        _mark("begin", hidden=True)
        + _code(f' TC "{said}" \\l "{level}" ', hidden=True)
        + _mark("end", hidden=True)
    )


def page_field(code: str, result: str, style: Look, *, size: float = 0) -> str:
    """A field that tells a page's number, with what it came to when it was written."""
    shown_now = words(result, style, size=size)
    return f"{_mark('begin')}{_code(f' {code} ')}{_mark('separate')}{shown_now}{_mark('end')}"


def contents_blocks(work: Work, contents: Contents, entries: Sequence[Entry]) -> Iterator[Block]:
    """The contents: title, the heading of the page numbers, and a paragraph an entry.

    The field ends in the last paragraph, which nothing is seen of.
    """
    size = contents.size
    if contents.heading:
        title = Paragraph((Run(shown(contents.heading), bold=True),), size=size + 4)
        yield text_block(work, title, _TITLE, _TITLE.look._replace(size=size + 4))
    over = Paragraph((Run(shown(contents.page_heading), bold=True),), size=size)
    yield text_block(work, over, work.styles.of("plain"), Look("right", size, keep=True))
    code = f' TOC \\o "1-{work.styles.deepest}" \\f \\h \\z '
    start = f"{_mark('begin')}{_code(code)}{_mark('separate')}"
    look = Look(size=size)
    for entry in entries:
        style = Style(f"TOC{min(entry.level, work.styles.deepest)}", look)
        page = page_field(f"PAGEREF {bookmark_name(entry.number)} \\h", entry.page, look)
        said = f"{words(shown(entry.text), look)}<w:r><w:tab/></w:r>{page}"
        link = f'<w:hyperlink w:anchor="{bookmark_name(entry.number)}" w:history="1">'
        yield Block(style, look, f"{start}{link}{said}</w:hyperlink>")
        start = ""
    yield gap_block(content=f"{start}{_mark('end')}")


def _mark(kind: str, *, hidden: bool = False) -> str:
    look = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(code: str, *, hidden: bool = False) -> str:
    look = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    return f'<w:r>{look}<w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
