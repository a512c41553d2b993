"""The list of the plan's indicators, and how one reads in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from db.records import Component, Indicator
from desktop.window.fields.ordered_list import OrderedList
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.theme import Theme
from forms.assignment import is_negotiated
from forms.checks.words import quoted
from forms.figures import figure

# A name is cut in the list after so many letters; its tip has all of it.
_LONG = 90
_BRIEF = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as a row: with its component, if the framework names it, and problems."""

    indicator: Indicator
    component: Component | None
    problems: int


def entry_card(entry: Entry, long: int = _LONG) -> Card:
    """How an indicator reads in the list, its name cut after `long` letters."""
    item, component = entry.indicator, entry.component
    weight = "" if item.weight is None else f"น้ำหนัก {figure(item.weight)}"
    target = f"เป้าหมาย {item.target}" if item.target else ""
    above = f"องค์ประกอบ {item.component}" if item.component else ""
    if not above:
        above = "การเจรจาตกลง" if is_negotiated(item) else "ตัวชี้วัดของหน่วยงาน"
    name = quoted(item.name, long).strip("“”")
    title = " ".join(part for part in (item.number, name) if part)
    return Card(
        title=title,
        label=above,
        tone="accent" if is_negotiated(item) else "text2",
        lines=(" · ".join(part for part in (target, weight) if part),),
        tip="\n".join((item.name, f"{above} {component.name}" if component else above)).strip(),
        chip=str(entry.problems) if entry.problems else "",
        chip_words=f"มีข้อที่ตรวจพบ {entry.problems} ข้อ" if entry.problems else "",
    )


class IndicatorList(OrderedList[Entry]):
    """The indicators; names are cut where the list is narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._long = _LONG
        super().__init__(theme, "รายการตัวชี้วัด", self._card, parent)

    def set_brief(self, *, brief: bool) -> None:
        """Cut names short, for a narrow list."""
        self._long = _BRIEF if brief else _LONG
        self.show_cards_anew()

    def _card(self, entry: Entry) -> Card:
        return entry_card(entry, self._long)
