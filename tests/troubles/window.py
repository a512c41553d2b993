"""`python -m tests.troubles.window STORE`: the program's window, told what to do line by line.

Each line of the standard input is a JSON object with a key `do`; each is answered by a line
of the standard output, which says what a person would see by then. A dialog that opens is
answered with the words that `answer` names, or closed.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)

from desktop.window import app, crash
from desktop.window.fields.fields import Field
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.frame.save_status import SaveStatus
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.view import GridView
from tests.desktop.keyboard import type_text

_LOOK_MS = 50


class Puppet(QObject):
    """Does in a window what it is told, and tells what is to be seen there."""

    _heard = Signal(object)

    def __init__(self, window: Any, parts: dict[str, Any]) -> None:
        super().__init__()
        self._window, self._parts = window, parts
        self._session = parts["session"]
        self._answers: list[str] = []
        self._dialogs: list[str] = []
        self._faults: list[str] = []
        self._heard.connect(self._obey)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._answer)
        self._timer.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def fault(self, sentence: str) -> None:
        """A fault of the program was told to the user."""
        self._faults.append(sentence)

    def _listen(self) -> None:
        for line in sys.stdin:
            self._heard.emit(json.loads(line))

    def _obey(self, order: dict[str, Any]) -> None:
        self._answers = order.get("answers", [])
        try:
            result = getattr(self, f"do_{order['do']}")(order)
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        pause = int(1000 * order.get("wait", 0))
        QTimer.singleShot(pause, lambda: self._say(result))

    def _say(self, result: object) -> None:
        said = {
            "result": result,
            "status": "".join(each.words for each in self._seen(SaveStatus)),
            "notice": _words(self._window.notice) if self._window.notice.isVisible() else "",
            "dialogs": self._dialogs,
            "faults": self._faults,
            "title": self._window.windowTitle(),
            "visible": self._window.isVisible(),
        }
        self._dialogs, self._faults = [], []
        _tell(said)

    def _seen(self, kind: type[QWidget]) -> list[Any]:
        return [each for each in self._window.findChildren(kind) if each.isVisible()]

    def _answer(self) -> None:
        """Read the dialog that is open, and press in it what is wanted, or close it."""
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        self._dialogs.append(_words(dialog))
        # Told at once: the window may end with the dialog.
        _tell({"dialog": self._dialogs[-1]})
        wanted = self._answers.pop(0) if self._answers else ""
        if isinstance(dialog, QFileDialog):
            dialog.selectFile(wanted)
            dialog.accept() if wanted else dialog.reject()
            return
        buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
        for button in buttons:
            if wanted and button.text().replace("&", "") == wanted:
                button.click()
                return
        if isinstance(dialog, QDialog):
            dialog.reject()

    # What it can be told to do.

    def do_see(self, _order: dict[str, Any]) -> object:
        """Nothing: only tell what is to be seen."""
        return self._session.unsaved if self._session.is_open else "no plan"

    def do_type(self, order: dict[str, Any]) -> object:
        """Type a text into the first field of a page."""
        self._window.enter_page(order.get("page", "essentials"))
        QApplication.processEvents()
        field = next(each for each in self._seen(Field) if isinstance(each.box, LineBox | TextBox))
        field.focus()
        type_text(field.box, order["text"])
        return str(field.place)

    def do_cell(self, order: dict[str, Any]) -> object:
        """Type a text into the first cell of the projects, and stay in it."""
        self._window.enter_page("projects")
        QApplication.processEvents()
        view: GridView = self._seen(GridView)[0]
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, view.first_column()))
        type_text(view, order["text"][0])
        editor = next(each for each in view.findChildren(CellEditor) if each.isVisible())
        type_text(editor, order["text"][1:])
        return editor.toPlainText()

    def do_leave(self, _order: dict[str, Any]) -> object:
        """Let go of the field that is being written in."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        return None

    def do_import(self, order: dict[str, Any]) -> object:
        """Take in a plan's file."""
        self._parts_commands().import_file(Path(order["path"]))
        return None

    def do_open(self, order: dict[str, Any]) -> object:
        """Open a plan of the store."""
        self._parts_commands().open(order["number"])
        return self._session.number

    def do_close(self, _order: dict[str, Any]) -> object:
        """Close the window."""
        return self._window.close()

    def _parts_commands(self) -> Any:
        return self._window.plan_commands


def _tell(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _words(inside: QWidget) -> str:
    """The words in a widget and on its buttons, a line each."""
    lines = [inside.windowTitle()] if inside.isWindow() else []
    if isinstance(inside, QMessageBox):
        lines += [inside.text(), inside.informativeText()]
    else:
        lines += [each.text() for each in inside.findChildren(QLabel) if each.isVisible()]
    buttons = [each for each in inside.findChildren(QAbstractButton) if each.isVisible()]
    lines += [f"[{each.text()}]" for each in buttons if each.text()]
    return " / ".join(line for line in lines if line)


def main(store: str) -> int:
    """Shows the window, and obeys until it is closed."""
    made = app.build_window
    puppets: list[Puppet] = []

    def build(**parts: Any) -> Any:
        window = made(**parts)
        puppets.append(Puppet(window, parts))
        return window

    app.build_window = build
    crash.CrashReporter._show = lambda _reporter, sentence: puppets[0].fault(sentence)
    return app.run(Path(store))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
