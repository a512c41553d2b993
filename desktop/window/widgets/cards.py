"""How plans, forms, problems and refusals read as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refusal
from desktop.window.widgets.card_model import Card
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.store.store import PlanEntry
    from forms.build import FormEntry
    from forms.checks import Problem


def plan_card(entry: PlanEntry) -> Card:
    """A plan of the store."""
    # The calendars come with it: the first paint shows no moment yet.
    from forms.calendar import moment_words  # noqa: PLC0415

    counts = f"{entry.projects} โครงการ/กิจกรรม · {entry.indicators} ตัวชี้วัด"
    saved = f"บันทึกเมื่อ {moment_words(entry.saved_at)}"
    return Card(
        title=entry.unit,
        label=f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}",
        lines=(" · ".join(filter(None, (entry.title, entry.agency))), f"{counts} · {saved}"),
        icon="document",
        tone="accent",
    )


def removed_plan_card(entry: PlanEntry) -> Card:
    """A removed plan: when that was, and how long it can be brought back."""
    import datetime as dt  # noqa: PLC0415 - as above

    from db.store.store import KEPT_REMOVED_FOR  # noqa: PLC0415 - is there where a plan is
    from forms.calendar import moment_words  # noqa: PLC0415 - as above

    gone = moment_words(entry.removed_at)
    until = dt.datetime.fromisoformat(entry.removed_at) + KEPT_REMOVED_FOR
    return Card(
        title=entry.unit,
        label=f"ลบแล้ว: ปีงบประมาณ พ.ศ. {entry.fiscal_year}",
        lines=(f"ลบเมื่อ {gone} นำกลับมาได้ถึง {moment_words(until.isoformat())}",),
        icon="remove",
        tone="muted",
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
        label=f"ยอมรับแล้ว · {SEVERITIES[problem.severity]}",
        icon="done",
        tone="muted",
        lines=(f"ตำแหน่ง: {problem.where}", words) if problem.where else (words,),
    )


def group_head_card(problem: Problem, count: int) -> Card:
    """The first of several problems of one kind: it says for all of them what to do."""
    words = f"ข้อชนิดนี้มี {count:,} แห่ง"
    return problem_card(problem)._replace(chip=f"{count:,}", chip_words=words)


def further_problem_card(problem: Problem, head: Problem) -> Card:
    """Another problem of a kind: where, and what is not as in the first of them."""
    said = (("", problem.message, head.message), ("วิธีแก้: ", problem.advice, head.advice))
    return Card(
        title=problem.where or problem.message,
        icon=problem.severity,
        tone=problem.severity,
        lines=tuple(label + words for label, words, of_head in said if words != of_head),
    )


def refusal_card(refusal: Refusal) -> Card:
    """One reason for which a package was refused."""
    return Card(title=refusal.reason, label=refusal.place, icon="error", tone="error")
