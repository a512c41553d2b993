"""The combined tables of a board: one is chosen, seen as paper, and written as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from db.files import fitted_name
from desktop.clock import local_today
from desktop.session.tasks import Progress, TaskQueue
from desktop.window.memory import Memory
from desktop.window.printing.page_view import PageView
from desktop.window.printing.preview import Preview
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import link_button, push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_2
from forms.formats import DOCUMENTS, DocumentFormat
from forms.gathering.combining import by_policy
from forms.gathering.documents import COMBINED_FORMS, Board, combined_document
from forms.gathering.writing import write_combined
from forms.pdf import render

if TYPE_CHECKING:
    from forms.pdf.rendering import Rendering

_ALL = "ทุกตาราง"
_LETTERS = 16
_SHORT_NAMES = {".pdf": "PDF…", ".xlsx": "Excel…", ".docx": "Word…"}


class Chosen(NamedTuple):
    """Which tables are chosen: ids of combined forms (none: all), and codes of policies."""

    forms: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    title: str = _ALL


class CombinedTables(QWidget):
    """Shows the chosen table; `told` says what came of writing it."""

    told = Signal(str)

    def __init__(self, tasks: TaskQueue, memory: Memory) -> None:
        super().__init__()
        self._tasks = tasks
        self._memory = memory
        self._board: Board | None = None
        self.choice = Combo()
        self.choice.setAccessibleName("ตารางรวม")
        # Names of policies are long: the list is as wide as there is room for.
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(_LETTERS)
        self.choice.currentIndexChanged.connect(self._show)
        self.view = PageView()
        self._preview = Preview(self.view, tasks, tasks, self)
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        head.addWidget(Label("ตาราง"))
        head.addWidget(self.choice, 1)
        self.buttons = tuple(
            push_button(f"ส่งออกเป็น {_SHORT_NAMES[each.suffix]}", "export", partial(self._ask, each))
            for each in DOCUMENTS
        )
        for button in self.buttons:
            head.addWidget(button)
        self.open_file = link_button("เปิดแฟ้ม", self._open)
        self.open_file.hide()
        head.addWidget(self.open_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(GAP_2), 0, 0)
        column.setSpacing(px(GAP_2))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._written: Path | None = None

    def show_board(self, board: Board) -> None:
        """Offer the tables of a board."""
        self._board = board
        self.choice.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.choice.clear()
        for form in COMBINED_FORMS:
            self.choice.addItem(form.title, Chosen((form.id,), title=form.title))
        self.choice.addItem(_ALL, Chosen())
        for group in by_policy(board.gathered):
            if group.key:
                title = f"หน่วยงานที่สนับสนุนนโยบาย {group.name}"
                self.choice.addItem(title, Chosen(("board",), (group.key,), title))
        self.choice.blockSignals(False)  # noqa: FBT003 - as above
        self._show()

    def clear(self) -> None:
        """Let go of the pages."""
        self._preview.close()

    def write(self, path: Path) -> None:
        """Write the chosen tables to a file in the background."""
        board, chosen = self._board, self._chosen()
        if board is None:
            return
        self._memory.folder = path.parent

        def work(progress: Progress) -> None:
            write_combined(
                board,
                path,
                progress,
                forms=chosen.forms,
                policies=chosen.policies,
                date=local_today(),
            )

        self.told.emit(f"กำลังส่งออก {path.name}")
        self._tasks.run(
            work,
            done=lambda _nothing: self._tell_written(path),
            failed=lambda error: self.told.emit(str(error)),
            replaces="export combined",
            asker=self,
        )

    def _chosen(self) -> Chosen:
        chosen = self.choice.currentData()
        return chosen if isinstance(chosen, Chosen) else Chosen()

    def _show(self) -> None:
        """Lay the chosen table out, once it is in sight."""
        board = self._board
        for button in self.buttons:
            button.setEnabled(board is not None)
        if board is None or not self.isVisible():
            return
        self._preview.show_made(_laid_out(board, self._chosen()))

    def _ask(self, kind: DocumentFormat) -> None:
        board = self._board
        if board is None:
            return
        folder = self._memory.folder
        parts = ("รวมแผน", str(board.gathered.year), self._chosen().title)
        suggested = folder / fitted_name(parts, kind.suffix, folder)
        path = ask_where(self.window(), "ส่งออกไปที่", suggested, kind.suffix, kind.name)
        if path is not None:
            self.write(path)

    def _tell_written(self, path: Path) -> None:
        self._written = path
        self.open_file.show()
        self.told.emit(f"ส่งออกแล้ว: {path}")

    def _open(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    # Qt's own names from here on.

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()


def _laid_out(board: Board, chosen: Chosen) -> Callable[[Progress], Rendering]:
    """What lays the chosen tables out as pages."""

    def lay_out(progress: Progress) -> Rendering:
        document = combined_document(
            board, forms=chosen.forms, policies=chosen.policies, date=local_today()
        )
        return render(document, progress=progress)

    return lay_out
