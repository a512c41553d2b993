"""What the status bar says of saving: when it was done, or that it could not be."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.session.editor import Editor
from desktop.session.workspace import Workspace
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.theme import Theme, em


class SaveStatus(QWidget):
    """Which plan is open and when it was saved; a failure stays until it is made good."""

    def __init__(self, theme: Theme, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace = workspace
        self._saved = ""
        self._failed = False
        self._mark = Mark(theme, "done", "accent", size=1.1)
        self._words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 0.6), 0, em(self, 0.6), 0)
        row.setSpacing(em(self, 0.4))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.setToolTip("ทุกการแก้ไขบันทึกเองทันที ไม่ต้องสั่งบันทึก")
        workspace.plan_opened.connect(self._on_plan_opened)
        workspace.package_changed.connect(self._show)
        editor.saved.connect(self._on_saved)
        editor.save_failed.connect(self._on_save_failed)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self) -> None:
        package = self._workspace.package
        self.setVisible(package is not None)
        if package is None:
            return
        plan = package.plan
        name = f"{plan.unit.abbreviation or plan.unit.name} {plan.fiscal_year or ''}".strip()
        if self._failed:
            words = "ยังไม่ได้บันทึก กำลังลองใหม่"
        elif self._saved:
            words = f"บันทึกแล้ว {self._saved} น."
        else:
            words = "บันทึกไว้ครบแล้ว"
        tone = "error" if self._failed else "accent"
        self._mark.set_mark("error" if self._failed else "done", tone)
        self._words.setText(f"{words} · แผน {name}")
        self.setAccessibleName(self._words.text())

    def _on_plan_opened(self) -> None:
        self._saved, self._failed = "", False

    def _on_saved(self) -> None:
        self._saved, self._failed = QTime.currentTime().toString("HH.mm.ss"), False
        self._show()

    def _on_save_failed(self, _words: str) -> None:
        self._failed = True
        self._show()
