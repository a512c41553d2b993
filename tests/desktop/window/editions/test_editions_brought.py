"""The file of an edition that is dropped on the window, or opened from outside."""

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QComboBox

from desktop.window import app
from desktop.window.widgets.differences_dialog import DifferencesDialog
from forms.editions import library
from forms.editions.editing.files import copied, keep, write_sent
from tests.desktop.dialogs import answer
from tests.desktop.window.called import called
from tests.desktop.window.drops import drop


@pytest.fixture
def sent(own, tmp_path):
    """An office's edition as a file; it is not kept here."""
    path = tmp_path / "แบบฟอร์มปีใหม่.phaenforms"
    kept = keep(copied("2567", "2570"))
    write_sent("2570", path)
    kept.unlink()
    return path


@pytest.fixture
def reply(qtbot):
    """Answer the comparison, once it comes up."""

    def wait_and_choose(words):
        def choose():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, DifferencesDialog):
                timer.stop()
                answered.append(words)
                dialog.choose(words)

        answered = []
        timer = QTimer(interval=1)
        timer.timeout.connect(choose)
        timer.start()
        qtbot.waitUntil(lambda: bool(answered))

    return wait_and_choose


def dropped(window, path):
    assert drop(window, QUrl.fromLocalFile(str(path)))


def opened(window, path):
    window.plan_commands.offer_file(path)


def left_by_another_start(window, path):
    app._take_over(window, str(path))


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize("bring", [dropped, opened, left_by_another_start])
def test_it_is_taken_in_once_it_is_wanted(qtbot, window, sent, bring, reply):
    bring(window, sent)
    reply("ไม่รับ")
    assert not any(library.own_folder().iterdir())
    assert not window.notice.isVisible()
    bring(window, sent)
    reply("รับชุดนี้")
    qtbot.waitUntil(lambda: "รับชุดแบบฟอร์ม 2570 แล้ว" in window.notice.words)
    assert [path.name for path in library.own_folder().iterdir()] == ["2570.toml"]


def test_it_can_be_seen_at_once(qtbot, full_window, sent, reply):
    full_window.plan_commands.offer_file(sent)
    reply("รับชุดนี้")
    qtbot.waitUntil(lambda: "รับชุดแบบฟอร์ม 2570 แล้ว" in full_window.notice.words)
    shown = []
    answer(lambda dialog: shown.append(dialog.draft.id))
    called(full_window.notice, "เปิดชุดแบบฟอร์ม…").click()
    assert shown == ["2570"]


def test_plan_that_waited_for_it_is_printed_on_it(qtbot, full_window, session, sent, reply):
    full_window.show_page("unit")
    offered = called(full_window.page, "ชุดแบบฟอร์ม", QComboBox)
    session.set_texts({("plan", "edition"): "2570"})
    assert session.edition.id == "2567"
    assert offered.currentText() == "2570"

    def is_missed():
        problems = full_window.tools.checker.problems
        return any("จึงพิมพ์ตามชุด “2567”" in each.message for each in problems)

    qtbot.waitUntil(is_missed)
    full_window.plan_commands.offer_file(sent)
    reply("รับชุดนี้")
    qtbot.waitUntil(lambda: session.edition.id == "2570")
    assert offered.currentText() == "แบบฟอร์มปี พ.ศ. 2570"
    qtbot.waitUntil(lambda: not is_missed())


def test_file_that_is_none_is_told_of(qtbot, window, tmp_path):
    path = tmp_path / "2570.phaenforms"
    path.write_bytes(b"\x00{")
    dropped(window, path)
    qtbot.waitUntil(lambda: "ใช้ไม่ได้" in window.notice.words)
