"""The memo of a quarter, composed from what its report holds (บันทึกข้อความ).

The wording is a template: the unit's own where the plan has one, else the edition's,
field by field. `{ชื่อ}` stands for what the plan and the report hold, by the names of
`forms.editions.vocabulary.memos`; a line with `{กลุ่ม}` is written once for each component
that reported indicators belong to. A line about money is left out where there is neither
budget nor spending, and the numbers of the list close up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from db.fields import Kind, specs
from db.records import Indicator, Memo, Package, Report, Signature
from forms.calendar import last_date, long_date, month_and_year
from forms.compute import quarter_months
from forms.editions.edition import Edition
from forms.editions.vocabulary.memos import counted, is_known
from forms.figures import baht, rounded
from forms.lookup import Lookup, distinct
from forms.plan_words import plan_word
from forms.reporting.standing import Money, Standing
from forms.templates.filling import filled_plain
from forms.templates.parsing import holes, parsed_plain
from forms.thai.digits import thai_digits

_MONEY = {"เบิกจ่าย", "งบประมาณ", "ร้อยละเบิกจ่าย"}
_GROUP, _INDICATOR = "{กลุ่ม}", "ตัวชี้วัด"
# The group of indicators that are of no component, and what leads up to the groups.
_NO_GROUP = "ไม่ระบุองค์ประกอบ"
_MADE_OF = " ประกอบด้วย"
_NUMBERED = re.compile(r"\s*(?P<number>[0-9๐-๙]+)(?=[.)])")


@dataclass(frozen=True)
class Counts:
    """What a report holds: the indicators it has results of, and their projects."""

    package: Package
    report: Report

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The reported indicators in the plan's order."""
        told = {result.indicator for result in self.report.results}
        return tuple(item for item in self.package.plan.indicators if item.key in told)

    @property
    def projects(self) -> tuple[str, ...]:
        """Keys of the projects that support the reported indicators, each once."""
        return projects_of(self.indicators)

    def of_component(self, code: str) -> tuple[Indicator, ...]:
        """The reported indicators of a component, in the order of their rows in สยป.3."""
        return tuple(item for item in self.indicators if item.component == code)


def projects_of(indicators: tuple[Indicator, ...]) -> tuple[str, ...]:
    """Keys of the projects of some indicators, each once."""
    return distinct(key for item in indicators for key in item.projects)


def template_of(package: Package, edition: Edition) -> Memo:
    """The memo's template: of each field the unit's own words, else the edition's."""
    own, given = package.plan.memo_template, edition.memo
    chosen = {
        item.name: getattr(own, item.name) or getattr(given, item.name) for item in fields(Memo)
    }
    return Memo(**chosen)


def compose(package: Package, report: Report, edition: Edition) -> Memo:
    """The memo of a report in the words of the unit's template, else of the edition's."""
    return filled(template_of(package, edition), package, report, edition)


def filled(template: Memo, package: Package, report: Report, edition: Edition) -> Memo:
    """A template with what a report holds.

    Number and date that the report's memo already has stay; without signatures in the
    template the plan's people sign, in their order, and without people those who did.
    """
    signatures = template.signatures or unit_signatures(package) or report.memo.signatures
    filler = _Filler(package, report, edition, signatures)
    return Memo(
        office=filler.line(template.office),
        phone=filler.line(template.phone),
        number=report.memo.number or filler.line(template.number),
        date=report.memo.date,
        subject=filler.line(template.subject),
        to=filler.line(template.to),
        background=tuple(filler.lines(template.background)),
        facts=tuple(filler.lines(template.facts)),
        proposal=tuple(filler.lines(template.proposal)),
        closing=filler.line(template.closing),
        signatures=signatures,
    )


def money_facts(package: Package, report: Report, edition: Edition) -> tuple[str, ...]:
    """The facts of the template that tell of money, in the words of the report."""
    facts = template_of(package, edition).facts
    told = tuple(text for text in facts if not _MONEY.isdisjoint(_names(text)))
    return tuple(_Filler(package, report, edition, ()).lines(told))


def unit_signatures(package: Package) -> tuple[Signature, ...]:
    """The plan's people as they sign a memo: without the part they play in สยป.3."""
    return tuple(replace(person, role="") for person in package.plan.people)


def unknown_placeholders(template: Memo) -> tuple[str, ...]:
    """Names in braces that stand for nothing, in the order of the template."""
    texts: list[str] = []
    for name, spec in specs(Memo).items():
        value = getattr(template, name)
        if spec.kind is Kind.TEXTS:
            texts += value
        elif isinstance(value, str):
            texts.append(value)
    names = (name for text in texts for name in _names(text))
    return distinct(name for name in names if not is_known(name))


def _names(text: str) -> tuple[str, ...]:
    """The names in the holes of a line."""
    return tuple(holes(parsed_plain(text)))


class _Filler:
    """Fills the lines of a template for one report."""

    def __init__(
        self,
        package: Package,
        report: Report,
        edition: Edition,
        signatures: tuple[Signature, ...],
    ) -> None:
        self._counts = Counts(package, report)
        self._lookup = Lookup(package.plan)
        self._own_group = edition.words.own_group
        money = report_money(package, report, edition)
        self._has_money = bool(money.budget or money.spent)
        self._words = {
            **_plan_words(package, signatures),
            **_quarter_words(package, report),
            **_money_words(money),
            "จำนวนโครงการ": str(len(self._counts.projects)),
            "จำนวนตัวชี้วัด": str(len(self._counts.indicators)),
        }

    def line(self, text: str, further: Mapping[str, str] | None = None) -> str:
        """One line filled in; a name that stands for nothing stays as it is, to be seen."""
        words = {**self._words, **(further or {})}
        return filled_plain(text, lambda name: words[name] if name in words else self._count(name))

    def lines(self, texts: tuple[str, ...]) -> Iterator[str]:
        """Lines filled in, a line of the groups once for each."""
        shown = texts if self._has_money else _without_money(texts)
        if not any(item.component for item in self._counts.indicators):
            shown = _ungrouped(shown)
        for text in shown:
            if _GROUP in text:
                yield from self._groups(text)
            else:
                yield self.line(text)

    def _groups(self, text: str) -> Iterator[str]:
        codes = distinct(item.component for item in self._counts.indicators)
        for code in sorted(codes, key=lambda code: not code):
            component = self._lookup.components.get(code)
            rest = self._own_group if len(codes) > 1 else _NO_GROUP
            name = component.name if component else code or rest
            if _INDICATOR + _GROUP in text:
                name = name.removeprefix(_INDICATOR)
            count = str(len(self._counts.of_component(code)))
            yield self.line(text, {"กลุ่ม": name, "จำนวนในกลุ่ม": count})

    def _count(self, name: str) -> str | None:
        """How many indicators or projects a name counts; None where it counts none."""
        match = counted(name)
        if match is None:
            return None
        rows = self._counts.of_component(match["component"])
        if match["first"]:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            rows = rows[first - 1 : last]
        projects = match["what"] == "จำนวนโครงการ"
        return str(len(projects_of(rows) if projects else rows))


def _without_money(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Lines without those about money; a list goes on without a gap, and one item has no number."""
    kept = [text for text in texts if not _is_of_money(text)]
    if len(kept) == len(texts):
        return texts
    numbered = [text for text in kept if _NUMBERED.match(text)]
    if len(numbered) == 1:
        at = kept.index(numbered[0])
        kept[at] = re.sub(r"^\s*[0-9๐-๙]+[.)]\s*", "", numbered[0])
        return tuple(kept)
    gone = [
        int(found["number"])
        for text in texts
        if _is_of_money(text) and (found := _NUMBERED.match(text))
    ]
    return tuple(_closed_up(text, gone) for text in kept)


def _is_of_money(text: str) -> bool:
    """Whether a line tells of money and counts nothing else."""
    names = _names(text)
    counts = any(name.startswith("จำนวน") for name in names)
    return not counts and not _MONEY.isdisjoint(names)


def _closed_up(text: str, gone: list[int]) -> str:
    """A numbered line with its number less those before it that are gone."""
    found = _NUMBERED.match(text)
    if found is None:
        return text
    old = found["number"]
    new = str(int(old) - sum(number < int(old) for number in gone))
    start, end = found.span("number")
    return text[:start] + (new if old.isascii() else thai_digits(new)) + text[end:]


def _ungrouped(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of a report without groups: the line that leads up to them ends before it does."""
    found: list[str] = []
    for text in texts:
        if _GROUP in text and found and found[-1].endswith(_MADE_OF):
            found[-1] = found[-1].removesuffix(_MADE_OF)
        else:
            found.append(text)
    return tuple(found)


def _plan_words(package: Package, signatures: tuple[Signature, ...]) -> dict[str, str]:
    plan = package.plan
    head = signatures[-1].position[-1:] if signatures else ()
    return {
        "หน่วยงาน": plan.unit.name,
        "หน่วยงานต้นสังกัด": plan.agency.name,
        "โทร.": plan.unit.phone,
        "ชื่อแผน": plan_word(plan.title),
        "ปี": str(plan.fiscal_year or ""),
        "หัวหน้าหน่วยงาน": "".join(head) or f"หัวหน้า{plan.unit.name}",
    }


def _quarter_words(package: Package, report: Report) -> dict[str, str]:
    if not (package.plan.fiscal_year and report.quarter):
        return {}
    first, *_, last = quarter_months(package.plan.fiscal_year, report.quarter)
    return {
        "ไตรมาส": str(report.quarter),
        "ช่วงเดือน": f"{month_and_year(first)} - {month_and_year(last)}",
        "วันสิ้นไตรมาส": long_date(last_date(last)),
    }


def report_money(package: Package, report: Report, edition: Edition) -> Money:
    """The money of the executive's page: what is spent of what the totals count (rule 5)."""
    return Standing(package, report.quarter or 0, edition.rules).money()


def _money_words(money: Money) -> dict[str, str]:
    return {
        "เบิกจ่าย": baht(money.spent),
        "งบประมาณ": baht(money.budget),
        "ร้อยละเบิกจ่าย": "0" if money.percent is None else str(rounded(money.percent)),
    }
