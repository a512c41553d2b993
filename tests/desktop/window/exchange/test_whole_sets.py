"""The whole plan as a set, made by the window's own dialog; each file of it altered, and told."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QFileDialog

from db import edits
from db.content_code import content_code
from db.package.file import package_bytes, parse_package
from db.spoken_code import spoken_code
from desktop.window.exchange.send_dialog import SendDialog
from desktop.window.exchange.sending import Sending
from desktop.window.exchange.verify_dialog import VerifyDialog
from tests.desktop.dialogs import answer
from tests.forms.submission.sets import sample, with_letters, with_part

BUDGET = ("plan", "projects", 0, "budget", "amount")
COSTS_PAGE = 10


@pytest.fixture
def sending(open_page):
    return Sending(open_page(sample(), "memo").window().tools)


@pytest.fixture
def folder(sending, memory, monkeypatch, tmp_path):
    """The set, as the dialog offers it."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def agree(dialog):
        assert isinstance(dialog, SendDialog)
        assert dialog.what.currentText() == "แผนทั้งฉบับ"
        assert dialog.go_on.isEnabled()
        dialog.go_on.click()

    answer(agree)
    sending.ask()
    (made,) = (each for each in tmp_path.iterdir() if each.name.startswith("กอง"))
    return made


def with_budget(data):
    package = parse_package(data)
    return package_bytes(edits.replaced(package, BUDGET, Decimal(205000)))


ALTERED = {
    ".pdf": lambda data: with_letters(data, COSTS_PAGE, "250,000", "205,000"),
    ".xlsx": lambda data: with_part(
        data, r"xl/worksheets/sheet\d+\.xml", lambda text: text.replace(">250000<", ">205000<")
    ),
    ".docx": lambda data: with_part(
        data, r"word/document\.xml", lambda text: text.replace("250,000", "205,000")
    ),
    ".phaen": with_budget,
    ".json": lambda data: data.replace(b'"program": "', b'"program": "9'),
}


def looked_at(sending, folder):
    """What the dialog shows of a folder: its title, and the cards by what they are called."""
    shown = []

    def look(dialog):
        assert isinstance(dialog, VerifyDialog)
        shown.append((dialog.title.text(), [(c.title, c.label, c.lines) for c in dialog.cards]))
        dialog.accept()

    answer(look)
    sending.verify(sorted(folder.iterdir()))
    return shown[0]


def test_whole_plan_is_five_files_of_one_code_and_any_that_is_altered_is_told(sending, folder):
    code = spoken_code(content_code(sample()))
    title, cards = looked_at(sending, folder)
    assert title == f"แฟ้มทั้งหมดตรงกัน รหัสเนื้อหา {code}"
    assert [label for _name, label, _lines in cards] == ["ครบถ้วน"] * 5
    assert {path.suffix for path in folder.iterdir()} == ALTERED.keys()
    for path in folder.iterdir():
        data = path.read_bytes()
        altered = ALTERED[path.suffix](data)
        assert altered != data, path.name
        path.write_bytes(altered)
        assert_told(path, *looked_at(sending, folder))
        path.write_bytes(data)


def assert_told(path, title, cards):
    """It is the one that was altered, and where."""
    assert title.startswith("แฟ้มไม่ตรงกันทั้งหมด"), path.name
    labels = {name: label for name, label, _lines in cards if label}
    assert labels.pop(path.name) == "ถูกแก้", path.name
    # Without its list the papers are known to say the same.
    well = {"ครบถ้วน", "ตรงกัน"} if path.suffix == ".json" else {"ครบถ้วน"}
    assert set(labels.values()) <= well, path.name
    if path.suffix != ".json":
        said = "\n".join(line for _name, label, lines in cards if not label for line in lines)
        assert "250" in said, path.name
        assert "205" in said, path.name
