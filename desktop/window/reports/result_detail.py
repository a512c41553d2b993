"""One indicator of a quarter: what its figures come to, its rubric, and what was said before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.window.fields.fraction_view import FractionView
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_1, PAGE_SIDE
from desktop.window.widgets.writing import writing
from forms.figures import figure, rounded

if TYPE_CHECKING:
    from db.records import Indicator, Result
    from forms.reporting.reckoned import Proposals

# What can be taken: its field, its words, those on its button, its key.
PROPOSALS = (
    ("progress", "ความก้าวหน้าจากขั้นตอน", "จากขั้นตอน", "Alt+1"),
    ("value", "ค่าจากสูตร", "จากสูตร", "Alt+2"),
    ("level", "ระดับจากเกณฑ์", "ระดับจากเกณฑ์", "Alt+3"),
)
NARRATIVE, NARRATIVE_KEY = "ยกข้อความมาจากไตรมาสก่อน", "Alt+4"
TAKE_ALL, TAKE_ALL_KEY = "เติมความก้าวหน้าจากขั้นตอนให้ทุกตัวชี้วัดที่ยังว่าง", "Ctrl+Shift+R"


class ResultDetail(QScrollArea):
    """Offers what was reckoned, by button and key; a proposal that stands already rests."""

    def __init__(
        self,
        theme: Theme,
        take: Callable[[tuple[str, ...]], None],
        take_all: Callable[[], None],
        take_narrative: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("รายละเอียดผลตัวชี้วัด")
        self.title = ElidedLabel()
        set_role(self.title, "section")
        self.buttons: dict[str, QPushButton] = {}
        row = FlowRow()
        for field, *_ in PROPOSALS:
            self.buttons[field] = _button(partial(take, (field,)))
            row.add(self.buttons[field])
        self.all = _button(take_all)
        _name(self.all, "เติมทุกช่องที่ว่าง", TAKE_ALL, TAKE_ALL_KEY)
        self.narrative = _button(take_narrative)
        _name(self.narrative, "ยกข้อความมาจากไตรมาสก่อน", NARRATIVE, NARRATIVE_KEY)
        row.add(self.all)
        row.add(self.narrative)
        self.formula = FractionView(theme)
        self.note = _text()
        self.rubric = _text()
        self.rubric.setTextFormat(Qt.TextFormat.RichText)
        self.history = _text()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(PAGE_SIDE), px(GAP_1), px(PAGE_SIDE), px(GAP_1))
        column.setSpacing(px(GAP_1))
        for part in (self.title, row, self.formula, self.note, self.rubric, self.history):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)

    def clear(self) -> None:
        """Show no indicator."""
        self.widget().hide()

    def show_result(
        self,
        indicator: Indicator | None,
        result: Result,
        proposed: Proposals,
        history: Sequence[tuple[int, Result]],
        *,
        note: str,
        locked: bool,
    ) -> None:
        """Show an indicator of the quarter, what its figures say, and what was told before."""
        self.widget().show()
        self.title.set_words(indicator.name if indicator else result.indicator)
        for field, words, short, keys in PROPOSALS:
            value, given = getattr(proposed, field), getattr(result, field)
            shown = "-" if value is None else figure(rounded(value))
            button = self.buttons[field]
            _name(button, f"{short} {shown}", f"ใช้{words} {shown}", keys)
            stands = value is not None and given is not None and rounded(value) == rounded(given)
            button.setEnabled(value is not None and not stands and not locked)
        self.all.setEnabled(not locked)
        self.narrative.setEnabled(any(told.narrative for _, told in history) and not locked)
        formulas = indicator.measure.formulas if indicator else ()
        self.formula.setVisible(bool(formulas))
        if formulas:
            self.formula.show_formula(formulas[0])
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.rubric.setText(_rubric_words(indicator, result.level))
        self.rubric.setVisible(bool(self.rubric.text()))
        self.history.setText("\n".join(_told(quarter, told) for quarter, told in reversed(history)))
        self.history.setVisible(bool(history))


def _button(act: Callable[[], None]) -> QPushButton:
    button = QPushButton()
    button.clicked.connect(lambda _checked=False: act())
    writing(button)
    return button


def _name(button: QPushButton, short: str, words: str, keys: str) -> None:
    """Give a button its short words, and the whole with its key in the tip."""
    button.setText(short)
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({keys})")


def _text() -> Label:
    label = Label()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _rubric_words(indicator: Indicator | None, reached: Decimal | None) -> str:
    """The levels of the rubrics as rich text, a line each, that reached marked."""
    lines: list[str] = []
    for rubric in indicator.rubrics if indicator else ():
        lines.append(escape(f"เกณฑ์การให้คะแนน {rubric.title}".strip()))
        for level in rubric.levels:
            words = " ".join(f"ระดับ {level.level}: {' '.join(level.criteria)}".split())
            is_reached = reached is not None and level.level == int(reached)
            lines.append(f"<b>{escape(words)} (ระดับที่ได้)</b>" if is_reached else escape(words))
    return "<br>".join(lines)


def _told(quarter: int, told: Result) -> str:
    """What was told in a quarter, in one line."""
    figures = [
        f"{words} {figure(value)}"
        for words, value in (
            ("ร้อยละ", told.progress),
            ("ค่าที่ได้", told.value),
            ("ระดับ", told.level),
        )
        if value is not None
    ]
    said = " · ".join([*figures, *([told.narrative] if told.narrative else [])])
    return f"ไตรมาส {quarter}: {said or 'ยังไม่ได้รายงาน'}"
