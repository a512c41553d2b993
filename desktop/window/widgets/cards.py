"""How plans, forms, problems and refusals read as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refusal
from desktop.window.widgets.card_model import Card
from forms.calendar import moment_words
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.store.store import PlanEntry
    from forms.build import FormEntry
    from forms.checks import Problem


def plan_card(entry: PlanEntry) -> Card:
    """A plan of the store."""
    counts = f"{entry.projects} โครงการ/กิจกรรม · {entry.indicators} ตัวชี้วัด"
    saved = f"บันทึกเมื่อ {moment_words(entry.saved_at)}"
    return Card(
        title=entry.unit,
        label=f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}",
        lines=(" · ".join(filter(None, (entry.title, entry.agency))), f"{counts} · {saved}"),
        icon="document",
        tone="accent",
    )


def form_card(entry: FormEntry, problems: int) -> Card:
    """A form of the open plan and how many problems are on it."""
    return Card(
        title=entry.title,
        chip=str(problems) if problems else "",
        chip_words=f"มีข้อที่ตรวจพบ {problems} ข้อ" if problems else "",
        tip=entry.title,
    )


def problem_card(problem: Problem) -> Card:
    """A problem: how grave, what, where, and what to do."""
    return Card(
        title=problem.message,
        label=SEVERITIES[problem.severity],
        icon=problem.severity,
        tone=problem.severity,
        lines=tuple(
            f"{head}: {words}"
            for head, words in (("ตำแหน่ง", problem.where), ("วิธีแก้", problem.advice))
            if words
        ),
    )


def accepted_card(problem: Problem, words: str) -> Card:
    """A problem that somebody accepted: what it was, and in `words` who, when and why."""
    return Card(
        title=problem.message,
        label=f"คงไว้แล้ว · {SEVERITIES[problem.severity]}",
        icon="done",
        tone="text2",
        lines=(f"ตำแหน่ง: {problem.where}", words) if problem.where else (words,),
    )


def refusal_card(refusal: Refusal) -> Card:
    """One reason for which a package was refused."""
    return Card(title=refusal.reason, label=refusal.place, icon="error", tone="error")
