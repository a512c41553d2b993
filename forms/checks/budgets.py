"""Checks of money: status, amounts, and the budgets that other tables repeat (rule 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from db.places import Place
from db.records import Budget, PolicyLink, Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, quoted
from forms.thai.digits import arabic_digits

_FORM = "part2"
NONE = Slip("BUDGET-NONE", "error", _FORM, "ลบจำนวนเงิน หรือเปลี่ยนสถานะงบประมาณ")
AMOUNT = Slip(
    "BUDGET-AMOUNT", "error", _FORM, "กรอกจำนวนเงินเป็นบาท หรือเปลี่ยนสถานะงบประมาณ", lacks=True
)
STATUS = Slip("BUDGET-STATUS", "advice", _FORM, "เลือกสถานะงบประมาณ ถ้าไม่เลือกจะนับว่าได้รับ")
NOTE = Slip("BUDGET-NOTE", "warning", _FORM, "แก้สถานะงบประมาณหรือหมายเหตุให้ตรงกัน")
MILLIONS = Slip("BUDGET-MILLIONS", "warning", _FORM, "กรอกจำนวนเงินเป็นบาท เช่น 20,000,000")
WHOLE = Slip("BUDGET-WHOLE", "error", _FORM, "แก้วงเงินรวมทุกปีหรือจำนวนเงินของปีนี้")
LINK = Slip("LINK-BUDGET", "error", "table-d", "แก้งบประมาณให้ตรงกันทุกตาราง")

_MONEY = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:\.\s*-|-)?\s*(ล้าน)?")
_WITHOUT = re.compile(r"ไม่ใช้งบ|ไม่มีงบ|ไม่ได้รับ|^[-\s]*ไม่มี[-\s]*$|^[\s\-–—.]+$")
_NOT_GRANTED = re.compile(r"ไม่ได้รับ(?:การ)?(?:จัดสรร|สนับสนุน|อนุมัติ)?\s*(?:เงิน)?งบประมาณ")
_STATUSES = {
    "granted": "ได้รับงบประมาณ",
    "none": "ไม่ใช้งบประมาณ",
    "not_granted": "ไม่ได้รับงบประมาณ",
    "requested": "อยู่ระหว่างขอจัดสรร",
}
# Below this a sum of money for a project is hardly baht …
_SMALL = Decimal(1000)
# … where another project of the plan has as much as this.
_LARGE = Decimal(100_000)


def statuses(subject: Subject) -> Iterator[Problem]:
    """Money and status of a budget agree."""
    for place, project in subject.projects():
        budget, form = project.budget, subject.form_of(project)
        at = (*place, "budget")
        if budget.amount and budget.status == "none":
            yield NONE.at(
                (*at, "amount"),
                f"มีจำนวนเงิน {figure(budget.amount)} บาท แต่สถานะเป็น “{_STATUSES['none']}”",
                form=form,
            )
        if not budget.amount and budget.status in {"granted", "requested"}:
            yield AMOUNT.at(
                (*at, "amount"),
                f"ไม่มีจำนวนเงิน แต่สถานะเป็น “{_STATUSES[budget.status]}”",
                form=form,
            )
        if budget.amount and not budget.status:
            yield STATUS.at(
                (*at, "status"),
                f"มีจำนวนเงิน {figure(budget.amount)} บาท แต่ไม่มีสถานะงบประมาณ",
                form=form,
            )


def notes(subject: Subject) -> Iterator[Problem]:
    """No note says that a project which was granted its budget was not."""
    for place, project in subject.projects():
        form = subject.form_of(project)
        yield from _note((*place, "budget", "note"), project.budget.note, project, form)
        yield from _note((*place, "note"), project.note, project, form)
    for i, entry in enumerate(subject.plan.part1):
        for j, tactic in enumerate(entry.tactics):
            for k, noted in enumerate(tactic.project_notes):
                at = ("plan", "part1", i, "tactics", j, "project_notes", k, "text")
                if found := subject.lookup.projects.get(noted.project):
                    yield from _note(at, noted.text, found, "part1")


def _note(place: Place, note: str, project: Project, form: str) -> Iterator[Problem]:
    if project.budget.status == "granted" and _NOT_GRANTED.search(note):
        yield NOTE.at(
            place,
            f"หมายเหตุเขียนว่า {quoted(note)} แต่โครงการได้รับงบประมาณ {_shown(project.budget)}",
            form=form,
        )


def amounts(subject: Subject) -> Iterator[Problem]:
    """Amounts are baht, not millions of baht, and a year's is no more than the whole."""
    known = [p.budget.amount for _, p in subject.projects() if p.budget.amount]
    largest = max(known, default=Decimal(0))
    for place, project in subject.projects():
        amount, whole = project.budget.amount, project.budget.total_amount
        form = subject.form_of(project)
        if amount and amount < _SMALL and (largest >= _LARGE or amount != int(amount)):
            yield MILLIONS.at(
                (*place, "budget", "amount"),
                f"มีจำนวนเงิน {figure(amount)} บาท น่าจะกรอกเป็นล้านบาท"
                + (f" โครงการอื่นสูงถึง {figure(largest)} บาท" if largest >= _LARGE else ""),
                form=form,
            )
        if amount and whole is not None and whole < amount:
            yield WHOLE.at(
                (*place, "budget", "total_amount"),
                f"วงเงินรวมทุกปี {figure(whole)} บาท น้อยกว่าของปีนี้ {figure(amount)} บาท",
                form=form,
            )


def linked_budgets(subject: Subject) -> Iterator[Problem]:
    """The table of policy links repeats the project's own budget."""
    for index, link in enumerate(subject.plan.policy_links):
        project = subject.lookup.projects.get(link.project)
        if project is not None and link.budget_text.strip() and _is_other(link, project.budget):
            yield LINK.at(
                ("plan", "policy_links", index, "budget_text"),
                f"งบประมาณเป็น {quoted(link.budget_text)} "
                f"แต่ของ {quoted(project.name)} เป็น {_shown(project.budget)}",
            )


def _is_other(link: PolicyLink, budget: Budget) -> bool:
    """Whether a text tells of other money than a budget, or of money where none was granted."""
    text = arabic_digits(link.budget_text)
    written = _sums(text)
    if _WITHOUT.search(text):
        return bool(budget.amount) and budget.status in {"granted", ""}
    return bool(written) and (
        budget.amount not in written or budget.status in {"none", "not_granted"}
    )


def _sums(text: str) -> list[Decimal]:
    """The figures of a text that may be sums of money, in baht."""
    return [
        Decimal(match[1].replace(",", "") + (match[2] or "")) * (1_000_000 if match[3] else 1)
        for match in _MONEY.finditer(text)
    ]


def _shown(budget: Budget) -> str:
    if budget.status == "not_granted":
        return f"“{_STATUSES['not_granted']}”"
    if budget.amount and budget.status != "none":
        return f"{figure(budget.amount)} บาท"
    return f"“{_STATUSES['none']}”"


CHECKS: tuple[Check, ...] = (statuses, notes, amounts, linked_budgets)
