"""The problem that is chosen: what, where, of which records, how to mend or to keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.window.problems.keeping_form import KeepingForm
from desktop.window.reports.accepting import take_back
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_3, GAP_4, STRONG
from forms.checks.accepted import acceptance_words
from forms.editions.labels import label_at
from forms.severities import SEVERITIES
from forms.short_places import short_place
from forms.whole_names import whole_names

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.checks import Problem

_LONGEST = 600
_STEP = " › "
_NAME = re.compile("(โครงการ|กิจกรรม)? ?“[^”]*”")


class ProblemDetail(QScrollArea):
    """Says all of one problem; `go` is what its button does."""

    def __init__(self, tools: Tools, go: Callable[[], object]) -> None:
        super().__init__()
        self._tools = tools
        self.problem: Problem | None = None
        self.setAccessibleName("ข้อที่เลือก")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mark = Mark(tools.theme, "", "text", size=1.1)
        self.message, self.where = Label(), Label()
        self._names = QVBoxLayout()
        self.go = push_button("ไปที่ช่อง", "open", go, primary=True)
        self.take_back = push_button("เลิกคงไว้", "close", self._take_back)
        self.keeping = KeepingForm(tools)
        self.keeping.opened.connect(self._show_form)
        self._arrange()
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """Say another problem; None for nothing."""
        if problem == self.problem and problem is not None:
            return
        self.problem = problem
        self._whole.setVisible(problem is not None)
        if problem is None:
            return
        self._mark.set_mark("done" if problem.accepted else problem.severity, problem.severity)
        self.message.setText(problem.message)
        self.where.setText(f"{SEVERITIES[problem.severity]} · {self._path(problem)}".rstrip(" ·"))
        self._show_names(problem)
        self.take_back.setVisible(problem.accepted is not None)
        self.keeping.show_problem(problem)
        self._whole.fit()
        self.verticalScrollBar().setValue(0)

    def _path(self, problem: Problem) -> str:
        """The way to a problem without the names of records, which stand below it whole."""
        session = self._tools.session
        if not session.is_open:
            return problem.where
        short = short_place(
            session.package, problem.place, lambda place: label_at(session.edition, place)
        )
        bare = (_NAME.sub("", part).strip() or short for part in problem.where.split(_STEP))
        return _STEP.join(dict.fromkeys(bare))

    def _show_names(self, problem: Problem) -> None:
        """The records by their whole names, what to do, and what was said when it was kept."""
        session = self._tools.session
        named = whole_names(session.package, problem.place) if session.is_open else ()
        parts = [(each.label, each.words[:_LONGEST]) for each in named]
        if problem.advice:
            parts.append(("วิธีแก้", problem.advice))
        if problem.accepted is not None:
            parts.append(("คงไว้แล้ว", acceptance_words(problem.accepted)))
        while self._names.count():
            old = self._names.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for label, words in parts:
            part = _named(label, words)
            self._names.addWidget(part)
            # Not only with the next layout: its height counts at once.
            part.show()

    def _show_form(self) -> None:
        """Bring the form that was opened into sight, once it has its height."""
        self._whole.fit()
        last = self.keeping.leave
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(last, 0, px(GAP_4)))

    def _take_back(self) -> None:
        if self.problem is not None:
            take_back(self._tools, self.problem)

    def _arrange(self) -> None:
        set_role(self.message, "strong")
        set_role(self.where, "caption")
        for label in (self.message, self.where):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        self._mark.setFixedHeight(px(STRONG.line) + px(GAP_1))
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.message)
        words.addWidget(self.where)
        head.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(px(GAP_2))
        acts.addWidget(self.go)
        acts.addWidget(self.take_back)
        acts.addStretch(1)
        below = QVBoxLayout()
        # Under the words of the head, beside its shape.
        below.setContentsMargins(self._mark.width() + px(GAP_2), 0, 0, 0)
        below.setSpacing(px(GAP_3))
        self._names.setSpacing(px(GAP_3))
        below.addLayout(self._names)
        below.addLayout(acts)
        below.addWidget(self.keeping)
        self._whole = _Column()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(px(GAP_4), px(GAP_4), px(GAP_4), px(GAP_4))
        column.setSpacing(px(GAP_3))
        column.addLayout(head)
        column.addLayout(below)
        column.addStretch(1)
        self.setWidget(self._whole)


class _Column(QWidget):
    """As high as its words need at its width: Qt squeezes those that wrap before it scrolls."""

    def fit(self) -> None:
        """Take the height that all in it needs."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return done


def _named(label: str, words: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(GAP_1) // 2)
    head, said = Label(label), Label(words)
    set_role(head, "caption")
    said.setWordWrap(True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(head)
    column.addWidget(said)
    return part
