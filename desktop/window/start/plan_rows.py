"""How the rows of the start page are painted: plans, what is to be done, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from desktop.window.widgets.card_model import Card
from desktop.window.widgets.column_head import ColumnHead
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    CAPTION,
    CONTROL_HEIGHT,
    DATA,
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    SECTION,
    SHAPE,
    STRONG,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from db.store.store import PlanEntry
    from forms.plan_stage import PlanSummary

_HEIGHT, _GONE_HEIGHT, _TASK_HEIGHT = 54, 46, 46
_YEAR, _STAGE, _COUNT, _INDICATORS, _OPEN, _SAVED = 58, 172, 62, 66, 62, 118
_NARROW_STAGE = 134
_BAR = 120
_NARROW = 620
_STATE = 78


class PlanLine(NamedTuple):
    """A plan of the store; `summary` is None until it is known, `saved` when, in words."""

    entry: PlanEntry
    saved: str
    summary: PlanSummary | None = None
    is_open: bool = False
    gone: str = ""


class _Columns(NamedTuple):
    """Where the columns begin; those without room are left out."""

    unit: float
    stage: float
    projects: float
    indicators: float
    open: float
    saved: float
    end: float


def _columns(left: float, right: float) -> _Columns:
    narrow = right - left < px(_NARROW)
    saved = right - px(GAP_3) - px(_SAVED)
    open_ = saved - px(_OPEN)
    indicators = open_ - (0 if narrow else px(_INDICATORS))
    projects = indicators - (0 if narrow else px(_COUNT))
    stage = projects - px(_NARROW_STAGE if narrow else _STAGE)
    return _Columns(left + px(_YEAR), stage, projects, indicators, open_, saved, right)


class PlanRows(Rows[PlanLine]):
    """Two lines a plan; a removed one says until when it can be brought back."""

    def height(self, item: PlanLine) -> int:
        return px(_GONE_HEIGHT if item.gone else _HEIGHT)

    def ground(self, item: PlanLine) -> str:
        return "tint" if item.is_open else "canvas"

    def paint_row(self, pen: RowPen, item: PlanLine, _state: RowState) -> None:
        box, entry = pen.box, item.entry
        left = box.left() + px(GAP_4)
        at = _columns(left, box.right())
        tone = "text2" if item.gone else "text"
        upper = (box.height() - px(DATA.line) - px(CAPTION.line)) / 2
        lower = upper + px(DATA.line)
        pen.text(str(entry.fiscal_year or "–"), left, px(_YEAR), SECTION, tone)
        wide = (at.end - px(GAP_3) if item.gone else at.stage) - at.unit - px(GAP_2)
        pen.text(entry.unit or "(ยังไม่มีชื่อหน่วยงาน)", at.unit, wide, STRONG, tone, top=upper)
        below = item.gone or entry.agency or entry.title
        pen.text(below, at.unit, wide, CAPTION, "text2", top=lower)
        if item.gone:
            return
        self._paint_stage(pen, item, at)
        if at.indicators > at.projects:
            pen.text(f"{entry.projects:,}", at.projects, px(_COUNT) - px(GAP_3), right=True)
            wide = px(_INDICATORS) - px(GAP_3)
            pen.text(f"{entry.indicators:,}", at.indicators, wide, right=True)
        pen.text(item.saved, at.saved, px(_SAVED), tone="text2")

    def _paint_stage(self, pen: RowPen, item: PlanLine, at: _Columns) -> None:
        found = item.summary
        if found is None:
            return
        wide = at.projects - at.stage - px(GAP_2)
        upper = (pen.box.height() - px(DATA.line) - px(GAP_3)) / 2
        pen.text(found.stage, at.stage, wide, top=upper)
        if found.total:
            middle = upper + px(DATA.line) + px(GAP_2)
            bar = min(px(_BAR), wide)
            pen.bar(at.stage, bar, found.complete / found.total, middle=middle, high=4)
        if found.open_kind:
            pen.shape(found.open_kind, at.open)
            left = at.open + px(SHAPE) + px(GAP_1)
            pen.text(f"{found.open_count:,}", left, px(_OPEN) - px(SHAPE))
        else:
            pen.shape("done", at.open)


def plan_line_card(line: PlanLine) -> Card:
    """What a plan's row says to a screen reader."""
    entry, found = line.entry, line.summary
    if line.gone:
        return Card(f"ลบแล้ว: {entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}", (line.gone,))
    counts = f"{entry.projects} โครงการ/กิจกรรม · {entry.indicators} ตัวชี้วัด"
    lines = [entry.agency, counts, f"บันทึกเมื่อ {line.saved}"]
    if line.is_open:
        lines.insert(0, "เปิดอยู่")
    if found is not None:
        lines.append(found.stage)
        lines.append(f"ยังค้าง {found.open_count} ข้อ" if found.open_kind else "ไม่มีข้อที่ยังค้าง")
    said = tuple(each for each in lines if each)
    return Card(f"{entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}", said, tip=entry.title)


def plan_head(theme: Theme, plans: QAbstractScrollArea) -> ColumnHead:
    """The heads of the columns of plans, over their list."""
    name = "หัวคอลัมน์ ปี หน่วยงาน ขั้นของแผน ยังค้าง บันทึกเมื่อ"
    return ColumnHead(theme, name, _write_plan_heads, plans)


def _write_plan_heads(pen: RowPen, box: QRectF) -> None:
    left = px(GAP_4)
    at = _columns(left, box.right())
    heads = [("ปี", left), ("หน่วยงาน", at.unit), ("ขั้นของแผน", at.stage)]
    heads += [("ยังค้าง", at.open), ("บันทึกเมื่อ", at.saved)]
    for words, where in heads:
        pen.text(words, where, px(_STAGE), CAPTION, "text2")
    if at.indicators > at.projects:
        wide = px(_COUNT) - px(GAP_3)
        pen.text("โครงการ", at.projects, wide, CAPTION, "text2", right=True)
        wide = px(_INDICATORS) - px(GAP_3)
        pen.text("ตัวชี้วัด", at.indicators, wide, CAPTION, "text2", right=True)


class TaskLine(NamedTuple):
    """Something that is left to do on a page: its title, what comes first there, how much."""

    page: str
    title: str
    words: str
    number: int
    kind: str


class TaskRows(Rows[TaskLine]):
    """Two lines a page, with the worst of what is left there, and a chevron."""

    def height(self, _item: TaskLine) -> int:
        return px(_TASK_HEIGHT)

    def paint_row(self, pen: RowPen, item: TaskLine, _state: RowState) -> None:
        box = pen.box
        left, right = box.left() + px(GAP_4), box.right() - px(GAP_3)
        pen.shape(item.kind, left)
        left += px(SHAPE) + px(GAP_2) + 1
        pen.shape("closed", right - px(SHAPE))
        right -= px(SHAPE) + px(GAP_2)
        if item.number:
            count = f"{item.number:,} {'เรื่อง' if item.kind == 'carried' else 'ข้อ'}"
            wide = pen.width_of(count, CAPTION) + 2
            pen.text(count, right - wide, wide, CAPTION, "text2", right=True)
            right -= wide + px(GAP_2)
        upper = (box.height() - px(DATA.line) - px(CAPTION.line)) / 2
        pen.text(item.title, left, right - left, top=upper)
        pen.text(item.words, left, right - left, CAPTION, "text2", top=upper + px(DATA.line))


def task_card(line: TaskLine) -> Card:
    """What is left to do, to a screen reader."""
    count = f"{line.number} ข้อ" if line.number else ""
    return Card(line.title, tuple(filter(None, (line.words, count))), tip=line.words)


class DateLine(NamedTuple):
    """A step that is due: where, its state in a word, its text, and the month."""

    place: tuple[str | int, ...]
    state: str
    words: str
    month: str
    late: bool


class DateRows(Rows[DateLine]):
    """One line a step."""

    def height(self, _item: DateLine) -> int:
        return px(CONTROL_HEIGHT)

    def paint_row(self, pen: RowPen, item: DateLine, _state: RowState) -> None:
        left, right = pen.box.left() + px(GAP_4), pen.box.right() - px(GAP_3)
        pen.text(item.state, left, px(_STATE), tone="warning" if item.late else "text2")
        left += px(_STATE)
        wide = pen.width_of(item.month) + 2
        pen.text(item.month, right - wide, wide, tone="text2", right=True)
        pen.text(item.words, left, right - wide - px(GAP_2) - left)


def date_card(line: DateLine) -> Card:
    """What is due, to a screen reader."""
    return Card(line.words, (line.state, line.month), tip=line.words)
