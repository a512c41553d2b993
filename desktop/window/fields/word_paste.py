"""What is kept of a paste from a word processor: headings, paragraphs and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextList, QTextListFormat

from db.fields import specs
from db.letters import why_unfit
from db.records import Block
from desktop.window.fields.text_editors import clean_lines
from desktop.window.widgets.bare_html import bare_html
from desktop.window.widgets.pasted import MOST_LETTERS, PasteError, html_in, text_in, too_long
from desktop.window.widgets.visible_html import visible_html
from forms.editing.entry import LINE_BREAK, paragraphs_of

_DEEPEST = 5
# What Word writes before an item of a list with bullets: one sign of a font of its own,
# which another font shows as any letter.
_BULLET = re.compile(
    r"""(mso-list:\s*Ignore['"][^>]{0,500}>)\s*[^\d\u0e01-\u0e2e<\s]\s*(?=<)""", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\u00a0]+")
_POINTS = 12
_PICTURE = "\ufffc"
_BULLETS = {
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
}


def blocks_of(source: QMimeData) -> tuple[Block, ...]:
    """Headed paragraphs of what was copied; what stands before a heading has none.

    Raises:
        PasteError: it is more than is pasted.
    """
    found: list[tuple[int, str]] = []
    if source.hasHtml():
        found = list(_lines(html_in(source)))
    elif source.hasText():
        texts = paragraphs_of(clean_lines(text_in(source), inner=LINE_BREAK))
        found = [(0, text.strip()) for text in texts if text.strip()]
    parts: list[tuple[str, int | None, list[str]]] = []
    for level, text in found:
        if level:
            parts.append((text, level, []))
        elif not parts:
            parts.append(("", None, [text]))
        else:
            parts[-1][2].append(text)
    blocks = [Block(heading, level, tuple(paragraphs)) for heading, level, paragraphs in parts]
    for block in blocks:
        _refuse_unfit(block)
    return tuple(blocks)


def _refuse_unfit(block: Block) -> None:
    """Refuses a heading or a paragraph that no plan takes."""
    fields = specs(Block)
    texts = [(fields["heading"], block.heading)]
    texts += [(fields["paragraphs"], paragraph) for paragraph in block.paragraphs]
    for spec, text in texts:
        if reason := why_unfit(text, spec.longest):
            raise PasteError(f"{spec.label}ที่คัดลอกไว้{reason}")


def _lines(html: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a page as (level of the heading or 0, text); a heading is one line."""
    page = bare_html(_BULLET.sub(r"\1-", visible_html(html)))
    if len(page) > MOST_LETTERS:
        raise too_long()
    document = QTextDocument()
    # Headings are made larger than it; the window's own has a size in pixels.
    document.setDefaultFont(QFont("", _POINTS))
    document.setHtml(page)
    block = document.begin()
    while block.isValid():
        level = min(block.blockFormat().headingLevel(), _DEEPEST)
        pieces = block.text().replace(_PICTURE, "").split(LINE_BREAK)
        lines = [_SPACES.sub(" ", piece).strip() for piece in pieces]
        text = (" " if level else "\n").join(filter(None, lines))
        if text:
            yield level, f"{_number(block)} {text}".strip()
        block = block.next()


def _number(block: QTextBlock) -> str:
    """What stands before an item of a list."""
    # PySide's stubs do not say that there may be none.
    items: QTextList | None = block.textList()
    if items is None:
        return ""
    return "-" if items.format().style() in _BULLETS else items.itemText(block)
