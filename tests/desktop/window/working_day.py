"""A working day in the real window, as a process of its own: `python -m … FOLDER`.

Opens, types, imports, exports in every kind, prints into a file, looks at every page and at
what the menus show. Says on standard output what it has done, and which sockets Python made.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from db.package.file import write_package
from desktop.window import app
from desktop.window.frame import main_window
from desktop.window.printing.export_dialog import ExportDialog
from forms.formats import OFFERED, PACKAGE, SEALED
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package

PATIENCE = 60  # seconds, for what takes one


def say(line):
    """Tell the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def until(holds):
    """Let the window work until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, holds
        QTest.qWait(10)


def closing(act):
    """Do what brings up a dialog, and close it when it is there."""
    seen = []

    def close():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, close)
        else:
            seen.append(type(dialog).__name__)
            dialog.close()

    QTimer.singleShot(10, close)
    act()
    assert seen
    say(f"dialog {seen[0]}")


class Window(main_window.MainWindow):
    folder: Path

    def begin(self, page=""):
        super().begin(page)
        QTimer.singleShot(0, self.work)

    def work(self):
        try:
            self.day()
        finally:
            QTimer.singleShot(0, self.close)

    def day(self):
        self.plan_commands.open_sample()
        until(lambda: self.session.is_open)
        for name, spec in self.specs.items():
            if not self.pages.is_resting(spec):
                self.show_page(name)
                QTest.qWait(0)
                say(f"page {name}")
        self.go_to(("plan", "title"))
        type_text(QApplication.focusWidget(), "แผน 1")
        self.show_page("print")
        self.take_in()
        for each in (*OFFERED, SEALED):
            self.export(each)
        self.print_into_a_file()
        commands = self.commands
        for act in (commands.show_about, commands.ask_settings):
            closing(act)
        commands.show_help()
        commands.help.close()
        say("manual")

    def take_in(self):
        path = self.folder / "นำเข้า.json"
        write_package(package("หน่วย ข", quarters=(1,)), path)
        before = self.session.number
        self.plan_commands.import_file(path)
        until(lambda: self.session.number != before)
        say("imported")

    def export(self, wanted):
        path = self.folder / f"ออก{wanted.suffix}"
        self.show_page("print")

        def exec_(dialog):
            chosen = PACKAGE if wanted is SEALED else wanted
            dialog._kinds.button(OFFERED.index(chosen)).click()
            if wanted is SEALED:
                dialog._password_box.setChecked(True)
                dialog._new_password.first.setText("รหัสผ่านยาว")
                dialog._new_password.second.setText("รหัสผ่านยาว")
            dialog.accept()
            return dialog.result()

        ExportDialog.exec = exec_
        QFileDialog.getSaveFileName = lambda *_: (str(path), "")
        self.page.export()
        until(path.exists)
        until(lambda: not self.page._exporter.busy)  # type: ignore[attr-defined]
        say(f"exported {wanted.suffix}")

    def print_into_a_file(self):
        path = self.folder / "กระดาษ.pdf"

        def exec_(dialog):
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(path))
            return 1

        QPrintDialog.exec = exec_
        self.page.print_paper("cover")
        until(path.exists)
        say("printed")


def main(folder: Path) -> None:
    """Work for a day, and say which modules of the network came with it."""

    def watch(event, _given):
        if event.startswith("socket."):
            say(f"socket {event}")

    sys.addaudithook(watch)
    app.MainWindow, Window.folder = Window, folder  # type: ignore[attr-defined]
    code = app.run()
    say(f"Qt's network: {'PySide6.QtNetwork' in sys.modules}")
    sys.exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
