"""A store that is ruined when the window starts: what is offered, and what comes of it."""

import pytest
from PySide6.QtWidgets import QFileDialog

from db.backups.backups import Backups
from db.backups.names import Reason
from db.store.store import Store
from desktop.window.app import start
from desktop.window.backups.remembered_plans import remembered
from desktop.window.backups.store_trouble import StoreTroubleDialog
from tests.db.store.migrations.files import run
from tests.desktop.dialogs import answer
from tests.desktop.parts import package


@pytest.fixture
def path(tmp_path):
    """The file of the store that the window will open, whole and with one backup."""
    path = tmp_path / "store.db"
    with Store.open(path, create=True) as store:
        store.add(package("หน่วย ก", year=2566))
        Backups(path).make(Reason.REGULAR)
        store.add(package("หน่วย ข", year=2567))
    return path


def ruin(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 8192])
    return path.read_bytes()


@pytest.fixture
def begin(window, plans, session, tasks):
    """Starts the window anew."""

    def beginning():
        start(window, plans, session, tasks)

    return beginning


@pytest.fixture
def seen():
    """What the dialog said, once it has come."""
    return []


def answers(seen, press):
    def act(dialog):
        assert isinstance(dialog, StoreTroubleDialog)
        seen.extend([dialog._found.text(), dialog._lacks.text()])
        press(dialog)

    answer(act)


@pytest.fixture
def restored(path, seen):
    """The store is ruined, and restored when that is asked."""
    data = ruin(path)
    answers(seen, lambda dialog: dialog.restore.click())
    return data


def test_damaged_store_is_restored_and_its_file_kept(restored, window, plans, seen, tmp_path):
    assert [entry.unit for entry in plans.entries] == ["หน่วย ก"]
    assert "แฟ้มสำรองล่าสุดที่ใช้ได้" in seen[0]
    (aside,) = [file for file in tmp_path.glob("store*.db") if file.name != "store.db"]
    assert aside.read_bytes() == restored
    assert str(aside) in window.notice.words
    assert window.page_name == "start"


@pytest.fixture
def renewed(path, seen):
    data = ruin(path)
    answers(seen, lambda dialog: dialog.renew.click())
    return data


def test_new_store_is_made_and_the_damaged_file_kept(renewed, window, plans, tmp_path):
    assert plans.is_ready
    assert plans.entries == ()
    (aside,) = [file for file in tmp_path.glob("store*.db") if file.name != "store.db"]
    assert aside.read_bytes() == renewed


@pytest.fixture
def left(path, seen):
    data = ruin(path)
    answers(seen, lambda dialog: dialog.leave.click())
    return data


def test_program_is_left_and_nothing_changed(left, window, plans, path):
    assert not window.isVisible()
    assert not plans.is_ready
    assert path.read_bytes() == left


@pytest.fixture
def chosen(path, seen, monkeypatch):
    (backup,) = Backups(path).entries()
    stick = path.with_name("บนแฟลชไดรฟ์.db.gz")
    backup.path.rename(stick)
    ruin(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(stick), ""))

    def press(dialog):
        assert not dialog.restore.isEnabled()
        dialog.choose.click()
        dialog.restore.click()

    answers(seen, press)


def test_backup_is_chosen_where_none_is_beside_the_store(chosen, window, plans, seen):
    assert "ไม่พบแฟ้มสำรอง" in seen[0]
    assert [entry.unit for entry in plans.entries] == ["หน่วย ก"]


@pytest.mark.parametrize("data", [None, b""], ids=["missing", "empty"])
def test_plans_of_before_that_the_backup_lacks_are_named(path, begin, plans, *, memory, seen, data):
    # The window has had the store open, and remembers what was in it.
    assert {plan.unit for plan in remembered(memory, plans.store_name)} == {"หน่วย ก", "หน่วย ข"}
    plans.close_store()
    path.unlink() if data is None else path.write_bytes(data)
    answers(seen, lambda dialog: dialog.restore.click())
    begin()
    assert "ไม่มีในแฟ้มสำรอง: แผนของหน่วย ข ปี 2567" in seen[1]
    assert [entry.unit for entry in plans.entries] == ["หน่วย ก"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"%PDF-1.7 " * 500), "ไม่ใช่ฐานข้อมูลของโปรแกรมแผน"),
        (lambda path: run(path, "UPDATE alembic_version SET version_num = '9999'"), "รุ่นใหม่กว่า"),
    ],
    ids=["foreign", "newer"],
)
def test_store_of_another_is_told_of_and_let_be(path, begin, plans, *, window, spoil, said):
    plans.close_store()
    spoil(path)
    before = path.read_bytes()
    begin()
    assert said in window.notice.words
    assert path.read_bytes() == before


def test_damaged_plan_is_offered_from_the_newest_backup(path, window, plans, session):
    run(path, "UPDATE plans SET title = title || 'ก'")
    window.plan_commands.open(1)
    assert "แผนหมายเลข 1 (หน่วย ก ปีงบประมาณ พ.ศ. 2566) ไม่ตรงกับที่บันทึกไว้" in window.notice.words
    assert not session.is_open
    window.notice._choices.itemAt(0).widget().click()
    assert session.number == 1
    for backup in plans.backups.entries():
        backup.path.unlink()
    window.plan_commands.open(2)
    assert "ไม่พบแผนนี้ในแฟ้มสำรองใด" in window.notice.words
    window.notice._choices.itemAt(0).widget().click()
    assert session.number == 2


def test_memory_that_is_none_remembers_nothing(memory):
    for text in ("", "{}", "[1]", '["", [["a"]]]', '["", [["a", "b", 1, "x"]]]'):
        memory.set_text("plans", text)
        assert remembered(memory, "") == ()
