"""Paragraphs of a Word file: a line that the writer ended is a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from forms.document import Paragraph, Run
from forms.word.lists import without_label
from forms.word.looks import LEADING, Look, look_of, paragraph_properties
from forms.word.styles import GAP, Style
from forms.word.text import shown
from forms.word.work import Work, run_words

_GAP = Style(GAP, Look(size=1))


@dataclass(slots=True)
class Block:
    """A paragraph in the making: its style, its look, the elements in it.

    `list` is the list that it is an item of, 0 for none.
    """

    style: Style
    look: Look
    content: str = ""
    page_break: bool = False
    list: int = 0

    def xml(self, section: str = "") -> str:
        """The element; the last paragraph of a section has the section's properties."""
        properties = paragraph_properties(
            self.style.id,
            self.style.look,
            self.look,
            page_break=self.page_break,
            number=self.list,
            section=section,
        )
        return f"<w:p>{properties}{self.content}</w:p>"


def text_block(work: Work, line: Paragraph, style: Style, look: Look | None = None) -> Block:
    """The paragraph of one line, in its own look or another."""
    look = look_of(line) if look is None else look
    number = work.lists.of(line) if line.label else 0
    runs = without_label(line).runs if number else line.runs
    return Block(style, look, run_words(work, runs, line.size, style.look), list=number)


def gap_block(before: float = 0.0, content: str = "") -> Block:
    """A paragraph that takes no room but what it is told to, where Word must have one."""
    return Block(_GAP, _GAP.look._replace(before=before), content)


def lines_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph for each line that the writer ended."""
    parts: list[list[Run]] = [[]]
    for run in paragraph.runs:
        if run.note:
            parts[-1].append(run)
            continue
        first, *more = shown(run.text).split("\n")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in more]
    last = len(parts) - 1
    for number, part in enumerate(parts):
        yield replace(
            paragraph,
            runs=tuple(part),
            first=0.0 if number else paragraph.first,
            before=0.0 if number else paragraph.before,
            after=paragraph.after if number == last else 0.0,
            label="" if number else paragraph.label,
            keep=paragraph.keep or number < last,
        )


def is_blank(paragraph: Paragraph) -> bool:
    """Whether nothing of a line is seen."""
    return not any(run.note or run.text.strip() for run in paragraph.runs)


def height(paragraph: Paragraph) -> float:
    """How high a line of a paragraph is with the space around it, in points."""
    line = paragraph.size * (paragraph.leading or LEADING)
    return paragraph.before + line + paragraph.after


def settled(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The lines of paragraphs; what is blank is space around its neighbours."""
    found: list[Paragraph] = []
    owed = 0.0
    for paragraph in paragraphs:
        for line in lines_of(paragraph):
            if is_blank(line):
                owed += height(line)
                continue
            found.append(replace(line, before=line.before + owed) if owed else line)
            owed = 0.0
    if owed and found:
        found[-1] = replace(found[-1], after=found[-1].after + owed)
    return found
