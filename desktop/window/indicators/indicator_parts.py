"""The fields of an indicator in four parts: figures, definition, links, annexes."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.places import Place, value_at
from db.records import Block, Formula, Indicator
from desktop.window.fields.code_picks import CodePicks
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.formula_editor import FormulaEditor
from desktop.window.fields.link_form import LinkForm
from desktop.window.fields.own_fields import OwnFields
from desktop.window.fields.record_stack import PlaceOf, RecordStack
from desktop.window.indicators.baseline_years import BaselineYears
from desktop.window.indicators.rubric_editor import RubricEditor
from desktop.window.indicators.weight_meter import WeightMeter
from desktop.window.page import Tools
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_3, PAGE_SIDE, PROSE_WIDTH
from forms.compute import rubric_top
from forms.editing.changes import EVERYTHING, Change
from forms.editing.indicator_edits import definition_order, standard_rubric

_COMPONENTS = "plan.framework.components"
_METHOD = "method"


class IndicatorPart(QWidget):
    """Some of the fields of the indicator at a place, in one column, `widest` pixels at most."""

    widest = PROSE_WIDTH

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__()
        self.tools = tools
        self.place_of = place_of
        # Its side is within it.
        self.setMaximumWidth(px(self.widest) + 2 * px(PAGE_SIDE))
        self._shown: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(PAGE_SIDE), px(GAP_3), px(PAGE_SIDE), px(GAP_3))
        self.column.setSpacing(px(GAP_3))

    def at(self, *names: str) -> Place | None:
        """The place of something in the indicator; None where there is no indicator."""
        place = self.place_of()
        return None if place is None else (*place, *names)

    def heading(self, words: str) -> None:
        """Begin a group of fields."""
        label = Label(words)
        set_role(label, "section")
        label.setWordWrap(True)
        self.column.addWidget(label)

    def put(self, widget: QWidget) -> None:
        """Add fields below the others."""
        self._shown.append(widget)
        self.column.addWidget(widget)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed in the plan."""
        for each in self._shown:
            if type(each) is FieldForm:
                each.set_root(self.place_of(), change)
            else:
                each.refresh(change)  # type: ignore[attr-defined]  # a Part or a Grid

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; False where it is not in this part."""
        return any(each.show_place(place) for each in self._shown)  # type: ignore[attr-defined]


class FiguresPart(IndicatorPart):
    """All that is decided in figures: target, weight, rubrics, and the years before."""

    # Tables take more than lines to be read.
    widest = PROSE_WIDTH + 240

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of)
        form = FieldForm(tools, place_of(), columns=18, least=2.7)
        form.add("target", span=4, words="เป้าหมาย (ข้อความที่พิมพ์)")
        value = form.add("target_value", span=4, words="ค่าเป้าหมาย (ใช้คิดคะแนน)")
        form.add("unit_of_measure", span=2)
        weight = form.add("weight", span=2, words="น้ำหนัก")
        form.add("kind", span=3)
        form.add("division_code", span=3)
        self._numbers = (value, weight)
        self.put(form)
        self.baselines = BaselineYears(tools, lambda: self.at("baseline"))
        self.put(self.baselines)
        self.rubrics = RecordStack(
            tools,
            lambda: self.at("rubrics"),
            lambda rubric: RubricEditor(tools, rubric),
            new_item=lambda: standard_rubric(tools.session.edition.rules),
            noun="เกณฑ์การให้คะแนน",
            add_words="สร้างเกณฑ์มาตรฐาน 5 ระดับ",
        )
        self.tops = WeightMeter(tools.theme, "คะแนนสูงสุดของทุกเกณฑ์รวม")
        self.column.addWidget(self.tops)
        self.put(self.rubrics)
        below = FieldForm(tools, place_of())
        below.add("remarks", words="หมายเหตุใต้เกณฑ์การให้คะแนน", lines=2)
        self.put(below)
        self.own = OwnFields(tools, "indicator", place_of)
        self.put(self.own)
        self.column.addStretch(1)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed, and how rubrics share the weight where they are several."""
        super().refresh(change)
        for field in self._numbers:
            if isinstance(field.box, QLineEdit):
                field.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        place = self.place_of()
        if place is not None and change.touches(place):
            self._show_tops(value_at(self.tools.session.package, place))

    def _show_tops(self, indicator: Indicator) -> None:
        several = len(indicator.rubrics) > 1 and indicator.weight is not None
        self.tops.setVisible(several)
        if several and indicator.weight is not None:
            rules = self.tools.session.edition.rules
            tops = (rubric_top(indicator, rubric, rules) for rubric in indicator.rubrics)
            total = sum((top for top in tops if top is not None), Decimal(0))
            self.tops.show_sum(total, indicator.weight)


class DefinitionPart(IndicatorPart):
    """The sections of the definition in the edition's order, with the formulas."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of)
        self._order: tuple[tuple[str, str], ...] = ()
        self._sections: list[FieldForm] = []
        # The section that one wrote in last, which takes a formula.
        self._last = ""
        self.formulas = RecordStack(
            tools,
            lambda: self.at("measure", "formulas"),
            lambda formula: FormulaEditor(tools, formula, self._put_formula),
            new_item=Formula,
            noun="สูตร",
        )
        self.column.addStretch(1)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed; other sections where the plan is of another edition."""
        order = definition_order(self.tools.session.edition)
        if order != self._order:
            self._order = order
            self._lay_out()
        super().refresh(change)

    def _lay_out(self) -> None:
        """Put the sections in order; the formulas stand below the method."""
        for old in self._sections:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.column.removeWidget(self.formulas)
        self._shown.clear()
        self._sections.clear()
        for name, words in self._order:
            form = FieldForm(self.tools, self.place_of())
            said = f"คำอธิบาย{words}" if name == "target" else words
            form.add(f"measure.{name}", words=said, lines=1 if name == "target" else 2)
            form.fields[0].focus_entered.connect(partial(self._remember, name))
            self._sections.append(form)
            self._place(form)
            if name == _METHOD:
                self._place(self.formulas)

    def _remember(self, name: str) -> None:
        self._last = name

    def _put_formula(self, number: int) -> None:
        """Put the line of a formula in where one wrote last, or at the end of the method."""
        names = [name for name, _words in self._order]
        name = self._last if self._last in names else _METHOD
        field = self._sections[names.index(name)].fields[0]
        if field.placed_edits is not None:
            if not self._last:
                field.box.moveCursor(QTextCursor.MoveOperation.End)
            field.placed_edits.put_formula(number)

    def _place(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self.column.insertWidget(self.column.count() - 1, widget)


class LinksPart(IndicatorPart):
    """The projects that serve the indicator, its component, and what it is linked to."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of)
        form = FieldForm(tools, place_of())
        form.add("projects", words="โครงการ/กิจกรรมที่สนับสนุน")
        component = form.add("component")
        self.put(form)
        self.component = CodePicks(tools, component, _COMPONENTS)
        self.heading("ความเชื่อมโยงกับกรอบยุทธศาสตร์")
        self.put(LinkForm(tools, lambda: self.at("link")))
        self.column.addStretch(1)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed, and the name of the component."""
        super().refresh(change)
        self.component.refresh(change)


class AnnexPart(IndicatorPart):
    """What is annexed to the indicator."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of)
        self.annexes = RecordStack(
            tools,
            lambda: self.at("annexes"),
            lambda block: BlockForm(tools, block),
            new_item=Block,
            noun="เอกสารแนบ",
        )
        self.put(self.annexes)
        self.column.addStretch(1)


class BlockForm(FieldForm):
    """A headed run of paragraphs."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of(), columns=4, least=8)
        self._place_of = place_of
        self.add("heading", span=3)
        self.add("level", span=1)
        self.add("paragraphs", lines=4)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the block where it stands now."""
        self._root = self._place_of()
        super().refresh(change)

    def show_place(self, place: Place) -> bool:
        """Bring one of the fields into sight: the first for the block itself."""
        if not super().show_place(place):
            self.fields[0].focus()
        return True
