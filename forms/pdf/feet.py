"""What stands at the edges of pages: catchword and small line at the foot, running lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from forms.document import PAGE, WORDS, Paragraph, Run
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import Sheet, artifact, text_operators
from forms.thai.digits import in_digits
from forms.thai.strips import POINTS, paragraph_strips
from forms.thai.words import segments

_SIZE, _SMALL = 16.0, 9.0
# Between the text and the catchword below it (points).
_GAP = 6.0
# How far from the paper's edge the small line stands, as a share of the lower margin.
_FOOT_AT = 0.6
# A catchword has words with so many letters at the least, where the line has them.
_LETTERS = 3


def running_lines(sheet: Sheet, number: int) -> tuple[Paragraph, ...]:
    """The running lines of a form's page of that number."""
    printed = in_digits(str(number), sheet.form.digits)
    return tuple(
        replace(
            line,
            runs=tuple(replace(run, text=run.text.replace(PAGE, printed)) for run in line.runs),
        )
        for line in sheet.form.running
    )


def draw_catchwords(fonts: DocumentFonts, sheets: Sequence[Sheet]) -> None:
    """At the right foot of each page the first words of the page that its form goes on with."""
    for sheet, following in pairwise(sheets):
        if sheet.form.catchword and following.form is sheet.form and following.opening:
            _draw(fonts, sheet, opening_words(following.opening))


def draw_foot(fonts: DocumentFonts, sheet: Sheet) -> None:
    """The small line at the right foot of a page, where its form has one."""
    if sheet.form.foot:
        top = sheet.height - sheet.form.margins.bottom * POINTS * _FOOT_AT
        _draw_line(fonts, sheet, sheet.form.foot, _SMALL, top)


def _draw(fonts: DocumentFonts, sheet: Sheet, words: str) -> None:
    text = sheet.form.catchword.replace(WORDS, words)
    top = sheet.height - sheet.form.margins.bottom * POINTS + _GAP
    _draw_line(fonts, sheet, text, _SIZE, top)


def _draw_line(fonts: DocumentFonts, sheet: Sheet, text: str, size: float, top: float) -> None:
    """A line below the text of a page, at the right."""
    margins = sheet.form.margins
    width = sheet.width - (margins.left + margins.right) * POINTS
    line = Paragraph((Run(text),), align="right", size=size)
    strips = paragraph_strips(line, width)[:1]
    operators = text_operators(fonts, strips, margins.left * POINTS, top, sheet.height)
    sheet.frame += artifact(operators, "Footer")


def opening_words(line: str) -> str:
    """The first words of a line: as many as it takes to tell it from others."""
    words = ""
    for piece in segments(line):
        words += piece
        if sum(letter.isalpha() for letter in words) >= _LETTERS:
            break
    return words.strip()
