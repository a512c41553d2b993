"""How the rows of the overview are painted: indicators and money with bars, work to act on."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    CAPTION,
    CONTROL_HEIGHT,
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    SHAPE,
    STRONG,
)
from forms.figures import figure, rounded
from forms.reporting.due import STATES, DueStep
from forms.reporting.overview import IndicatorLine, ProjectLine
from forms.reporting.standing import Money

_NUMBER, _FIGURE, _PLAN, _SCORE = 36, 64, 52, 116
# The bar gives way to the name where there is little room.
_BAR, _LOW_BAR, _NAME = 110, 56, 240
_ROW = CONTROL_HEIGHT
_MILLION = Decimal(1_000_000)
_MONEY_BAR, _MONEY, _SHARE = 200, 128, 62
_PLACE, _STATE, _FIGURES, _LATE = 88, 78, 92, 48
_NONE = "–"


def short(value: Decimal | None, places: int = 1) -> str:
    """A figure with at most so many decimals; a dash of none."""
    return _NONE if value is None else figure(rounded(value, places))


def millions(baht: Decimal) -> str:
    """Baht in millions, with two decimals."""
    return f"{rounded(baht / _MILLION):,f}"


def _bare(name: str) -> str:
    """A project's name without the word that stands before it already."""
    stripped = name.strip()
    return stripped.removeprefix("โครงการ").removeprefix("กิจกรรม").strip() or stripped


class IndicatorColumns(NamedTuple):
    """Where the columns of indicators begin, across a row."""

    name: float
    progress: float
    bar: float
    plan: float
    score: float
    end: float


def columns(left: float, right: float) -> IndicatorColumns:
    """The columns of indicators within a width; the name takes what is free."""
    score = right - px(GAP_3) - px(_SCORE)
    plan = score - px(_PLAN)
    name = left + px(_NUMBER) + px(GAP_2)
    room = plan - px(_FIGURE) - px(_NAME) - name
    bar = max(px(_LOW_BAR), min(px(_BAR), room))
    return IndicatorColumns(name, plan - px(_FIGURE) - bar, bar, plan, score, right)


class IndicatorRows(Rows[IndicatorLine]):
    """The result as a bar with a tick where it should be, the plan, and points."""

    def height(self, _item: IndicatorLine) -> int:
        return px(_ROW)

    def paint_row(self, pen: RowPen, item: IndicatorLine, _state: RowState) -> None:
        box = pen.box
        at = columns(box.left(), box.right())
        number = item.indicator.number or str(int(item.place[-1]) + 1)
        pen.text(number, box.left(), px(_NUMBER) - px(GAP_1), CAPTION, "text2", right=True)
        pen.text(item.indicator.name, at.name, at.progress - at.name - px(GAP_2))
        if item.is_behind and pen.ground != "soft":
            pen.fill(at.progress, at.plan - at.progress, "warning_ground")
        left = at.progress + px(GAP_2)
        tone = "warning" if item.is_behind else "accent"
        share = float(item.progress or 0) / 100
        pen.bar(left, at.bar, share, tone, tick=float(item.planned) / 100)
        right = px(_FIGURE) - 2 * px(GAP_2)
        pen.text(short(item.progress, 2), left + at.bar, right, right=True)
        pen.text(short(item.planned), at.plan, px(_PLAN), tone="text2", right=True)
        _paint_score(pen, item, at.end - px(GAP_3))


def _paint_score(pen: RowPen, item: IndicatorLine, right: float) -> None:
    """Points so far, as they are foreseen, and of how many."""
    score = item.score
    if score is None:
        pen.text(_NONE, right - px(40), px(40), tone="text2", right=True)
        return
    so_far = short(score.points)
    rest = f" → {short(score.foreseen_points)} / {short(score.weight)}"
    wide = pen.width_of(rest) + 1
    pen.text(rest, right - wide, wide + 1, tone="text2")
    own = pen.width_of(so_far, STRONG) + 1
    pen.text(so_far, right - wide - own, own + 1, STRONG)


class MoneyLine(NamedTuple):
    """Money of a division, and how long its bar is beside the longest."""

    money: Money
    share: float


class MoneyRows(Rows[MoneyLine]):
    """A bar as long as the budget, of which what is spent is filled."""

    def height(self, _item: MoneyLine) -> int:
        return px(_ROW)

    def paint_row(self, pen: RowPen, item: MoneyLine, _state: RowState) -> None:
        box, money = pen.box, item.money
        right = box.right() - px(GAP_3)
        percent = money.percent
        pen.text(short(percent), right - px(_SHARE), px(_SHARE), right=True)
        right -= px(_SHARE)
        budget = f" / {millions(money.budget)}"
        wide = pen.width_of(budget) + 1
        pen.text(budget, right - wide, wide + 1, tone="text2")
        pen.text(millions(money.spent), right - px(_MONEY), px(_MONEY) - wide, right=True)
        right -= px(_MONEY) + px(GAP_3)
        longest = min(px(_MONEY_BAR), box.width() / 4)
        left = right - longest
        pen.bar(left, max(4.0, longest * item.share), float(percent or 0) / 100)
        pen.text(money.name, box.left() + px(GAP_4), left - box.left() - px(GAP_4) - px(GAP_3))


class LateRows(Rows[ProjectLine]):
    """A project, its work beside the plan, and by how much it is behind."""

    def height(self, _item: ProjectLine) -> int:
        return px(_ROW)

    def paint_row(self, pen: RowPen, item: ProjectLine, _state: RowState) -> None:
        box = pen.box
        left, right = box.left() + px(GAP_4), box.right() - px(GAP_3)
        pen.text(f"โครงการ {int(item.place[-1]) + 1}", left, px(_PLACE), tone="text2")
        pen.text(f"−{short(item.late)}", right - px(_LATE), px(_LATE), tone="warning", right=True)
        right -= px(_LATE)
        planned = f" / {short(item.planned)}"
        wide = pen.width_of(planned) + 1
        pen.text(planned, right - wide, wide + 1, tone="text2")
        actual = short(item.actual)
        pen.text(actual, right - px(_FIGURES), px(_FIGURES) - wide, right=True)
        left += px(_PLACE)
        pen.text(_bare(item.project.name), left, right - px(_FIGURES) - left)


class DueRows(Rows[DueStep]):
    """A step of a month: its state in a word or a shape, its project, how much is done."""

    def height(self, _item: DueStep) -> int:
        return px(_ROW)

    def paint_row(self, pen: RowPen, item: DueStep, _state: RowState) -> None:
        box = pen.box
        left, right = box.left() + px(GAP_4), box.right() - px(GAP_3)
        if item.state == "overdue":
            pen.shape("warning", left)
            left += px(SHAPE) + px(GAP_2)
        else:
            tone = "accent" if item.state == "begins" else "text2"
            pen.text(STATES[item.state], left, px(_STATE), tone=tone)
            left += px(_STATE)
        pen.text(f"โครงการ {int(item.place[2]) + 1}", left, px(_PLACE), tone="text2")
        left += px(_PLACE)
        done = short(item.done)
        wide = pen.width_of(done) + 2
        pen.text(done, right - wide, wide, tone="text2", right=True)
        pen.text(item.step.text, left, right - wide - px(GAP_2) - left)


def indicator_card(line: IndicatorLine) -> Card:
    """What a row says to a screen reader."""
    said = f"ก้าวหน้าร้อยละ {short(line.progress, 2)} แผนร้อยละ {short(line.planned)}"
    score = line.score
    points = f"คะแนน {short(score.points)} คาด {short(score.foreseen_points)}" if score else ""
    lines = tuple(filter(None, (line.state, said, points)))
    return Card(line.indicator.name, lines, tip=f"{line.indicator.name} · {line.state}")


def money_card(line: MoneyLine) -> Card:
    """What a row says to a screen reader."""
    money = line.money
    said = f"เบิกจ่าย {millions(money.spent)} จาก {millions(money.budget)} ล้านบาท"
    return Card(money.name, (said, f"ร้อยละ {short(money.percent)}"), tip=money.name)


def late_card(line: ProjectLine) -> Card:
    """What a row says to a screen reader."""
    said = f"ทำแล้วร้อยละ {short(line.actual)} แผนร้อยละ {short(line.planned)}"
    return Card(line.project.name, (said, f"ช้ากว่าแผน {short(line.late)}"), tip=line.project.name)


def due_card(due: DueStep) -> Card:
    """What a row says to a screen reader."""
    words = f"{due.step.number} {due.step.text}".strip()
    done = f"ทำแล้วร้อยละ {short(due.done)}"
    return Card(
        words, (STATES[due.state], due.project.name, done), tip=f"{words}\n{due.project.name}"
    )
