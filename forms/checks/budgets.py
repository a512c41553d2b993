"""Checks of money: status, amounts, and the budgets that other tables repeat (rule 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from db.places import Place
from db.records import Budget, Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, quoted
from forms.thai.digits import arabic_digits

_FORM = "part2"
NONE = Slip("BUDGET-NONE", "error", _FORM, "ลบจำนวนเงิน หรือเปลี่ยนสถานะงบประมาณ")
AMOUNT = Slip("BUDGET-AMOUNT", "error", _FORM, "ใส่จำนวนเงินเป็นบาท หรือเปลี่ยนสถานะงบประมาณ")
STATUS = Slip("BUDGET-STATUS", "advice", _FORM, "เลือกสถานะงบประมาณ ถ้าไม่เลือกจะนับว่าได้รับ")
NOTE = Slip("BUDGET-NOTE", "warning", _FORM, "แก้สถานะงบประมาณหรือหมายเหตุให้ตรงกัน")
MILLIONS = Slip("BUDGET-MILLIONS", "warning", _FORM, "ใส่จำนวนเงินเป็นบาทเต็ม เช่น 20000000 ไม่ใช่ 20")
WHOLE = Slip("BUDGET-WHOLE", "error", _FORM, "แก้วงเงินรวมทุกปีหรือจำนวนเงินของปีนี้")
LINK = Slip("LINK-BUDGET", "error", "table-d", "แก้งบประมาณให้ตรงกันทุกตาราง")

_MONEY = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:\.-|-)?\s*(ล้าน)?")
_WITHOUT = re.compile(r"ไม่ใช้งบ|ไม่มีงบ|ไม่ได้รับ|^[-\s]*ไม่มี[-\s]*$|^[\s\-–—.]+$")
_NOT_GRANTED = re.compile(r"ไม่ได้รับ(?:การจัดสรร)?งบประมาณ")
# Below this a sum of money for a project is hardly baht …
_SMALL = Decimal(1000)
# … where another project of the plan has as much as this.
_LARGE = Decimal(100_000)


def statuses(subject: Subject) -> Iterator[Problem]:
    """Money and status of a budget agree."""
    for place, project in _projects(subject):
        budget, named = project.budget, quoted(project.name)
        at = (*place, "budget")
        form = subject.form_of(project)
        if budget.amount and budget.status == "none":
            yield NONE.at(
                (*at, "amount"),
                f"{named} มีจำนวนเงิน {figure(budget.amount)} บาท แต่สถานะว่าไม่ใช้งบประมาณ",
            )
        if not budget.amount and budget.status in {"granted", "requested"}:
            word = "ได้รับงบประมาณ" if budget.status == "granted" else "อยู่ระหว่างขอจัดสรร"
            yield AMOUNT.at((*at, "amount"), f"{named} มีสถานะว่า{word} แต่ไม่มีจำนวนเงิน", form=form)
        if budget.amount and not budget.status:
            yield STATUS.at(
                (*at, "status"),
                f"{named} มีจำนวนเงิน {figure(budget.amount)} บาท แต่ไม่มีสถานะงบประมาณ",
                form=form,
            )
        yield from _notes(at, project, form)


def _notes(at: Place, project: Project, form: str) -> Iterator[Problem]:
    budget = project.budget
    for place, note in (((*at, "note"), budget.note), ((*at[:-1], "note"), project.note)):
        if budget.status == "granted" and _NOT_GRANTED.search(note):
            yield NOTE.at(
                place,
                f"{quoted(project.name)} ได้รับงบประมาณ {_shown(budget)} แต่หมายเหตุว่า {quoted(note)}",
                form=form,
            )


def amounts(subject: Subject) -> Iterator[Problem]:
    """Amounts are baht, not millions of baht, and a year's is no more than the whole."""
    known = [p.budget.amount for _, p in _projects(subject) if p.budget.amount]
    largest = max(known, default=Decimal(0))
    for place, project in _projects(subject):
        budget = project.budget
        amount, at = budget.amount, (*place, "budget", "amount")
        if amount and amount < _SMALL and (largest >= _LARGE or amount != int(amount)):
            yield MILLIONS.at(
                at,
                f"{quoted(project.name)} มีจำนวนเงิน {figure(amount)} บาท น่าจะใส่เป็นล้านบาท"
                + (f" โครงการอื่นสูงถึง {figure(largest)} บาท" if largest >= _LARGE else ""),
                form=subject.form_of(project),
            )
        if amount and budget.total_amount is not None and budget.total_amount < amount:
            yield WHOLE.at(
                (*place, "budget", "total_amount"),
                f"{quoted(project.name)} มีวงเงินรวมทุกปี {figure(budget.total_amount)} บาท "
                f"น้อยกว่าของปีนี้ {figure(amount)} บาท",
                form=subject.form_of(project),
            )


def linked_budgets(subject: Subject) -> Iterator[Problem]:
    """The table of policy links repeats the project's own budget."""
    for index, link in enumerate(subject.plan.policy_links):
        project = subject.lookup.projects.get(link.project)
        if project is None or not link.budget_text.strip():
            continue
        text = arabic_digits(link.budget_text)
        written, budget = _money(text), project.budget
        without = _WITHOUT.search(text) is not None
        if written is not None and not without:
            wrong = written != budget.amount or budget.status == "none"
        else:
            wrong = without and bool(budget.amount) and budget.status in {"granted", ""}
        if wrong:
            yield LINK.at(
                ("plan", "policy_links", index, "budget_text"),
                f"ตารางเชื่อมโยงนโยบายให้งบประมาณของ {quoted(project.name)} เป็น “{link.budget_text}” "
                f"แต่ของโครงการเป็น {_shown(budget)}",
            )


def _money(text: str) -> Decimal | None:
    """The first sum of money in a text, in baht."""
    match = _MONEY.search(text)
    if match is None:
        return None
    amount = Decimal(match[1].replace(",", "") + (match[2] or ""))
    return amount * 1_000_000 if match[3] else amount


def _shown(budget: Budget) -> str:
    if budget.amount and budget.status != "none":
        kept = " (ไม่ได้รับงบประมาณ)" if budget.status == "not_granted" else ""
        return f"{figure(budget.amount)} บาท{kept}"
    return "ไม่ใช้งบประมาณ"


def _projects(subject: Subject) -> Iterator[tuple[Place, Project]]:
    for index, project in enumerate(subject.plan.projects):
        yield ("plan", "projects", index), project


CHECKS: tuple[Check, ...] = (statuses, amounts, linked_budgets)
