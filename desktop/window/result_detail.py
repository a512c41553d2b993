"""One indicator of a quarter: what its figures come to, its rubric, and what was said before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.window.controls import push_button
from desktop.window.flow_row import FlowRow
from desktop.window.fraction_view import FractionView
from desktop.window.theme import Theme, em, sized
from forms.figures import figure

if TYPE_CHECKING:
    from db.records import Indicator, Result
    from desktop.reckoned import Proposals

# What can be taken: its field, its words, its key.
PROPOSALS = (
    ("progress", "ความก้าวหน้าจากขั้นตอน", "Alt+1"),
    ("value", "ค่าจากสูตร", "Alt+2"),
    ("level", "ระดับจากเกณฑ์", "Alt+3"),
)
NARRATIVE_KEY = "Alt+4"
_NARRATIVE = "ยกข้อความไตรมาสก่อนมา"


class ResultDetail(QScrollArea):
    """Offers what was reckoned, by button and key; a proposal that stands already rests."""

    def __init__(
        self,
        theme: Theme,
        take: Callable[[tuple[str, ...]], None],
        take_narrative: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("รายละเอียดผลตัวชี้วัด")
        self.title = QLabel()
        self.title.setFont(sized(self.font(), 1.05, strong=True))
        self.title.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        row = FlowRow()
        for field, words, _ in PROPOSALS:
            self.buttons[field] = push_button(words, "done", partial(take, (field,)))
            row.add(self.buttons[field])
        self.narrative = push_button(_NARRATIVE, "copy", take_narrative)
        self.narrative.setToolTip(f"{_NARRATIVE} ({NARRATIVE_KEY})")
        row.add(self.narrative)
        self.formula = FractionView(theme)
        self.rubric = _text()
        self.history = _text()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, em(self, 0.4), em(self, 0.6), em(self, 0.4))
        column.setSpacing(em(self, 0.5))
        for part in (self.title, row, self.formula, self.rubric, self.history):
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
        locked: bool,
    ) -> None:
        """Show an indicator of the quarter, and what was told of it until then."""
        self.widget().show()
        self.title.setText(indicator.name if indicator else result.indicator)
        for field, words, keys in PROPOSALS:
            self._offer(field, words, keys, result, proposed, locked=locked)
        earlier = [told for _, told in history if told is not result and told.narrative]
        self.narrative.setEnabled(bool(earlier) and not locked)
        formulas = indicator.measure.formulas if indicator else ()
        self.formula.setVisible(bool(formulas))
        if formulas:
            self.formula.show_formula(formulas[0])
        self.rubric.setText(_rubric_words(indicator))
        self.rubric.setVisible(bool(self.rubric.text()))
        self.history.setText("\n".join(_told(quarter, told) for quarter, told in history))

    def _offer(
        self,
        field: str,
        words: str,
        keys: str,
        result: Result,
        proposed: Proposals,
        *,
        locked: bool,
    ) -> None:
        value: Decimal | None = getattr(proposed, field)
        given: Decimal | None = getattr(result, field)
        button = self.buttons[field]
        shown = "ยังคำนวณไม่ได้" if value is None else figure(round(value, 2))
        stands = value is not None and given is not None and round(value, 2) == round(given, 2)
        button.setText(f"  {words}: {shown}")
        button.setAccessibleName(f"รับ{words} {shown}")
        button.setToolTip(f"ใส่{words}ในช่อง ({keys})")
        button.setEnabled(value is not None and not stands and not locked)


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _rubric_words(indicator: Indicator | None) -> str:
    """The levels of the rubrics, a line each."""
    lines: list[str] = []
    for rubric in indicator.rubrics if indicator else ():
        lines.append(f"เกณฑ์การให้คะแนน {rubric.title}".strip())
        lines += [
            f"ระดับ {level.level}: {' '.join(level.criteria)}".replace("\n", " ")
            for level in rubric.levels
        ]
    return "\n".join(lines)


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
