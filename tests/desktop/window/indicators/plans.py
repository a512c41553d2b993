"""A plan with indicators, and how a person writes in their page."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import (
    Activity,
    Component,
    Formula,
    Framework,
    HeadlineIndicator,
    Indicator,
    Measure,
    Organisation,
    Plan,
    Project,
    Rubric,
    RubricLevel,
    Step,
    Strategy,
    Substrategy,
    Tactic,
)
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import choose_tab

Key = Qt.Key
Moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LIST = ("plan", "indicators")
LEVELS = tuple(
    RubricLevel(level, Decimal(20 * level), (f"ทำถึงขั้น {level}",)) for level in range(5, 0, -1)
)
PLAN = Plan(
    fiscal_year=2567,
    edition="2567",
    unit=Organisation(name="หน่วย ก"),
    framework=Framework(
        strategies=(Strategy("5", "เศรษฐกิจ"),),
        substrategies=(Substrategy("5.1", "ตลาด", "5"),),
        tactics=(Tactic("5.1.1", "จัดตลาด", "5.1"),),
        components=(Component("1", "ภารกิจ"), Component("2", "นวัตกรรม")),
    ),
    projects=(
        Project(key="p1", name="โครงการหนึ่ง"),
        Project(key="p2", name="โครงการสอง", activities=(Activity("", (Step("1", "เดิม"),)),)),
    ),
    indicators=(
        Indicator(
            "k1",
            "1",
            "ร้อยละผู้อ่าน",
            component="1",
            weight=Decimal(40),
            measure=Measure(formulas=(Formula(numerator="ผู้อ่าน", denominator="ทั้งหมด"),)),
            rubrics=(Rubric("เกณฑ์", LEVELS),),
            projects=("p1",),
        ),
        Indicator("k2", "2", "จำนวนครั้ง", component="2", weight=Decimal(30)),
        Indicator("k3", "3", "ระดับความสำเร็จ", component="1.1", weight=Decimal(20)),
    ),
    headline_indicators=(HeadlineIndicator(indicator="k2"),),
)


def names(plan):
    return [item.name for item in plan.indicators]


def undo(page):
    page.window().session.history.undo()


def write(text):
    """Type into the field that has the focus, and leave it."""
    box = QApplication.focusWidget()
    type_text(box, text)
    box.clearFocus()


def rubric(page):
    choose_tab(page.detail.tabs, "ข้อมูลและเกณฑ์")
    return page.detail._parts[0].rubrics.contents[0]
