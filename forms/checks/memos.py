"""Checks of the memos: counts, quarters, months and dates against the report (บันทึกข้อความ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from db.fields import is_empty
from db.places import Place
from db.records import Memo, Report
from forms.calendar import is_real_date, long_date, month_and_year
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import periods_in, quoted
from forms.compute import quarter_months
from forms.reporting.memo import Counts, money_facts, unknown_placeholders
from forms.reporting.sealed import is_issued
from forms.thai.digits import arabic_digits

_FORM = "memo"
COUNT = Slip("MEMO-COUNT", "error", _FORM, "แก้จำนวนในบันทึกข้อความให้ตรงกับแบบรายงาน สยป.3")
GROUPS = Slip("MEMO-GROUPS", "warning", _FORM, "แก้จำนวนของแต่ละกลุ่มให้รวมได้เท่ากับทั้งหมด")
QUARTER = Slip("MEMO-QUARTER", "error", _FORM, "แก้ไตรมาสในบันทึกข้อความให้ตรงกับรายงาน")
MONTHS = Slip("MEMO-MONTHS", "error", _FORM, "แก้เดือนในบันทึกข้อความให้ตรงกับไตรมาส")
MONEY = Slip(
    "MEMO-MONEY", "error", _FORM, "แก้ยอดเงินในบันทึกข้อความ หรือกด “ร่างจากข้อมูล” ที่หน้าบันทึกข้อความ/ออกรายงาน"
)
YEAR = Slip("MEMO-YEAR", "error", _FORM, "แก้ปีในบันทึกข้อความให้ตรงกับปีงบประมาณของแผน")
DATE = Slip("MEMO-DATE", "error", _FORM, "แก้วันที่ของบันทึกข้อความ")
EARLY = Slip("MEMO-EARLY", "advice", _FORM, "ตรวจวันที่ บันทึกข้อความควรลงวันที่เมื่อใกล้หรือหลังสิ้นไตรมาส")
UNKNOWN = Slip("MEMO-PLACEHOLDER", "error", _FORM, "แก้คำใน { } ให้ตรงกับคำเติมอัตโนมัติที่มี หรือลบคำนั้น")

_PROJECTS = re.compile(r"(\d+)\s*โครงการ")
_INDICATORS = re.compile(r"(\d+)\s*ตัวชี้วัด")
_GROUP = re.compile(r"^\s*[-–•].*?จำนวน\s*(\d+)\s*ตัวชี้วัด")
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4])(?!\d)")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"ประจำปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(\d{4})")


def counts(subject: Subject) -> Iterator[Problem]:
    """The memo counts the projects and indicators that the report holds."""
    for place, report in _memos(subject):
        for index, text in enumerate(report.memo.facts):
            plain = arabic_digits(text)
            projects, indicators = _PROJECTS.search(plain), _INDICATORS.search(plain)
            if projects is None or indicators is None:
                continue
            at = (*place, "facts", index)
            held = Counts(subject.package, report)
            yield from _count(at, int(projects[1]), len(held.projects), "โครงการ")
            yield from _count(at, int(indicators[1]), len(held.indicators), "ตัวชี้วัด")
            yield from _groups(at, report.memo.facts[index + 1 :], int(indicators[1]))
            break


def _count(at: Place, said: int, have: int, what: str) -> Iterator[Problem]:
    if said != have:
        yield COUNT.at(at, f"เขียนว่ามี {said} {what} แต่แบบรายงาน สยป.3 มี {have} {what}")


def _groups(at: Place, following: tuple[str, ...], total: int) -> Iterator[Problem]:
    """The groups listed under the count add up to it."""
    groups: list[int] = []
    for text in following:
        match = _GROUP.match(arabic_digits(text))
        if match is None:
            break
        groups.append(int(match[1]))
    if groups and sum(groups) != total:
        sums = " + ".join(map(str, groups))
        yield GROUPS.at(at, f"ตัวชี้วัดแต่ละกลุ่มรวมกันได้ {sums} = {sum(groups)} แต่เขียนว่ามี {total} ตัวชี้วัด")


def quarters(subject: Subject) -> Iterator[Problem]:
    """Where the memo names quarters, the report's own is among them."""
    for place, report in _memos(subject):
        for at, text in _texts(place, report.memo):
            named = {int(found) for found in _QUARTER.findall(arabic_digits(text))}
            if named and report.quarter not in named:
                shown = ", ".join(map(str, sorted(named)))
                yield QUARTER.at(at, f"กล่าวถึงไตรมาส {shown} แต่รายงานเป็นไตรมาส {report.quarter}")


def months(subject: Subject) -> Iterator[Problem]:
    """The months that the memo gives beside a quarter are that quarter's."""
    if not subject.plan.fiscal_year:
        return
    for place, report in _memos(subject):
        quarter = quarter_months(subject.plan.fiscal_year, report.quarter or 1)
        for at, text in _texts(place, report.memo):
            if not _QUARTER.search(arabic_digits(text)):
                continue
            for period in periods_in(text):
                # Results are counted from October on: that is said, too.
                fits = period.start in {quarter[0], subject.fiscal_months[0]}
                if not fits or period.end != quarter[-1]:
                    yield MONTHS.at(
                        at,
                        f"เขียนเดือนของไตรมาสเป็น {quoted(period.words)} ที่ถูกคือ "
                        f"{month_and_year(quarter[0])} - {month_and_year(quarter[-1])}",
                    )


def money(subject: Subject) -> Iterator[Problem]:
    """What the memo tells of money in the template's words is what the data come to.

    Words of one's own may speak of other money, and what was sent up stays as it was.
    """
    for place, report in _memos(subject):
        if is_issued(report):
            continue
        now = {
            _without_figures(line): line
            for line in money_facts(subject.package, report, subject.edition)
        }
        for index, text in enumerate(report.memo.facts):
            line = now.get(_without_figures(text))
            said, have = (_FIGURE.findall(arabic_digits(each)) for each in (text, line or text))
            wrong = [pair for pair in zip(said, have, strict=True) if pair[0] != pair[1]]
            if wrong:
                told = ", ".join(f"{before} แต่ยอดในข้อมูลคือ {after}" for before, after in wrong)
                yield MONEY.at((*place, "facts", index), f"ยอดเงินเป็น {told}")


def _without_figures(text: str) -> str:
    return _FIGURE.sub("#", " ".join(arabic_digits(text).split()))


def years(subject: Subject) -> Iterator[Problem]:
    """The subject of the memo names the plan's year."""
    for place, report in _memos(subject):
        match = _YEAR.search(arabic_digits(report.memo.subject))
        if match and int(match[1]) != subject.plan.fiscal_year:
            yield YEAR.at(
                (*place, "subject"),
                f"เรื่องเป็นปี {match[1]} แต่แผนเป็นปี {subject.plan.fiscal_year}",
            )


def dates(subject: Subject) -> Iterator[Problem]:
    """The memo's date is in the calendar, and not before its quarter is nearly over."""
    for place, report in _memos(subject):
        date, at = report.memo.date, (*place, "date")
        if date and not is_real_date(date):
            yield DATE.at(at, f"ไม่มีวันที่ {long_date(date)} ในปฏิทิน")
        elif date and subject.plan.fiscal_year and report.quarter:
            last = quarter_months(subject.plan.fiscal_year, report.quarter)[-1]
            if date[:7] < last:
                yield EARLY.at(
                    at,
                    f"ลงวันที่ {long_date(date)} ก่อนเดือนสุดท้ายของไตรมาส ({month_and_year(last)})",
                )


def template(subject: Subject) -> Iterator[Problem]:
    """The unit's own wording names only what a report holds."""
    for field in fields(Memo):
        words = {field.name: getattr(subject.plan.memo_template, field.name)}
        for name in unknown_placeholders(Memo(**words)):
            yield UNKNOWN.at(
                ("plan", "memo_template", field.name),
                f"ใช้ {{{name}}} ซึ่งไม่มีในคำเติมอัตโนมัติ",
            )


def _memos(subject: Subject) -> Iterator[tuple[Place, Report]]:
    for index, report in enumerate(subject.package.reports):
        if not is_empty(report.memo):
            yield ("reports", index, "memo"), report


def _texts(place: Place, memo: Memo) -> Iterator[tuple[Place, str]]:
    """The texts that speak of this report; the background may speak of others."""
    yield (*place, "subject"), memo.subject
    for field in ("facts", "proposal"):
        for index, text in enumerate(getattr(memo, field)):
            yield (*place, field, index), text


CHECKS: tuple[Check, ...] = (counts, money, quarters, months, years, dates, template)
