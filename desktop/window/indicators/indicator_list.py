"""The list of the plan's indicators, and how one reads in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.places import Place
from db.records import Component, Indicator
from desktop.window.fields.ordered_list import OrderedList
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.grouped_list import group
from desktop.window.widgets.theme import Theme
from forms.assignment import is_negotiated
from forms.editing.indicator_edits import LIST
from forms.figures import figure


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as a row: its component, if the framework names it, and what is wrong.

    `begins`: it is the first of those of its component.
    """

    indicator: Indicator
    component: Component | None
    problems: int
    severity: str
    begins: bool


def component_words(indicator: Indicator) -> str:
    """What an indicator counts for, as its group is called."""
    if indicator.component:
        return f"องค์ประกอบ {indicator.component}"
    return "การเจรจาตกลง" if is_negotiated(indicator) else "ตัวชี้วัดของหน่วยงาน"


def entry_card(entry: Entry) -> Card:
    """How an indicator reads in the list."""
    item, component = entry.indicator, entry.component
    weight = "" if item.weight is None else f"น้ำหนัก {figure(item.weight)}"
    above = component_words(item)
    caption = f"{component.code} {component.name}".strip() if component else above
    return Card(
        title=item.name or "(ยังไม่มีชื่อ)",
        label=above,
        lines=(" · ".join(filter(None, (item.target, weight))) or "ยังไม่ได้กำหนดเป้าหมาย",),
        tip="\n".join((item.name, f"{above} {component.name}" if component else above)).strip(),
        chip_words=f"มีข้อที่ตรวจพบ {entry.problems} ข้อ" if entry.problems else "",
        severity=entry.severity,
        group=caption if entry.begins else "",
        number=item.number,
    )


class IndicatorList(OrderedList[Entry]):
    """The indicators in two lines each, under the captions of their components."""

    # For whoever follows the place that one is at.
    current_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "รายการตัวชี้วัด", entry_card, parent)
        group(self, theme)
        self.chosen.connect(lambda _row: self.current_changed.emit())

    def come_into_sight(self) -> None:
        """Show the current indicator."""
        self.scrollTo(self.currentIndex())

    @property
    def place(self) -> Place | None:
        """Where the current indicator stands; None where there is none."""
        row = self.currentIndex().row()
        return (*LIST, row) if row >= 0 else None
