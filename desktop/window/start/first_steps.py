"""The start page of a store without plans: what the program is for, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.window.start.plan_commands import PlanCommands
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.greatest_width import at_most
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_4, PAGE_SIDE, PROSE_WIDTH

_WORDS = "ยังไม่มีแผนในเครื่องนี้"
_HINT = (
    "เปิดแผนตัวอย่างเพื่อดูว่าแบบฟอร์มออกมาเป็นอย่างไร สร้างแผนใหม่ หรือนำแผนที่มีอยู่แล้วมาใช้ "
    "โดยลากแฟ้มแผน แฟ้ม Word หรือ Excel มาวางในหน้าต่างนี้ก็ได้"
)


class FirstSteps(QScrollArea):
    """Where the first row would stand; on a low screen it scrolls."""

    def __init__(
        self,
        plan_commands: PlanCommands,
        show_help: Callable[[], None],
        gather: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setAccessibleName(_WORDS)
        title, words = Label(_WORDS), Label(_HINT)
        set_role(title, "section")
        words.setWordWrap(True)
        self.sample = push_button("เปิดแผนตัวอย่าง", "sample", plan_commands.open_sample, primary=True)
        row = FlowRow(0.5)
        for button, tip in (
            (self.sample, ""),
            (push_button("แผนใหม่…", "add", plan_commands.ask_new), "Ctrl+N"),
            (push_button("นำเข้าแผน…", "import", plan_commands.ask_import), "Ctrl+O"),
            (
                push_button("เปิดแผนเดิมจาก Word หรือ Excel…", "document", plan_commands.ask_read),
                "Ctrl+Shift+O",
            ),
            (push_button("รวบรวมแผนของหน่วยงาน…", "folder", gather), "สำหรับหน่วยงานต้นสังกัด"),
            (push_button("วิธีใช้", "help", show_help), "F1"),
        ):
            button.setToolTip(tip)
            row.add(button)
        # What the tour points to.
        self.inner = QWidget()
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(px(PAGE_SIDE), px(GAP_4), px(PAGE_SIDE), px(GAP_4))
        column.setSpacing(px(GAP_2))
        column.addWidget(title)
        column.addLayout(at_most(words, PROSE_WIDTH))
        column.addWidget(row)
        whole = QWidget()
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.inner)
        around.addStretch(1)
        self.setWidget(whole)
