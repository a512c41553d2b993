"""What lies in the program's own folders is its owner's alone; elsewhere the folder says."""

import os
import stat

import pytest

from db import files
from db.files.writing import put_new

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a profile is closed by access lists")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_private_folder_and_its_files_are_their_owners_alone(tmp_path, umask):
    folder = tmp_path / "ข้อมูล" / "Phaen"
    files.make_private_folder(folder)
    files.write_atomically(folder / "แผน.json", b"1")
    files.write_atomically(folder / "แผน.json", b"2")
    (folder / "phaen.db").write_bytes(b"")
    files.make_private(folder / "phaen.db")
    (folder / "half.tmp").write_bytes(b"")
    put_new(folder / "half.tmp", folder / "สำรอง.db.gz")
    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_folder_of_an_older_program_becomes_private(tmp_path):
    folder = tmp_path / "Phaen"
    folder.mkdir(mode=0o755)
    files.make_private_folder(folder)
    assert mode(folder) == 0o700


def test_files_elsewhere_have_the_rights_of_their_folder(tmp_path, umask):
    folder = tmp_path / "ร่วมกัน"
    folder.mkdir()
    folder.chmod(0o770)
    path = folder / "แผน.json"
    files.write_atomically(path, b"1")
    assert mode(path) == 0o666 & ~umask
    # What replaces a file is read by those who could read it before.
    path.chmod(0o640)
    files.write_atomically(path, b"2")
    files.make_private(path)
    files.make_folder(folder)
    assert mode(path) == 0o640
    assert mode(folder) == 0o770


def test_folder_beside_a_store_is_as_private_as_that_of_the_store(tmp_path, umask):
    own, shared = tmp_path / "ของตน", tmp_path / "ร่วมกัน"
    own.mkdir()
    own.chmod(0o700)
    shared.mkdir()
    shared.chmod(0o770)
    for folder in (own, shared):
        files.make_folder_within(folder / "phaen.db.rescue")
    assert mode(own / "phaen.db.rescue") == 0o700
    assert mode(shared / "phaen.db.rescue") == 0o777 & ~umask


def test_rights_that_cannot_be_taken_stop_nothing(tmp_path, monkeypatch):
    def refuse(*_arguments, **_named):
        raise PermissionError

    monkeypatch.setattr(os, "chmod", refuse)
    files.make_private_folder(tmp_path / "ของคนอื่น")
    files.make_private(tmp_path / "ไม่มี")
