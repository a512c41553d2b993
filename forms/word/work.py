"""What the parts of a Word file share while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.document import Run
from forms.word.lists import Lists
from forms.word.looks import Look, run_properties
from forms.word.package import WordPackage, element
from forms.word.styles import FOOTNOTE, FOOTNOTE_NUMBER, NOTE_SIZE, Styles
from forms.word.text import shown, stretches, text_element

_NOTE = Look(size=NOTE_SIZE)
# Word has two notes of its own: the rule above notes, and that above those that go on.
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


@dataclass(slots=True)
class Work:
    """A file in the making: its package and styles, and what is counted through it."""

    package: WordPackage
    styles: Styles
    notes: list[str] = field(default_factory=list)
    lists: Lists = field(default_factory=Lists)
    headings: int = 0
    drawings: int = 0

    def drawing_number(self) -> int:
        """The number of the next drawing."""
        self.drawings += 1
        return self.drawings

    def heading_number(self) -> int:
        """The number of the next heading."""
        self.headings += 1
        return self.headings

    def note(self, text: str) -> str:
        """The run with the number of a new footnote."""
        self.notes.append(text)
        number = f'<w:rPr><w:rStyle w:val="{FOOTNOTE_NUMBER}"/></w:rPr>'
        return f'<w:r>{number}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def notes_xml(self) -> str:
        """The part that holds the footnotes."""
        notes = (_note_xml(number, text) for number, text in enumerate(self.notes, 1))
        return element("w:footnotes", f"{_RULES}{''.join(notes)}")


def _note_xml(number: int, text: str) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_NUMBER}"/></w:rPr><w:footnoteRef/></w:r>'
    lines = shown(text).split("\n")
    paragraphs = [
        f'<w:p><w:pPr><w:pStyle w:val="{FOOTNOTE}"/></w:pPr>'
        f"{'' if at else mark}{words(line if at else f' {line}', _NOTE)}</w:p>"
        for at, line in enumerate(lines)
    ]
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'


def words(text: str, style: Look, *, bold: bool | None = None, size: float = 0) -> str:
    """Runs of a text in one look, one a script; without `bold` and `size` the style's own."""
    return runs_of(text, style, bold=style.bold if bold is None else bold, size=size or style.size)


def runs_of(
    text: str, style: Look, *, bold: bool, size: float, underline: str = "", font: str = ""
) -> str:
    """Runs of a text that is shown as it is, one for each stretch of a script."""
    made: list[str] = []
    for part, thai in stretches(text):
        look = run_properties(
            size, bold=bold, style=style, thai=thai, underline=underline, font=font
        )
        made.append(f"<w:r>{look}{text_element(part)}</w:r>")
    return "".join(made)


def run_words(work: Work, runs: tuple[Run, ...], size: float, style: Look) -> str:
    """The runs of a paragraph on one line: neighbours of one look are one."""
    made: list[str] = []
    waiting: tuple[str, bool, bool] | None = None
    for run in runs:
        if run.note:
            made += [_written(waiting, size, style), work.note(run.note)]
            waiting = None
        elif waiting is not None and waiting[1:] == (run.bold, run.underline):
            waiting = (waiting[0] + run.text, run.bold, run.underline)
        elif run.text:
            made.append(_written(waiting, size, style))
            waiting = (run.text, run.bold, run.underline)
    made.append(_written(waiting, size, style))
    return "".join(made)


def _written(stretch: tuple[str, bool, bool] | None, size: float, style: Look) -> str:
    if stretch is None:
        return ""
    text, bold, underline = stretch
    return runs_of(text, style, bold=bold, size=size, underline="single" if underline else "")
