"""A store's file set aside: whole, with its journal, and over nothing that is there."""

import os

import pytest

from db.errors import StoreError
from db.files import moving
from db.store import setting_aside
from db.store.setting_aside import journal_of, set_aside


@pytest.fixture(params=[True, False], ids=["second names", "no second names"])
def links(request, monkeypatch):
    """File systems that know second names for a file, and such as do not."""
    if not request.param:

        def refuse(*_):
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", refuse)


def content(folder):
    return sorted(each.read_bytes() for each in folder.iterdir())


def test_file_goes_with_its_journal_and_nothing_is_written_over(tmp_path, links):
    path = tmp_path / "phaen.db"
    taken = set()
    for count in range(3):
        path.write_bytes(b"store %d" % count)
        journal_of(path).write_bytes(b"journal %d" % count)
        aside = set_aside(path)
        taken.add(aside)
        assert aside.read_bytes() == b"store %d" % count
        assert journal_of(aside).read_bytes() == b"journal %d" % count
        assert aside.name.startswith("phaen-aside-")
    assert len(taken) == 3
    assert not path.exists()
    assert len(content(tmp_path)) == 6


def test_journal_alone_is_set_aside(tmp_path, links):
    path = tmp_path / "phaen.db"
    journal_of(path).write_bytes(b"journal")
    aside = set_aside(path)
    assert [each.name for each in tmp_path.iterdir()] == [journal_of(aside).name]


def test_file_that_cannot_be_moved_stays_with_its_journal(tmp_path, monkeypatch):
    path = tmp_path / "phaen.db"
    path.write_bytes(b"store")
    journal_of(path).write_bytes(b"journal")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(setting_aside, "rename", refuse)
    with pytest.raises(StoreError, match=r"phaen\.db"):
        set_aside(path)
    assert content(tmp_path) == [b"journal", b"store"]
    assert path.exists()
    assert journal_of(path).exists()


def test_file_that_is_not_there_is_said_in_thai(tmp_path):
    with pytest.raises(StoreError, match="ไม่พบ"):
        set_aside(tmp_path / "phaen.db")
    assert content(tmp_path) == []


def test_move_takes_no_name_that_is_taken(tmp_path, links):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    with pytest.raises(FileExistsError):
        moving.rename(one, two)
    assert content(tmp_path) == [b"1", b"2"]
    two.unlink()
    moving.rename(one, two)
    assert content(tmp_path) == [b"1"]
