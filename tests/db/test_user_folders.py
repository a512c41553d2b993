"""Where what a user has lies: the system's folders, one folder, one beside the program."""

import sys

import pytest

from db.store.store import default_path
from db.user_folders import PORTABLE, VARIABLE, data_folder, log_folder, one_folder


@pytest.fixture
def frozen(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "phaenw.exe"))
    return tmp_path


def test_folder_that_is_named_has_all_of_it(monkeypatch, tmp_path):
    assert one_folder() is None
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert data_folder() == tmp_path
    assert log_folder() == tmp_path / "log"
    assert default_path() == tmp_path / "phaen.db"


def test_program_with_a_folder_for_data_beside_it_keeps_all_there(frozen):
    assert one_folder() is None
    (frozen / PORTABLE).mkdir()
    assert one_folder() == frozen / PORTABLE
    assert default_path().parent == frozen / PORTABLE


def test_source_looks_for_no_folder_beside_python(frozen, monkeypatch):
    (frozen / PORTABLE).mkdir()
    monkeypatch.delattr(sys, "frozen")
    assert one_folder() is None
