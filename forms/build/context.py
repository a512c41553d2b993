"""What every builder is given: the package, its edition, and names for templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from db.records import Link, Package, Plan, Report
from forms.build.charts import StandingWords
from forms.build.template import Scope, runs, words
from forms.calendar import long_date
from forms.document import Paragraph, Run
from forms.edition import Edition, Line, Style, Words
from forms.lookup import Lookup
from forms.signers import printed_signatures
from forms.standing import Standing


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
    def scope(self) -> Scope:
        """The names that every template of the build may use."""
        plan, year = self.plan, self.year
        return {
            "year": str(year),
            "last_year": str(year - 1),
            "unit": plan.unit.name,
            "agency": plan.agency.name,
            "title": plan.title or words(self.edition.name, {"year": str(year)}),
            "plan": plan,
            "quarter": "" if self.quarter is None else str(self.quarter),
            "dots": self.words.dots,
            "report": self.report,
            "standing": StandingWords(self.standing),
            "signatures": printed_signatures(self.package, self.report),
            "memo": self.report.memo if self.report else None,
            "memo_date": long_date(self.report.memo.date) if self.report else "",
            "staffing_filled": any(
                row.civil_servants_filled is not None
                or row.permanent_employees_filled is not None
                or row.temporary_employees_filled is not None
                for row in plan.staffing
            ),
        }

    def style(self, name: str) -> Style:
        """A style of the edition by name; the plain one where it has none of that name."""
        return self.edition.styles.get(name) or Style()

    def paragraph(self, line: Line, scope: Scope) -> Paragraph:
        """One line of the edition, filled in."""
        style = self.style(line.style)
        return styled(runs(line.text, scope, bold=style.bold), style)

    def text(self, text: str, style: str = "body") -> Paragraph:
        """A text of the plan in a style of the edition."""
        look = self.style(style)
        return styled((Run(text, bold=look.bold),), look)

    def link_words(self, link: Link) -> str:
        """A link in words: ยุทธศาสตร์ที่ …, ยุทธศาสตร์ย่อยที่ …, and so on, on one line."""
        return " ".join(
            words(template, {name: self._linked(name, link)})
            for name, template in self.words.links.items()
            if getattr(link, name)
        )

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
