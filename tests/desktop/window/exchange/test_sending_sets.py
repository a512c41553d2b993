"""A set made, written and looked at from the window."""

from dataclasses import replace
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QFileDialog

from db.package.file import read_package
from desktop.window.exchange.send_dialog import SendDialog
from desktop.window.exchange.sending import Sending
from desktop.window.exchange.verify_dialog import VerifyDialog
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


@pytest.fixture
def window(open_page, sample):
    return open_page(sample, "memo").window()


@pytest.fixture
def sending(window):
    return Sending(window.tools)


def choose(quarter, *, as_zip=False):
    def act(dialog):
        assert isinstance(dialog, SendDialog)
        dialog.what.setCurrentIndex(dialog.what.findData(quarter))
        dialog._kinds.button(as_zip).setChecked(True)
        dialog.go_on.click()

    return act


def test_set_of_a_quarter_is_in_a_new_folder_and_kept_as_sent(
    window, sending, memory, monkeypatch, tmp_path
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    answer(choose(1))
    sending.ask()
    (folder,) = [each for each in tmp_path.iterdir() if each.name.startswith("กอง")]
    assert "ไตรมาส 1" in folder.name
    assert len(list(folder.iterdir())) == 5
    assert "รหัสเนื้อหา" in window.notice.words
    session = window.session
    assert session.plans._opened_store().exchanged(session.number)[0].whom == "ต้นสังกัด"
    # Another time it goes beside it.
    answer(choose(1))
    sending.ask()
    assert len([each for each in tmp_path.iterdir() if each.name.startswith("กอง")]) == 2
    shown = []

    def look(dialog):
        assert isinstance(dialog, VerifyDialog)
        shown.append((dialog.title.text(), [card.label for card in dialog.cards]))
        dialog.accept()

    answer(look)
    sending.verify(list(folder.iterdir()))
    ((title, labels),) = shown
    assert title.startswith("แฟ้มทั้งหมดตรงกัน")
    assert labels == ["ครบถ้วน"] * 5


def test_set_is_a_zip_when_that_is_chosen(sending, memory, monkeypatch, tmp_path):
    to = tmp_path / "ชุด.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    answer(choose(1, as_zip=True))
    sending.ask()
    with ZipFile(to) as packed:
        assert len(packed.namelist()) == 5


def test_what_must_be_mended_keeps_it_from_being_sent(window, sending):
    session = window.session
    place = ("reports", 0, "steps", 0, "done")
    session.set_texts({place: "ไม่รู้"})
    seen = []

    def look(dialog):
        dialog.what.setCurrentIndex(dialog.what.findData(1))
        seen.append((dialog.go_on.isEnabled(), dialog.trouble.shown))
        dialog.reject()

    answer(look)
    sending.ask()
    ((enabled, shown),) = seen
    assert not enabled
    assert "ช่องที่ต้องแก้ 1 ช่อง" in shown[0][1]


def test_error_that_was_found_keeps_it_from_being_sent(window, sending):
    window.session.set_texts({("plan", "projects", 0, "budget", "amount"): ""})
    window.tools.checker.check()
    errors = [each for each in window.tools.checker.problems if each.severity == "error"]
    assert errors
    assert not window.session.state.drafts
    seen = []

    def look(dialog):
        seen.append((dialog.go_on.isEnabled(), bool(dialog.trouble.shown)))
        dialog.reject()

    answer(look)
    sending.ask()
    assert seen == [(False, True)]


def test_file_that_is_damaged_is_shown_and_not_raised(sending, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    shown = []

    def look(dialog):
        shown.extend(card.label for card in dialog.cards)
        dialog.accept()

    answer(look)
    sending.verify([tmp_path / "a.pdf"])
    assert shown == ["อ่านไม่ได้"]
