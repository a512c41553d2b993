"""The letters of paragraphs: runs in their look, fields by their results, equations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from forms.reading.outline import Drawn, FormulaText
from forms.reading.sources.typed import Run
from forms.reading.sources.word.drawings import drawn_of, symbol
from forms.reading.sources.word.equations import equation, field_equation
from forms.reading.sources.word.markup import children, first, name, said, switched, value
from forms.reading.sources.word.styles import Style, Styles

# What is written between: its content counts as if it stood there itself.
_AROUND = frozenset(
    {
        *("w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"),
        *("w:fldSimple", "w:dir", "w:bdo", "w:ruby", "w:rubyBase", "m:oMathPara"),
    }
)
GONE = frozenset({"w:del", "w:moveFrom"})
_LETTERS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:ptab": "\t",
    "w:softHyphen": "",
}
_BOXES = frozenset({"w:drawing", "w:pict", "w:object"})


@dataclass
class Seen:
    """What was met on the way that a reader of the document is told of, and open fields."""

    changes: int = 0
    hidden: int = 0
    comments: int = 0
    pictures: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(each.code.split()[:1] in (["TOC"], ["toc"]) for each in self.fields)


@dataclass
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    code: str = ""
    in_result: bool = False
    drawn: bool = False


@dataclass
class Letters:
    """A paragraph on its way: its runs, formulas, drawn lines, and boxes that hang on it."""

    runs: list[Run] = field(default_factory=list)
    formulas: list[FormulaText] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class Reader:
    """Reads the letters of paragraphs, one after the other: fields go on over several."""

    def __init__(self, styles: Styles, seen: Seen) -> None:
        self._styles = styles
        self._seen = seen

    def letters(self, paragraph: Any, style: Style) -> Letters:
        """The letters of a paragraph of a style."""
        made = Letters()
        self._inside(paragraph, style, made)
        return made

    def _inside(self, element: Any, style: Style, made: Letters) -> None:
        for child in element:
            match name(child):
                case "w:r":
                    self._run(child, style, made)
                case "w:ins" | "w:moveTo":
                    self._seen.changes += 1
                    self._inside(child, style, made)
                case around if around in _AROUND:
                    self._around(child, style, made)
                case gone if gone in GONE:
                    self._seen.changes += 1
                case "m:oMath":
                    self._equation(child, made)
                case "mc:AlternateContent":
                    for chosen in chosen_of(child):
                        self._inside(chosen, style, made)
                case "w:commentRangeStart":
                    self._seen.comments += 1
                case _:
                    pass

    def _around(self, element: Any, style: Style, made: Letters) -> None:
        if name(element) == "w:fldSimple":
            drawn = field_equation(value(element, "instr"))
            if drawn is not None:
                self._add(Run(drawn[0]), made)
                made.formulas += drawn[1]
                return
        self._inside(element, style, made)

    def _equation(self, element: Any, made: Letters) -> None:
        text, formulas = equation(element)
        made.runs.append(Run(text))
        made.formulas += formulas

    def _run(self, run: Any, style: Style, made: Letters) -> None:
        own = self._styles.of(said(run, "w:rPr", "w:rStyle"))
        hidden = switched(run, "w:rPr", "w:vanish")
        if hidden is None:
            hidden = own.hidden if own.hidden is not None else style.hidden
        bold = switched(run, "w:rPr", "w:b")
        if bold is None:
            bold = switched(run, "w:rPr", "w:bCs")
        if bold is None:
            bold = own.bold if own.bold is not None else style.bold
        for piece in run:
            if hidden and name(piece) == "w:t":
                self._seen.hidden += 1
                continue
            self._piece(piece, style, made, bold=bool(bold))

    def _piece(self, piece: Any, style: Style, made: Letters, *, bold: bool) -> None:
        kind = name(piece)
        letters = _letters_of(piece)
        if letters is not None:
            self._add(Run(letters, bold), made)
        elif kind == "w:fldChar":
            self._field(value(piece, "fldCharType"), made)
        elif kind == "w:instrText":
            if self._seen.fields:
                self._seen.fields[-1].code += piece.text or ""
        elif kind in {"w:footnoteReference", "w:endnoteReference"}:
            self._seen.notes.append((kind[2:-9], value(piece, "id")))
        elif kind == "mc:AlternateContent":
            for chosen in chosen_of(piece):
                for inner in chosen:
                    self._piece(inner, style, made, bold=bold)
        elif kind in _BOXES:
            made.drawn += drawn_of(piece)
            made.boxes += boxes_of(piece)
            self._seen.pictures += not made.boxes and not made.drawn
        elif kind in _AROUND:
            self._around(piece, style, made)

    def _field(self, kind: str, made: Letters) -> None:
        open_fields = self._seen.fields
        if kind == "begin":
            open_fields.append(_Field())
        elif open_fields and kind in {"separate", "end"}:
            found = open_fields[-1]
            found.in_result = True
            drawn = None if found.drawn else field_equation(found.code)
            if drawn is not None:
                found.drawn = True
                made.runs.append(Run(drawn[0]))
                made.formulas += drawn[1]
            if kind == "end":
                open_fields.pop()

    def _add(self, run: Run, made: Letters) -> None:
        """Adds letters, but for those of an instruction and of what is drawn in their place."""
        fields = self._seen.fields
        if run.text and not any(each.drawn or not each.in_result for each in fields):
            made.runs.append(run)


def _letters_of(piece: Any) -> str | None:
    """The letters of a piece of a run; None where it is of another kind."""
    kind = name(piece)
    if kind == "w:t":
        return piece.text or ""
    if kind == "w:sym":
        return symbol(value(piece, "font"), value(piece, "char"))
    if kind in _LETTERS:
        return "" if value(piece, "type") == "page" else _LETTERS[kind]
    return None


def chosen_of(alternatives: Any) -> Iterator[Any]:
    """What is to be read of alternatives: the first choice, else what stands in for it."""
    found = next(children(alternatives, "mc:Choice"), None)
    yield from (found,) if found is not None else children(alternatives, "mc:Fallback")


def boxes_of(drawing: Any) -> Iterator[Any]:
    """The contents of the text boxes in a drawing, each once."""
    waiting = list(drawing)
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element.tag, str):
            continue
        if name(element) == "w:txbxContent":
            yield element
        elif name(element) == "mc:AlternateContent":
            waiting = [*chosen_of(element), *waiting]
        else:
            waiting = [*element, *waiting]


def is_gone(paragraph: Any) -> bool:
    """Whether the mark at a paragraph's end was deleted: it goes on in the next."""
    properties = first(paragraph, "w:pPr", "w:rPr")
    return properties is not None and any(name(child) in GONE for child in properties)
