"""The data folder moved from the settings page: the plan is open again at its new place."""

import pytest
from PySide6.QtWidgets import QApplication

from db.errors import StoreError
from db.settings.declared import DATA_FOLDER
from db.store.store import default_path
from db.user_folders import VARIABLE, data_folder
from desktop.session.plans import Plans
from desktop.window.settings.settings_dialog import SettingsDialog
from tests.db.ready_stores import put_store
from tests.desktop.dialogs import answer, press
from tests.desktop.parts import package


@pytest.fixture
def memory(memory, own_data, monkeypatch, tmp_path):
    """What the window remembers lies where the system's settings do."""
    monkeypatch.delenv(VARIABLE)
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return memory


@pytest.fixture
def plans(qapp, memory):
    """The user's own store."""
    default_path().parent.mkdir(parents=True)
    put_store(default_path(), package("หน่วย ก", year=2567))
    plans = Plans()
    yield plans
    plans.close_store()


@pytest.fixture
def opened(qtbot, window, session):
    session.open(1)
    QApplication.processEvents()
    dialog = SettingsDialog(window.tools, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def move(dialog, monkeypatch, folder):
    asked = "desktop.window.settings.folder_rows.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(asked, lambda *_: str(folder))
    dialog.row(DATA_FOLDER).elsewhere.click()


def test_plan_is_open_again_and_saved_at_the_new_place(
    opened, window, plans, session, *, tmp_path, monkeypatch
):
    session.set_value(("plan", "title"), "ก่อนย้าย")
    before, folder = data_folder(), tmp_path / "ดิสก์อื่น"
    answer(press("ย้าย"))
    move(opened, monkeypatch, folder)
    assert data_folder() == folder
    assert plans.store_path == folder / "phaen.db"
    assert session.package.plan.title == "ก่อนย้าย"
    assert opened.row(DATA_FOLDER).path.text() == str(folder)
    assert "แล้ว" in opened.told.text()
    assert not (before / "phaen.db").exists()
    session.set_value(("plan", "title"), "หลังย้าย")
    session.save()
    assert plans.load(1).plan.title == "หลังย้าย"


def test_nothing_is_moved_when_one_would_rather_not(opened, plans, tmp_path, monkeypatch):
    before = plans.store_path
    answer(press("ยกเลิก"))
    move(opened, monkeypatch, tmp_path / "ดิสก์อื่น")
    assert plans.store_path == before
    assert not (tmp_path / "ดิสก์อื่น").exists()


def test_what_is_in_the_way_is_said_and_the_plan_stays_open(opened, session, tmp_path, monkeypatch):
    (tmp_path / "มีงานอื่น").mkdir()
    (tmp_path / "มีงานอื่น" / "ก.txt").write_text("")
    move(opened, monkeypatch, tmp_path / "มีงานอื่น")
    assert "มีแฟ้มอยู่แล้ว" in opened.told.text()
    assert session.is_open


def test_plan_is_open_again_where_it_was_when_the_disk_fails(
    opened, plans, session, monkeypatch, tmp_path
):
    before = plans.store_path

    def refuse(*_):
        raise StoreError("ดิสก์เสีย")

    monkeypatch.setattr("db.store.moving_data._copy_all", refuse)
    answer(press("ย้าย"))
    move(opened, monkeypatch, tmp_path / "ดิสก์อื่น")
    assert plans.store_path == before
    assert session.is_open
    assert "ดิสก์เสีย" in opened.told.text()
    assert opened.close_button.isEnabled()


def test_a_store_that_was_named_is_not_in_the_data_folder(opened, plans, tmp_path, monkeypatch):
    monkeypatch.setattr(Plans, "is_own", False)
    move(opened, monkeypatch, tmp_path / "ดิสก์อื่น")
    assert "--db" in opened.told.text()
