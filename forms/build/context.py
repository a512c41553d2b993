"""What every builder is given: the package, its edition, and names for templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from db.records import Block, KeyResult, Link, Package, Plan, PrintChoices, Report, TacticKpi
from forms.assignment import Assignment
from forms.build.charts import StandingWords
from forms.calendar import long_date
from forms.document import Paragraph, Run
from forms.editions.blocks import Line, Style
from forms.editions.edition import Edition
from forms.editions.words import Words
from forms.lookup import Lookup
from forms.plan_words import plan_word
from forms.reporting.progress import report_heading
from forms.reporting.signers import printed_signatures
from forms.reporting.standing import Standing
from forms.templates.filling import Footnote, Scope, runs, words


@dataclass(frozen=True)
class Context:
    """One build: a package on an edition's forms, reporting one quarter (or none)."""

    package: Package
    edition: Edition
    quarter: int | None = None

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.package.plan

    @property
    def words(self) -> Words:
        """The edition's fixed wording."""
        return self.edition.words

    @cached_property
    def lookup(self) -> Lookup:
        """The plan's keys and codes resolved."""
        return Lookup(self.plan)

    @cached_property
    def assignment(self) -> Assignment:
        """Which records of the plan stand in which table."""
        return Assignment(self.plan, self.edition.rules, self.lookup)

    @cached_property
    def choices(self) -> PrintChoices:
        """What the unit chose where plans differ, of what the edition offers."""
        chosen = self.plan.print_choices
        offered = {name: getattr(chosen, name) for name in self.edition.choices}
        return PrintChoices(**offered)

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.plan.fiscal_year or 0

    @cached_property
    def report(self) -> Report | None:
        """The report of the quarter; of two for one quarter the later in the file."""
        found = [report for report in self.package.reports if report.quarter == self.quarter]
        return found[-1] if found else None

    @cached_property
    def standing(self) -> Standing:
        """Where the plan stands at the end of the quarter."""
        return Standing(self.package, self.quarter or 1, self.edition.rules)

    @cached_property
    def standing_words(self) -> StandingWords:
        """The chief figures of that."""
        return StandingWords(self.standing)

    @cached_property
    def scope(self) -> Scope:
        """The names that every template of the build may use."""
        plan, year = self.plan, self.year
        return {
            "year": str(year),
            "last_year": str(year - 1),
            "unit": plan.unit.name,
            "agency": plan.agency.name,
            "title": plan.title or words(self.edition.name, {"year": str(year)}),
            "plan_word": plan_word(plan.title),
            "plan": plan,
            "choice": self.choices,
            "grid_groups": {**self.assignment.grids, "any": any(self.assignment.grids.values())},
            "note": self._footnotes(),
            "situation": self._situation(),
            "quarter": "" if self.quarter is None else str(self.quarter),
            "dots": self.words.dots,
            "report": self.report,
            "report_heading": report_heading(self.package, self.quarter or 0),
            "standing": self.standing_words,
            "signatures": printed_signatures(self.package, self.report),
            "memo": self.report.memo if self.report else None,
            "memo_date": long_date(self.report.memo.date) if self.report else "",
            "staffing_filled": self.staffing_filled,
        }

    @cached_property
    def staffing_filled(self) -> bool:
        """Whether every row of posts says how many are filled: then they are printed, too."""
        rows = self.plan.staffing
        return bool(rows) and all(
            row.civil_servants_filled is not None
            or row.permanent_employees_filled is not None
            or row.temporary_employees_filled is not None
            for row in rows
        )

    def _footnotes(self) -> Mapping[str, Footnote]:
        """The form's own notes by name; none unless they are asked for."""
        if not self.choices.footnotes:
            return {}
        names = {"year": str(self.year), "last_year": str(self.year - 1)}
        return {name: Footnote(words(text, names)) for name, text in self.edition.footnotes.items()}

    def _situation(self) -> Mapping[str, tuple[Block, ...]]:
        """The blocks of ข้อมูลทั่วไป/สถานการณ์: the first, the rest, and what leads to SWOT."""
        blocks = self.plan.situation
        heading = self.words.swot_heading
        starts = (at for at, each in enumerate(blocks) if each.heading.startswith(heading))
        swot = next(starts, len(blocks))
        first = min(1, swot)
        return {"opening": blocks[:first], "rest": blocks[first:swot], "swot": blocks[swot:]}

    def has_heading(self, beginning: str) -> bool:
        """Whether a block of the plan's essentials has a heading that begins so."""
        wanted = "".join(beginning.split())
        return any("".join(each.heading.split()).startswith(wanted) for each in self._blocks())

    def _blocks(self) -> Iterator[Block]:
        plan = self.plan
        for blocks in (plan.situation, plan.swot_conclusions, plan.past_results):
            yield from blocks

    def style(self, name: str) -> Style:
        """A style of the edition by name; the plain one where it has none of that name.

        Running text is set distributed where the unit chose so.
        """
        style = self.edition.styles.get(name) or Style()
        if style.narrative and style.align == "left" and self.choices.distributed:
            return replace(style, align="distributed")
        return style

    def paragraph(self, line: Line, scope: Scope) -> Paragraph:
        """One line of the edition, filled in."""
        style = self.style(line.style)
        paragraph = styled(runs(line.text, scope, bold=style.bold), style)
        if not line.numbered:
            return paragraph
        label, space, _ = paragraph.text.partition(" ")
        return replace(paragraph, label=label if space else "")

    def text(self, text: str, style: str = "body") -> Paragraph:
        """A text of the plan in a style of the edition."""
        look = self.style(style)
        return styled((Run(text, bold=look.bold),), look)

    def link_words(self, link: Link) -> str:
        """A link in words: ยุทธศาสตร์ที่ …, ยุทธศาสตร์ย่อยที่ …, and so on, on one line."""
        return " ".join(self.link_parts(link))

    def link_parts(self, link: Link) -> tuple[str, ...]:
        """The parts of a link in words, in the form's order."""
        return tuple(
            words(template, self._link_names(name, link))
            for name, template in self.words.links.items()
            if getattr(link, name)
        )

    def _link_names(self, name: str, link: Link) -> Scope:
        """What a part of a link is printed from: the record, and a KR or KPI in words."""
        linked = self._linked(name, link)
        if isinstance(linked, KeyResult):
            return {name: linked, "in_words": self.kr_words(linked)}
        if isinstance(linked, TacticKpi):
            return {name: linked, "in_words": self.code_words("kpi", linked.code, linked.text)}
        return {name: linked, "in_words": getattr(link, name)}

    def code_words(self, kind: Literal["kr", "kpi"], code: str, text: str) -> str:
        """A KR or KPI by code and words; a code typed with the word gets no second one.

        What is no code of the form, as a key of the file, is not printed.
        """
        word = kind.upper()
        bare_code = code.strip()
        if bare_code[: len(word)].upper() == word:
            bare_code = bare_code[len(word) :].strip(" .:")
        wording = self.words
        plain, coded = {
            "kr": (wording.kr, wording.kr_coded),
            "kpi": (wording.kpi, wording.kpi_coded),
        }[kind]
        is_code = bool(bare_code) and bare_code.replace(".", "").isdecimal()
        if not is_code and text.upper().startswith((f"{word} ", f"{word}:")):
            return text
        return words(coded if is_code else plain, {"code": bare_code, "text": text})

    def kr_words(self, result: KeyResult) -> str:
        """A key result as its column prints it: KR 3 : … (P052)."""
        in_text = f"({result.policy})" in result.text
        policy = f" ({result.policy})" if result.policy and not in_text else ""
        return self.code_words("kr", result.code, f"{result.text}{policy}")

    def _linked(self, name: str, link: Link) -> Any:
        """The record of the framework that a field of a link names; its bare text else."""
        key = getattr(link, name)
        tables: Mapping[str, Mapping[str, Any]] = {
            "strategy": self.lookup.strategies,
            "substrategy": self.lookup.substrategies,
            "objective": self.lookup.objectives,
            "key_result": self.lookup.key_results,
            "goal": self.lookup.goals,
            "tactic": self.lookup.tactics,
            "tactic_kpi": self.lookup.tactic_kpis,
            "policy": self.lookup.policies,
        }
        return tables.get(name, {}).get(key) or {"code": key, "text": key if name == "text" else ""}


def styled(parts: tuple[Run, ...], style: Style) -> Paragraph:
    """Runs as a paragraph of a style."""
    return Paragraph(
        parts,
        align=style.align,
        size=style.size,
        indent=style.indent,
        first=style.first,
        before=style.before,
        after=style.after,
        keep=style.keep,
        leading=style.leading,
    )
