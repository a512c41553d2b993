"""The last memo's words with the figures of another quarter in them.

A figure is known by what it says: the quarter's number, months and last day, and the
counts and sums of the quarter that the memo was written for. It is written anew in the
way that it was written, in Thai digits or Arabic. What could be several of these, or is
none, stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from db.records import Memo, Package, Report
from forms.editions.edition import Edition
from forms.figures import baht, rounded
from forms.lookup import Lookup, distinct
from forms.reporting.memo import Counts, projects_of, report_money
from forms.reporting.quarter_words import Change, Quarter, moved
from forms.thai.digits import arabic_digits, thai_digits

_INDICATORS, _PROJECTS = "ตัวชี้วัด", "โครงการ"
_COUNT = re.compile(rf"(?<![\d.,/])(?P<number>\d[\d,]*)\s*(?P<what>{_PROJECTS}|{_INDICATORS})")
_BAHT = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>ล้านบาท|บาท)")
_PERCENT = re.compile(r"ร้อยละ\s*(?P<number>\d+(?:\.\d+)?)")
_BULLET = re.compile(r"\s*[-–•]")
_SPENT, _BUDGET = "เบิกจ่าย", "งบประมาณ"
_UNITS = {"บาท": Decimal(1), "ล้านบาท": Decimal(1_000_000)}
_WHOLE = Decimal(100)
# Decimals of a percent that was 0 before.
_PLACES = 2


class _Sum(NamedTuple):
    """A sum of money, or a percent, as it was and as it is now."""

    old: Decimal
    new: Decimal


def has_words(memo: Memo) -> bool:
    """Whether a memo says anything but under what number and by whom."""
    texts = (*memo.background, *memo.facts, *memo.proposal)
    return any(text.strip() for text in texts)


def carried(before: Report, package: Package, report: Report, edition: Edition) -> Memo:
    """The memo of a report of the year as the memo of another.

    Its words, addressee and signers stay; number and date are those of the new report.
    """
    carrier = _Carrier(package, before, report, edition)
    memo = before.memo
    return replace(
        memo,
        number=report.memo.number,
        date=report.memo.date,
        subject=carrier.line(memo.subject),
        background=carrier.lines(memo.background),
        facts=carrier.lines(memo.facts),
        proposal=carrier.lines(memo.proposal),
        closing=carrier.line(memo.closing),
    )


class _Held:
    """What a report holds, as a memo counts it."""

    def __init__(self, package: Package, report: Report, edition: Edition) -> None:
        self.quarter = Quarter(package.plan.fiscal_year or 0, report.quarter or 0)
        self.money = report_money(package, report, edition)
        self._counts = Counts(package, report)
        self._lookup = Lookup(package.plan)

    def count(self, what: str, component: str | None = None) -> int:
        """How many projects or indicators there are, of one component or of all."""
        counts = self._counts
        found = counts.indicators if component is None else counts.of_component(component)
        return len(projects_of(found) if what == _PROJECTS else found)

    @cached_property
    def components(self) -> tuple[str, ...]:
        """The components that there are indicators of, in order."""
        return distinct(item.component for item in self._counts.indicators)

    def is_named(self, component: str, plain: str) -> bool:
        """Whether a text names a component: by its code as such, or by its name."""
        known = self._lookup.components.get(component)
        name = known.name.partition("(")[0].strip() if known else ""
        code = f"องค์ประกอบที่ {component} "
        return bool((component and code in plain) or (name and name in plain))


class _Carrier:
    """Writes what is of one quarter as it is of another."""

    def __init__(self, package: Package, before: Report, report: Report, edition: Edition) -> None:
        self._old = _Held(package, before, edition)
        self._new = _Held(package, report, edition)

    def lines(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The lines of a list."""
        groups = self._groups(texts)
        return tuple(self.line(text, group) for text, group in zip(texts, groups, strict=True))

    def line(self, text: str, group: str | None = None) -> str:
        """One line; `group` is the component that it counts."""
        plain = arabic_digits(text)
        changes = [*self._counted(plain, group), *self._of_money(plain)]
        if self._old.quarter.year:
            changes += moved(plain, self._old.quarter, self._new.quarter)
        written = text
        for start, end, words in sorted(changes, reverse=True):
            # What is put in goes by the digits of the whole text.
            part = slice(start, end) if start < end else slice(None)
            in_thai = text[part] != plain[part]
            written = written[:start] + (thai_digits(words) if in_thai else words) + written[end:]
        return written

    def _groups(self, texts: tuple[str, ...]) -> list[str | None]:
        """The component that each line counts, where the lines follow those of the report."""
        found: list[str | None] = [None] * len(texts)
        bullets = [at for at, text in enumerate(texts) if _BULLET.match(text)]
        told = [_COUNT.search(arabic_digits(texts[at])) for at in bullets]
        components = self._old.components
        wanted = [str(self._old.count(_INDICATORS, code)) for code in components]
        if [match["number"] for match in told if match] == wanted and all(told):
            for at, code in zip(bullets, components, strict=True):
                found[at] = code
        return found

    def _counted(self, plain: str, group: str | None) -> Iterator[Change]:
        """The numbers of projects and indicators, of the report or of a component."""
        for match in _COUNT.finditer(plain):
            told, what = int(match["number"].replace(",", "")), match["what"]
            if (of := self._counted_of(plain, what, told, group)) is not None:
                yield Change(*match.span("number"), f"{self._new.count(what, *of):,}")

    def _counted_of(
        self, plain: str, what: str, told: int, group: str | None
    ) -> tuple[()] | tuple[str] | None:
        """The component that a count is of; nothing where of all, None where of neither."""
        old = self._old
        named = [code for code in old.components if old.is_named(code, plain)]
        if not named and group is not None:
            named = [group]
        equal = [code for code in old.components if old.count(what, code) == told]
        if len(named) == 1:
            return (named[0],) if named[0] in equal else None
        if not _BULLET.match(plain):
            return () if told == old.count(what) else None
        return (equal[0],) if len(equal) == 1 and told != old.count(what) else None

    def _of_money(self, plain: str) -> Iterator[Change]:
        """The money spent, the budget, and one sum of the text as percent of another."""
        sums: list[_Sum] = []
        for match in _BAHT.finditer(plain):
            unit = _UNITS[match["unit"]]
            told = Decimal(match["number"].replace(",", ""))
            known = self._sum(match, plain, told, unit)
            sums.append(known or _Sum(told * unit, told * unit))
            if known is not None:
                words = _money_as(match["number"], known.old / unit, known.new / unit)
                yield Change(*match.span("number"), words)
        old, new = self._old.money.percent, self._new.money.percent
        if old is not None and new is not None and _SPENT in plain:
            sums += [_Sum(old, new), _Sum(_WHOLE, _WHOLE)]
        for match in _PERCENT.finditer(plain):
            percent = _percent_as(match["number"], sums)
            if percent is not None:
                yield Change(*match.span("number"), str(percent))

    def _sum(self, match: re.Match[str], plain: str, told: Decimal, unit: Decimal) -> _Sum | None:
        """The sum that is told, with the new one; None where it is neither of the report's."""
        old, new = self._old.money, self._new.money
        if not (old.budget or old.spent):
            return None
        places = _places(match["number"])
        is_spent = rounded(old.spent / unit, places) == told
        is_budget = rounded(old.budget / unit, places) == told
        if is_spent and is_budget:
            before = plain[: match.start()].rstrip().removesuffix("จำนวน").rstrip()
            is_budget = before.endswith(_BUDGET) and not before.endswith(_SPENT + _BUDGET)
        if is_budget:
            return _Sum(old.budget, new.budget)
        return _Sum(old.spent, new.spent) if is_spent else None


def _percent_as(written: str, sums: list[_Sum]) -> Decimal | None:
    """The new percent in the place of one that two sums come to; None where none do."""
    told = Decimal(written)
    places = _places(written) if told else _PLACES
    for part, whole in permutations(sums, 2):
        if whole.old and whole.new and rounded(part.old / whole.old * 100, places) == told:
            same = part.old * whole.new == part.new * whole.old
            return None if same else rounded(part.new / whole.new * 100, places)
    return None


def _money_as(written: str, old: Decimal, new: Decimal) -> str:
    """A sum as another was written: with .00 where that was; satang are never lost."""
    places = _places(written)
    kept = places and (old == old.to_integral_value() or old != rounded(old, places))
    return f"{rounded(new, places):,f}" if kept else baht(new)


def _places(written: str) -> int:
    return len(written.partition(".")[2])
