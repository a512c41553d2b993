"""A document gone through from top to bottom: where one is in the forms, and who takes what.

Headings say which section begins; lines and tables are those of the section, or lead to
another; what neither claims goes to the taker of the section, or on with the line before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.editions.edition import Edition
from forms.reading.comparing import likeness, squeezed
from forms.reading.labels import joined, labelled
from forms.reading.line_matching import heading_match, is_numbered, line_match, numbered_values
from forms.reading.outline import Grid, Outline, Text
from forms.reading.placing import papers
from forms.reading.placing.context import Context, Scope
from forms.reading.placing.cover import Cover
from forms.reading.placing.definitions import headings_of
from forms.reading.placing.lines import handler_of, is_of_links, link_line, say_line
from forms.reading.placing.listings import Computed, Contents
from forms.reading.placing.lists_of_records import read_list
from forms.reading.placing.tables import Tables
from forms.reading.placing.takers import taker_of
from forms.reading.placing.taking import Taker
from forms.reading.recognition.tables import Recognised, Recogniser, is_headed
from forms.reading.vocabulary.patterns import Match, matched
from forms.reading.vocabulary.sections import LineMark, Section

Progress = Callable[[float], None]
# A name so much like the unit's is the unit's.
_UNIT = 0.85
# A page's number that a program wrote as a line.
_PAGE = re.compile(r"[\s(\[-]*(?:[ก-ฮ]|[0-9๐-๙]{1,3}|[ivx]{1,4})[\s)\]-]*")
# Some words, a number, and a name.
_NAMES_ONE = re.compile(r"\S{3,24}?\s*(?P<number>[0-9๐-๙]{1,2})[\s.:]+(?P<name>\S.*)", re.DOTALL)
_LEFT = "ไม่ตรงกับหัวข้อ บรรทัด หรือตารางของแบบฟอร์ม"


@dataclass(slots=True)
class _Line:
    """A line of the form that is open: more paragraphs may go on with it."""

    mark: LineMark
    texts: list[Text] = field(default_factory=list)


class Scan:
    """One way through a document."""

    def __init__(self, context: Context, edition: Edition, sections: Sequence[Section]) -> None:
        self._context = context
        self._edition = edition
        self._sections = sections
        self._here = sections[0]
        self._tables = Tables(context, headings_of(edition))
        self._taker: Taker | None = Cover(context, edition)
        self._line: _Line | None = None
        self._last: Recognised | None = None
        self._fresh = False
        self._recogniser = Recogniser(sections, context.year, context.matches)

    def read(self, outline: Outline, progress: Progress = lambda _share: None) -> None:
        """Goes through all blocks."""
        total = max(len(outline.blocks), 1)
        blocks = [block for block in outline.blocks if not _is_running(block)]
        sheets = {first for first, _ in outline.sheets}
        for at, block in enumerate(blocks):
            if at % 20 == 0:
                progress(at / total)
            if block.spot[0] in sheets:
                self._leave_computed()
            if isinstance(block, Text):
                self._text(block)
            else:
                self._grid(block)
        self._close()
        self._running(outline)
        progress(1.0)

    def _leave_computed(self) -> None:
        """Another sheet is no part of what the forms compute on the one before."""
        self._end_line()
        if isinstance(self._taker, Computed) and not isinstance(self._taker, Contents):
            self._taker = None

    def _running(self, outline: Outline) -> None:
        """What stands at the edges of pages is no part of the way: it is the form's, or left.

        Headings of the form stand there again, the unit's name, and page numbers.
        """
        for block in outline.blocks:
            if not isinstance(block, Text) or not block.running:
                continue
            is_number = not any(letter.isalpha() for letter in block.plain)
            if is_number or self._heading_of(block) or self._is_unit(block):
                self._context.ledger.take((block.spot,))

    def _text(self, text: Text) -> None:
        if text.contents or _PAGE.fullmatch(text.plain):
            self._context.ledger.take((text.spot,))
            return
        section = self._section_of(text)
        if section is not None:
            self._enter(section, text)
        elif not self._is_line(text):
            self._end_line()
            self._beneath(text)

    def _is_line(self, text: Text) -> bool:
        """Whether a paragraph is a line of the form, or goes on with the one that is open."""
        found = self._line_of(text)
        if found is not None:
            self._begin_line(found[0], text)
            return True
        served = self._served(text)
        if served is not None:
            self._end_line()
            self._line = served
            return True
        if self._line is not None and not self._takes_before(text):
            self._line.texts.append(text)
            return True
        return False

    def _begin_line(self, mark: LineMark, text: Text) -> None:
        self._end_line()
        self._line = _Line(mark, [text])
        self._last = None if handler_of(mark) else self._last
        if mark.pattern.is_fixed and mark.pattern.template.startswith("(เอกสารแนบ"):
            self._end_line()
            if isinstance(self._taker, papers.Remarks):
                self._taker.annexes()

    def _beneath(self, text: Text) -> None:
        """A paragraph that no line of the form claims: the unit's name, a link, or contents."""
        if self._fresh and self._names_unit and self._is_unit(text):
            self._context.ledger.take((text.spot,))
        elif self._context.scope.in_link and self._is_link(text):
            pass
        elif self._taker is None or not self._taker.text(text):
            self._context.ledger.leave(text.spot, text.plain, _LEFT)

    def _takes_before(self, text: Text) -> bool:
        """Whether a paragraph after an open line is rather the taker's."""
        if self._line is None:
            return True
        if handler_of(self._line.mark) is None or self._is_complete(self._line):
            return True
        # Continuations are of the same look: a heading is none.
        return bool(text.level) and not self._line.texts[-1].level

    def _is_complete(self, line: _Line) -> bool:
        """Whether a line says all that the plan says elsewhere of the thing it names."""
        found = matched(line.mark.pattern, joined([text.plain for text in line.texts]))
        code = (
            next((v for h, v in found.values.items() if h.endswith(".code")), "") if found else ""
        )
        if found is None or not code:
            return False
        words = squeezed(list(found.values.values())[-1])
        name = line.mark.pattern.holes[0].partition(".")[0]
        path = f"framework.{name[:-1]}ies" if name.endswith("y") else f"framework.{name}s"
        known = self._context.gathered.coded(path, code)
        field_of = {"strategy": "name", "substrategy": "name"}.get(name, "text")
        said = known.values(field_of) if known is not None else []
        return any(squeezed(str(each)) == words for each in said)

    @property
    def _names_unit(self) -> bool:
        """Whether the section has a line of the unit's name alone."""
        return any(mark.pattern.holes[:1] == ("unit",) for mark in self._here.lines)

    def _is_unit(self, text: Text) -> bool:
        """Whether a line is the unit's name, the agency's with it or not."""
        plan = self._context.plan
        unit, agency = (str(plan.first(f"{each}.name") or "") for each in ("unit", "agency"))
        words = squeezed(text.plain)
        known = filter(None, (squeezed(unit), squeezed(unit + agency), squeezed(agency)))
        return any(likeness(words, each) > _UNIT for each in known)

    def _is_link(self, text: Text) -> bool:
        """Whether a line below the links of an issue is a link in words of its own."""
        if self._context.scope.issue is None or text.level or text.bold or self._taker is not None:
            return False
        link_line(self._context, text.plain, (text.spot,))
        return True

    # -- sections

    def _section_of(self, text: Text) -> Section | None:
        """The section that a heading begins: the nearest after where one is, else before."""
        return self._heading_of(text)

    def _heading_of(self, text: Text) -> Section | None:
        item = labelled(text.plain)
        words = item.text if item.number else text.plain
        if len(words) > 400 or not words.strip() or (item.label and not item.number):
            return None
        best: tuple[tuple[float, ...], Section] | None = None
        for section in self._sections:
            for order, heading in enumerate(section.headings):
                found = heading_match(heading, words)
                if found is None:
                    continue
                rank = (found.share, -self._away(section), -order)
                if best is None or rank > best[0]:
                    best = rank, section
        return best[1] if best is not None else None

    def _away(self, section: Section) -> int:
        """How far a section is: where one is, then those that follow, then those before."""
        ahead = section.number - self._here.number
        return ahead if ahead >= 0 else len(self._sections) - ahead

    def _enter(self, section: Section, text: Text) -> None:
        self._end_line()
        self._context.ledger.take((text.spot,))
        again = section is self._here and (self._fresh or section.form in {"progress"})
        report = section.form == "progress"
        if report:
            papers.note_quarter(self._context, text.plain, text)
        if again:
            return
        self._tables.close()
        if self._taker is not None:
            self._taker.close()
        before = self._here
        self._here = section
        self._last = None
        self._fresh = True
        self._context.scope = _scope_after(self._context.scope, before, section)
        self._taker = taker_of(self._context, section, text)
        self._title(section, text)

    def _title(self, section: Section, text: Text) -> None:
        """What a heading says of the plan: its unit, where it names it."""
        for heading in section.headings:
            found = matched(heading, text.plain)
            if found is not None and (unit := found.values.get("unit", "").strip()):
                self._context.say(self._context.plan, "unit.name", unit, (text.spot,))
                return

    # -- lines

    def _line_of(self, text: Text) -> tuple[LineMark, Match] | None:
        """The line of the section that a paragraph begins as."""
        words = text.plain
        best: tuple[tuple[float, ...], LineMark, Match] | None = None
        for order, mark in enumerate(self._here.lines):
            if not mark.pattern.first_words and not is_numbered(mark, words):
                continue
            found = line_match(mark, words)
            if found is None:
                continue
            coded = any(
                value for hole, value in found.values.items() if hole.endswith(("code", "number"))
            )
            in_link = self._in_link and mark.per in {"links", "link_lines"}
            rank = (round(found.share * found.length), in_link, coded, -order)
            if best is None or rank > best[0]:
                best = rank, mark, found
        return (best[1], best[2]) if best is not None else None

    @property
    def _in_link(self) -> bool:
        """Whether one stands among the links of an issue: the line that is open may say so."""
        if self._line is None:
            return self._context.scope.in_link
        return is_of_links(self._line.mark)

    def _served(self, text: Text) -> _Line | None:
        """A line whose words cannot be read, but which names an indicator that is known."""
        mark = next((line for line in self._here.lines if line.per == "served"), None)
        found = _NAMES_ONE.match(text.plain) if mark is not None else None
        if mark is None or found is None:
            return None
        known = self._context.gathered.named("indicators", found["name"], by="name", alike=0.92)
        if known is None:
            return None
        words = (
            f"{mark.pattern.template.split('{')[0].strip('* ')} {found['number']} {found['name']}"
        )
        self._context.ledger.take((text.spot,), "อ่านคำขึ้นต้นบรรทัดไม่ชัด แต่ตรงกับชื่อตัวชี้วัด")
        return _Line(mark, [replace(text, text=words, label="", formulas=())])

    def _end_line(self) -> None:
        """Says the line that is open, with what goes on with it."""
        if self._line is None:
            return
        mark, texts = self._line.mark, self._line.texts
        self._line = None
        words = joined([text.plain for text in texts])
        found = matched(mark.pattern, words)
        values: Mapping[str, str] = found.values if found is not None else {}
        if not mark.pattern.first_words:
            values = numbered_values(words)
        if not handler_of(mark):
            # A line that the form computes or fixes; what follows it is not its own.
            self._context.ledger.take((texts[0].spot,))
            return
        self._fresh = False
        say_line(self._context, mark, values, [text.spot for text in texts])

    # -- tables

    def _grid(self, grid: Grid) -> None:
        self._end_line()
        if self._taker is not None and isinstance(self._taker, Contents):
            self._taker.grid(grid)
            return
        found = self._recogniser.recognised(grid, self._here)
        if found is None:
            found = self._continued(grid)
        if found is None:
            self._tables.close()
            taken = self._taker is not None and self._taker.grid(grid)
            if not taken and not read_list(self._context, grid):
                self._nobodys(grid)
            return
        if found.section is not self._here:
            self._move(found.section)
        if isinstance(self._taker, papers.Report):
            self._taker.grid(grid)
        elif isinstance(self._taker, papers.Remarks):
            self._taker.leave()
        self._fresh = False
        self._last = found
        self._context.tables[grid.spot[0]] = found
        self._tables.read(grid, found)

    def _move(self, section: Section) -> None:
        """A table of another section leads there: its heading is missing."""
        self._tables.close()
        if self._taker is not None:
            self._taker.close()
        before = self._here
        self._here = section
        self._context.scope = _scope_after(self._context.scope, before, section)
        self._taker = taker_of(self._context, section, None)

    def _continued(self, grid: Grid) -> Recognised | None:
        """A table without headings right after one: it goes on with that, on another page."""
        last = self._last
        if last is None:
            return None
        columns = sorted(last.columns)
        headed = is_headed(grid) and not last.months
        if headed and grid.width != max(columns) + 1:
            return None
        if grid.width == max((*columns, *last.months, *last.surplus), default=-1) + 1:
            moved = 0
        elif grid.width < len(columns) + len(last.months):
            moved = grid.width - (max(columns) + 1)
        else:
            return None
        kept = {at + moved: last.columns[at] for at in columns if 0 <= at + moved < grid.width}
        if not kept:
            return None
        return Recognised(
            section=last.section,
            mark=last.mark,
            columns=kept,
            first=int(headed),
            cost=last.cost,
            months=last.months if not moved else {},
            surplus=last.surplus if not moved else (),
            doubt="ตารางไม่มีหัวตาราง อ่านต่อจากตารางก่อนหน้า",
        )

    def _nobodys(self, grid: Grid) -> None:
        for cell in grid.cells:
            self._context.ledger.leave(cell.spot, cell.text, "ไม่รู้จักตารางนี้")

    def _close(self) -> None:
        self._end_line()
        self._tables.close()
        if self._taker is not None:
            self._taker.close()


def _is_running(block: object) -> bool:
    return isinstance(block, Text) and block.running


def _scope_after(scope: Scope, before: Section, section: Section) -> Scope:
    """Where one stands as a section begins: the form's sections share but the report."""
    kept = Scope(report=scope.report)
    if section.form == before.form and section.given == before.given:
        kept = scope
    kept.dimension = section.given.get("dimension", "")
    if kept.dimension:
        kept.entry = kept.listed = kept.objective = None
        kept.strategy = kept.substrategy = kept.tactic = ""
    kept.group = None
    return kept
