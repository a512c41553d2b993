"""An edition as the sections a reader goes through: headings, and what may stand under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from forms.editions.blocks import BlockSpec, Line
from forms.editions.edition import Edition, FormSpec
from forms.reading.comparing import squeezed
from forms.reading.vocabulary.patterns import Pattern, pattern
from forms.reading.vocabulary.tables import TableMark, table_mark
from forms.reading.vocabulary.wording import expanded
from forms.templates.parsing import holes, parsed

# Kinds of blocks that print what is typed, and so hold it again where it is read.
_HOLDING = frozenset(
    {
        *("prose", "texts", "divisions", "posts_list", "goals", "swot", "swot_lists"),
        *("contents", "labelled", "leaders", "signatures"),
    }
)
# What a reader knows before the first line: these holes are words.
KNOWN = ("year", "last_year", "plan_word")
_DOTS = "dots"
# What the forms fill from the plan as a whole; a heading with them is a heading all the same.
_OF_PLAN = frozenset({*KNOWN, "unit", "agency", "title", "quarter", "report_heading"})


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line under a heading: its pattern, the rows it stands in, and what it is said `per`."""

    pattern: Pattern
    rows: tuple[str, ...]
    per: str = ""
    kind: str = "lines"


@dataclass(frozen=True, slots=True)
class Holding:
    """A block that prints what is typed: its kind, and what of a plan it prints."""

    kind: str
    what: str
    block: BlockSpec


@dataclass(slots=True)
class Section:
    """What stands from one heading of a form to the next.

    `headings` are its lines, any of which may begin it; `own` says that a plan may have the
    heading among its own. `given` is what the heading says by itself, as the number of a มิติ.
    """

    number: int
    form: str
    headings: list[Pattern] = field(default_factory=list)
    lines: list[LineMark] = field(default_factory=list)
    tables: list[TableMark] = field(default_factory=list)
    holds: list[Holding] = field(default_factory=list)
    own: bool = False
    given: dict[str, str] = field(default_factory=dict)
    condition: str = ""

    def holding(self, kind: str) -> Holding | None:
        """What of a kind it holds."""
        return next((each for each in self.holds if each.kind == kind), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under its heading."""
        return not (self.lines or self.tables or self.holds)


def sections_of(edition: Edition, filled: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections of an edition's forms in their order; `filled` are the names of KNOWN."""
    made: list[Section] = []
    by_id = {form.id: form for form in edition.forms}
    ids = edition.order or tuple(by_id)
    for identity in ids:
        if identity in by_id:
            _Form(edition, by_id[identity], filled, made).read()
    return tuple(made)


class _Form:
    """A form on its way into sections."""

    def __init__(
        self, edition: Edition, form: FormSpec, filled: Mapping[str, str], made: list[Section]
    ) -> None:
        self._edition = edition
        self._form = form
        self._filled = filled
        self._made = made
        self._begin()

    def read(self) -> None:
        """Reads the form's blocks into sections."""
        self._blocks(self._form.blocks, ())
        self._running(self._form.running)

    def _begin(self) -> Section:
        section = Section(len(self._made), self._form.id)
        self._made.append(section)
        return section

    @property
    def _here(self) -> Section:
        return self._made[-1]

    def _blocks(self, blocks: tuple[BlockSpec, ...], rows: tuple[str, ...]) -> None:
        for block in blocks:
            if block.kind == "each" and block.rows == "dimensions":
                self._dimensions(block, rows)
            elif block.kind == "each":
                self._blocks(block.blocks, (*rows, block.rows))
            elif block.kind == "inner":
                self._blocks(block.blocks, rows)
            elif block.kind == "part":
                self._blocks(self._edition.parts[block.rows], rows)
            elif block.kind == "heading":
                self._heading(block, rows)
            elif block.kind == "table":
                self._table(block, rows)
            else:
                self._other(block, rows)

    def _dimensions(self, block: BlockSpec, rows: tuple[str, ...]) -> None:
        """Each มิติ is a section of its own: the edition says which there are."""
        filled = self._filled
        for dimension in self._edition.dimensions:
            names = {
                "dimension.number": str(dimension.number),
                "dimension.name": dimension.name,
                "dimension.strategies": dimension.strategies,
            }
            self._filled = {**filled, **names}
            before = len(self._made)
            self._blocks(block.blocks, (*rows, block.rows))
            for section in self._made[before:]:
                section.given["dimension"] = str(dimension.number)
        self._filled = filled

    def _heading(self, block: BlockSpec, rows: tuple[str, ...]) -> None:
        fixed = [line for line in block.lines if self._is_fixed(line)]
        # What stands over one of several things is a line of the section that they are in.
        if set(rows) - {"dimensions"} or not (fixed or self._is_filled(block.entry)):
            self._lines(block, rows)
            return
        # Two wordings of one heading, of which a unit chooses, begin one section.
        here = self._here
        other = bool(block.when and here.condition and here.is_empty and here.headings)
        if not (other or (here.is_empty and not here.headings)):
            here = self._begin()
        here.condition = block.when
        here.own = here.own or bool(block.unless)
        texts = [line.text for line in fixed]
        joined = " ".join(texts) if len(texts) > 1 else ""
        entry = block.entry if self._is_filled(block.entry) else ""
        for text in dict.fromkeys(filter(None, (*texts, joined, entry))):
            here.headings.append(self._pattern(text))
        rest = tuple(line for line in block.lines if line not in fixed)
        if rest:
            self._lines(replace(block, lines=rest), rows)

    def _running(self, lines: tuple[Line, ...]) -> None:
        """Lines at the top of further pages begin the form's section, too."""
        first = next((s for s in self._made if s.form == self._form.id and not s.is_empty), None)
        known = {heading.template for heading in first.headings} if first else set()
        for line in lines:
            if first is not None and self._is_fixed(line) and line.text not in known:
                first.headings.append(self._pattern(line.text))

    def _is_fixed(self, line: Line) -> bool:
        return not line.per and self._is_filled(line.text)

    def _is_filled(self, template: str) -> bool:
        """Whether a template says the same in every plan, but for the plan's own names."""
        parts = parsed(template)
        names = {n for n in holes(parts) if not n.startswith("note.") and n not in self._filled}
        words = squeezed("".join(part.text for part in parts if not part.is_hole))
        return bool(words) and names <= _OF_PLAN

    def _lines(self, block: BlockSpec, rows: tuple[str, ...]) -> None:
        before: Pattern | None = None
        for line in block.lines:
            for template in expanded(line, self._edition.words):
                wanted = self._pattern(template)
                if wanted.holes == (_DOTS,):
                    # The same line where it is empty: what was written there is of its last hole.
                    wanted = wanted.renamed(_DOTS, before.main_hole if before else _DOTS)
                else:
                    before = wanted if wanted.holes else before
                self._here.lines.append(LineMark(wanted, rows, line.per, block.kind))

    def _table(self, block: BlockSpec, rows: tuple[str, ...]) -> None:
        here = self._here
        here.tables.append(table_mark(block, (*rows, block.rows), self._filled, here.form))
        self._lines(block, (*rows, block.rows))

    def _other(self, block: BlockSpec, rows: tuple[str, ...]) -> None:
        if block.kind in _HOLDING:
            self._here.holds.append(Holding(block.kind, block.rows, block))
        if block.kind == "lines":
            self._lines(block, rows)

    def _pattern(self, template: str) -> Pattern:
        return pattern(template, self._filled)


def all_tables(sections: tuple[Section, ...]) -> Iterator[tuple[Section, TableMark]]:
    """Every table of the sections with its section."""
    for section in sections:
        for table in section.tables:
            yield section, table
