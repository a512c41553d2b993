"""Sections: the paper of each form, its page numbers, and what stands on its further pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from forms.document import PAGE, Form, Paragraph, Run
from forms.page_setup import Numbering
from forms.thai.strips import POINTS
from forms.word.contents import page_field
from forms.word.looks import LEADING, Look, look_of, paragraph_properties
from forms.word.measures import twips
from forms.word.paragraphs import settled
from forms.word.styles import PAGE_HEADER
from forms.word.work import Work, run_words, words

# A4 in millimetres.
_PAPER = (210.0, 297.0)
_NUMBER_SIZE, _FOOT_SIZE = 16.0, 9.0
# Where in the upper margin the baseline of a page's number is, and how much of its line
# is above that, in ems.
_NUMBER_AT, _ASCENT = 0.6, 0.85
_HEADER = Look("center")


class Section(NamedTuple):
    """A form's place in the file: what kind of numbers it has, and with which it begins.

    A form of the same kind as the one before it counts on: it begins with none. `footed`: a
    form of the file has a line at its foot, so that each section says what stands there.
    """

    form: Form
    start: int | None
    footed: bool = False


def sections(forms: Sequence[Form], starts: Iterable[int]) -> list[Section]:
    """The sections of forms that begin with these numbers, each among those of its kind."""
    found: list[Section] = []
    before: Numbering | None = None
    footed = any(form.foot for form in forms)
    for form, start in zip(forms, starts, strict=True):
        own = form.numbering == "none"
        begins = 1 if own else None if form.numbering == before else start
        found.append(Section(form, begins, footed))
        before = form.numbering
    return found


def text_width(form: Form) -> float:
    """The width between a form's margins, in points."""
    width = _PAPER[form.orientation == "landscape"]
    return (width - form.margins.left - form.margins.right) * POINTS


def text_height(form: Form) -> float:
    """The height between a form's margins, in points."""
    height = _PAPER[form.orientation != "landscape"]
    return (height - form.margins.top - form.margins.bottom) * POINTS


def section_xml(work: Work, section: Section, *, first: bool) -> str:
    """The properties of a form's section."""
    form = section.form
    sideways = form.orientation == "landscape"
    width, height = (twips(side) for side in (_PAPER[::-1] if sideways else _PAPER))
    turned = ' w:orient="landscape"' if sideways else ""
    margins = form.margins
    thai = '<w:footnotePr><w:numFmt w:val="thaiNumbers"/></w:footnotePr>'
    return "".join(
        (
            "<w:sectPr>",
            *_references(work, section),
            thai if form.digits == "thai" and work.notes else "",
            "" if first else '<w:type w:val="nextPage"/>',
            f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>',
            (
                f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}" '
                f'w:bottom="{twips(margins.bottom)}" w:left="{twips(margins.left)}" '
                f'w:header="{twips(_header_top(form))}" w:footer="{twips(margins.bottom / 2)}" '
                'w:gutter="0"/>'
            ),
            _numbers(section),
            '<w:vAlign w:val="center"/>' if form.centred else "",
            "<w:titlePg/>" if form.running else "",
            "</w:sectPr>",
        )
    )


def _references(work: Work, section: Section) -> Iterable[str]:
    form = section.form
    number = _number(form)
    heads = {"default": number}
    if form.running:
        heads = {"first": number, "default": f"{number}{_running(work, form)}"}
    for kind, content in heads.items():
        relation = work.package.header(content or _line(""))
        yield f'<w:headerReference w:type="{kind}" r:id="{relation}"/>'
    for kind in heads if section.footed else ():
        relation = work.package.footer(_foot(form))
        yield f'<w:footerReference w:type="{kind}" r:id="{relation}"/>'


def _numbers(section: Section) -> str:
    formats = {"letters": "thaiLetters", "bare_letters": "thaiLetters"}
    kind = formats.get(section.form.numbering, "decimal")
    if kind == "decimal" and section.form.digits == "thai":
        kind = "thaiNumbers"
    start = f' w:start="{section.start}"' if section.start is not None else ""
    return f'<w:pgNumType w:fmt="{kind}"{start}/>'


def _header_top(form: Form) -> float:
    """How far from the paper's edge the header begins, in millimetres."""
    return max(form.margins.top * _NUMBER_AT - _NUMBER_SIZE * _ASCENT / POINTS, 4.0)


def _number(form: Form) -> str:
    """The line of the page's number, in the middle of the upper margin."""
    if form.numbering == "none":
        return ""
    field = page_field("PAGE", "1", _HEADER)
    if form.numbering == "letters":
        field = f"{words('(', _HEADER)}{field}{words(')', _HEADER)}"
    return _line(field)


def _line(content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{PAGE_HEADER}"/></w:pPr>{content}</w:p>'


def _foot(form: Form) -> str:
    """The small line at the foot of a form's pages; a section without its own takes another's."""
    if not form.foot:
        return _line("")
    properties = paragraph_properties(PAGE_HEADER, _HEADER, Look("right"))
    return f"<w:p>{properties}{words(form.foot, _HEADER, size=_FOOT_SIZE)}</w:p>"


def _running(work: Work, form: Form) -> str:
    """The title that further pages have, from the upper margin on."""
    above = form.margins.top - _header_top(form)
    number = 0.0 if form.numbering == "none" else _NUMBER_SIZE * LEADING
    room = max(above * POINTS - number, 0.0)
    made: list[str] = []
    for line in settled(form.running):
        look = look_of(line)._replace(keep=False)
        if not made:
            look = look._replace(before=look.before + room)
        properties = paragraph_properties(PAGE_HEADER, _HEADER, look)
        made.append(f"<w:p>{properties}{_with_page(work, line)}</w:p>")
    return "".join(made)


def _with_page(work: Work, line: Paragraph) -> str:
    """The words of a line, with the page's number where it is named."""
    made: list[str] = []
    for run in line.runs:
        before, *after = run.text.split(PAGE)
        made.append(_part(work, run, before, line.size))
        for text in after:
            made += [page_field("PAGE", "2", _HEADER, size=line.size)]
            made.append(_part(work, run, text, line.size))
    return "".join(made)


def _part(work: Work, run: Run, text: str, size: float) -> str:
    part = Run(text, run.bold, run.underline)
    return run_words(work, (part,), size, _HEADER)
