"""What the program is: version, changes, notices; and that a new version is told of once."""

import re

from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QTextBrowser

from db.version import VERSION
from desktop.window.frame import about
from desktop.window.frame.about import CHANGES, NOTICES, notices, tell_of_version
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer, press


def shown_by(window, words):
    """What the button with these words shows."""
    found = []

    def read(dialog):
        text = dialog.findChild(QTextBrowser) or dialog.findChild(QPlainTextEdit)
        found.append(text.toPlainText())

    def first(box):
        answer(read)
        press(words)(box)

    answer(first)
    window.commands.show_about()
    return found[0]


def test_about_says_the_version(window):
    seen = []

    def look(box):
        assert isinstance(box, QMessageBox)
        seen.append(box.text())

    answer(look)
    window.commands.show_about()
    assert VERSION in seen[0]


def test_changes_and_notices_are_shown(window):
    assert f"รุ่น {VERSION}" in shown_by(window, CHANGES)
    assert "SIL" in shown_by(window, NOTICES)


def test_changes_begin_with_this_version():
    text = (RESOURCES / "help" / "changes.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## รุ่น ([\d.]+)$", text, re.MULTILINE)
    assert versions[0] == VERSION
    assert versions == sorted(
        versions, key=lambda each: tuple(map(int, each.split("."))), reverse=True
    )


def test_notices_of_a_frozen_program_are_those_of_what_lies_in_it(monkeypatch, tmp_path):
    path = tmp_path / "notices.txt"
    monkeypatch.setattr(about, "_NOTICES", path)
    assert "รหัสต้นฉบับ" in notices()
    path.write_text("ของทุกคน", encoding="utf-8")
    assert notices() == "ของทุกคน"


def test_another_version_is_told_of_once(window, memory):
    notice = window.notice
    notice.hide()
    memory.set_text("version", "0.0.1")
    tell_of_version(notice, memory, is_first=False)
    assert VERSION in notice.words
    notice.hide()
    tell_of_version(notice, memory, is_first=False)
    assert not notice.isVisible()


def test_first_start_and_one_with_other_news_tell_of_no_version(window, memory):
    notice = window.notice
    notice.hide()
    memory.set_text("version", "")
    tell_of_version(notice, memory, is_first=True)
    assert not notice.isVisible()
    assert memory.text("version") == VERSION
    memory.set_text("version", "0.0.1")
    notice.show_result("เรื่องอื่น", severity="warning")
    window.commands.tell_of_version(is_first=False)
    assert notice.words == "เรื่องอื่น"
    assert QApplication.activeModalWidget() is None
