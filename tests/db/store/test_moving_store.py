"""A store moved into the user's own folder: whole, or not at all."""

import pytest

from db.errors import StoreError
from db.store import moving_store
from db.store.moving_store import move_to_own_folder
from db.store.store import Store


@pytest.fixture
def path(tmp_path, small_package):
    path = tmp_path / "far" / "plans.db"
    path.parent.mkdir()
    with Store.open(path, create=True) as store:
        store.add(small_package)
    return path


@pytest.fixture
def own(tmp_path, monkeypatch):
    own = tmp_path / "own" / "phaen.db"
    monkeypatch.setattr(moving_store, "default_path", lambda: own)
    return own


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_store_is_moved_and_the_old_file_left(path, own, small_package):
    content = path.read_bytes()
    old = move_to_own_folder(path)
    assert old.read_bytes() == content
    assert names(path.parent) == [old.name]
    assert names(own.parent) == ["phaen.db"]
    with Store.open(own) as store:
        assert store.load(1) == small_package


def test_store_that_is_there_is_not_written_over(path, own):
    own.parent.mkdir()
    own.write_bytes(b"mine")
    with pytest.raises(StoreError, match="มีฐานข้อมูลอยู่แล้ว"):
        move_to_own_folder(path)
    assert own.read_bytes() == b"mine"
    assert names(path.parent) == ["plans.db"]


def test_all_is_as_it_was_when_the_old_file_cannot_be_renamed(path, own, monkeypatch):
    def refuse(*_):
        raise StoreError("ย้ายไม่ได้")

    monkeypatch.setattr(moving_store, "set_aside", refuse)
    with pytest.raises(StoreError, match="ย้ายไม่ได้"):
        move_to_own_folder(path)
    assert names(own.parent) == []
    assert names(path.parent) == ["plans.db"]


def test_damaged_store_is_not_moved(path, own):
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 3 + 64] = b"\xff" * 64
    path.write_bytes(data)
    with pytest.raises(StoreError):
        move_to_own_folder(path)
    assert names(own.parent) == []
    assert path.read_bytes() == data
