"""What the checks find in one unit's package: read again when it is asked for, and not kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from db.errors import PackageRefusedError, PhaenError
from db.package.file import read_package
from desktop.clock import local_today
from desktop.session.tasks import TaskQueue
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.cards import problem_card
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.dialogs import RefusalDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from forms.checks import Problem, check
from forms.editions.opening import opened_edition
from forms.severities import SEVERITIES


class UnitProblems(QDialog):
    """A card for each problem of a unit's plan."""

    def __init__(
        self, unit: str, path: Path, tasks: TaskQueue, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"ข้อที่ตรวจพบในแผนของ{unit}")
        self._path = path
        self._theme = theme
        self._model: CardModel[Problem] = CardModel(problem_card, self)
        self.list = CardList(theme, "ข้อที่ตรวจพบ")
        self.list.setModel(self._model)
        self._said = Label(f"กำลังตรวจ {path.name}")
        self._said.setWordWrap(True)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, 46, 34)
        tasks.run(
            lambda _progress: _found(path),
            done=self._show,
            failed=self._tell,
            replaces="unit problems",
            asker=self,
        )

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._model.set_items(problems)
        self._said.setText(f"{self._path} พบ {len(problems):,} ข้อ" if problems else "ไม่พบข้อใด")
        if problems:
            self.list.choose(0)

    def _tell(self, error: PhaenError) -> None:
        self._said.setText(f"อ่าน {self._path} ไม่ได้: {error}")
        if isinstance(error, PackageRefusedError):
            dialog = RefusalDialog(self._theme, self._path.name, error.refusals, self)
            dialog.exec()
            dialog.deleteLater()


def _found(path: Path) -> tuple[Problem, ...]:
    """The problems that nobody has accepted, the gravest first."""
    package = read_package(path)
    problems = check(package, opened_edition(package.plan).edition, local_today())
    order = list(SEVERITIES)
    kept = (problem for problem in problems if problem.accepted is None)
    return tuple(sorted(kept, key=lambda problem: order.index(problem.severity)))
