"""The data folder moved: every file of it, or nothing at all."""

import shutil

import pytest

from db.backups.backups import Backups
from db.backups.names import Reason
from db.errors import PhaenError
from db.settings import files as settings_files
from db.settings.settings import Settings
from db.store import moving_data
from db.store.moving_data import hindrance, move_data
from db.store.store import Store, default_path
from db.user_folders import VARIABLE, data_folder


@pytest.fixture
def source(tmp_path, monkeypatch, small_package):
    """The user's data folder with a store, a backup, an emblem and the window's own files."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setattr(settings_files, "policy_file", lambda: tmp_path / "policy.json")
    folder = data_folder()
    folder.mkdir(parents=True)
    with Store.open(default_path(), create=True) as store:
        store.add(small_package)
    Backups().make(Reason.ASKED)
    (folder / "emblem.png").write_bytes(b"picture")
    (folder / "editions").mkdir()
    (folder / "editions" / "2570.toml").write_text("")
    (folder / "window.ini").write_text("")
    return folder


@pytest.fixture
def target(tmp_path):
    return tmp_path / "ดิสก์อื่น" / "แผน"


def names(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def nothing(_count, _total):
    pass


def test_every_file_is_there_and_in_use(source, target, small_package):
    before = names(source) - {"window.ini"}
    old = move_data(target, nothing)
    assert data_folder() == target
    assert names(target) == before
    with Store.open(default_path()) as store:
        assert store.load(1) == small_package
    assert len(Backups().entries()) == 1
    # The old folder is whole, but its store has another name.
    assert old.parent == source
    assert names(source) == before - {"phaen.db"} | {old.name, "window.ini"}


def test_it_can_be_moved_again_and_back(source, target):
    move_data(target, nothing)
    with pytest.raises(PhaenError, match="มีแฟ้มอยู่แล้ว"):
        move_data(source, nothing)
    assert data_folder() == target
    again = target.with_name("อีกที่")
    again.mkdir()
    move_data(again, nothing)
    assert data_folder() == again
    assert default_path().is_file()


def in_use(source, target, monkeypatch):
    target.mkdir(parents=True)
    (target / "งานอื่น.docx").write_text("")


def file_there(source, target, monkeypatch):
    target.parent.mkdir()
    target.write_text("")


def locked(source, target, monkeypatch):
    settings_files.policy_file().write_text(f'{{"data.folder": "{source}"}}')


def beside_the_program(source, target, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(source))


def no_room(source, target, monkeypatch):
    monkeypatch.setattr(moving_data, "_SPARE", 1 << 60)


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (in_use, "มีแฟ้มอยู่แล้ว"),
        (file_there, "มีแฟ้มอยู่แล้ว"),
        (locked, "ผู้ดูแลเครื่อง"),
        (beside_the_program, "ข้างโปรแกรม"),
        (no_room, "พื้นที่ดิสก์"),
    ],
)
def test_what_is_in_the_way_is_said_and_all_stays(source, target, monkeypatch, prepare, told):
    prepare(source, target, monkeypatch)
    before = names(source)
    assert told in hindrance(target)
    with pytest.raises(PhaenError, match=told):
        move_data(target, nothing)
    assert data_folder() == source
    assert names(source) == before


def test_a_folder_within_or_around_the_old_one_is_refused(source):
    for folder in (source, source / "แผน", source.parent):
        assert "ซ้อน" in hindrance(folder)
    assert hindrance(source.with_name("อื่น")) == ""


def test_nothing_is_left_where_a_file_was_not_copied_whole(source, target, monkeypatch):
    copy = shutil.copy2

    def half(path, new):
        copy(path, new)
        if path.name == "emblem.png":
            new.write_bytes(b"pic")

    monkeypatch.setattr(shutil, "copy2", half)
    before = names(source)
    with pytest.raises(PhaenError, match="ไม่ครบ"):
        move_data(target, nothing)
    assert not target.exists()
    assert names(source) == before
    assert data_folder() == source


def test_all_is_as_it_was_where_the_setting_cannot_be_kept(source, target, monkeypatch):
    def refuse(*_):
        raise PhaenError("เขียนไม่ได้")

    monkeypatch.setattr(Settings, "set", refuse)
    before = names(source)
    with pytest.raises(PhaenError, match="เขียนไม่ได้"):
        move_data(target, nothing)
    assert names(source) == before
    assert not target.exists()
