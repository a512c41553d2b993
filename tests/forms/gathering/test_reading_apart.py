"""Packages read in processes of their own: the same as here, in order, and none is left."""

import datetime as dt
import subprocess
import tempfile
from functools import partial

import pytest

from db.errors import PhaenError
from forms.gathering import apart
from forms.gathering.apart import FEW, read_apart
from forms.gathering.files import package_files
from forms.gathering.gather import gather
from tests.forms.gathering.units import write_units

TODAY = dt.date(2025, 1, 15)
COUNT = FEW + 2


class StopError(Exception):
    pass


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Some units and a file that is none; processes share a folder of the test's own."""
    (tmp_path / "units").mkdir()
    write_units(tmp_path / "units", COUNT)
    (tmp_path / "units" / "bad.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path / "units"


@pytest.fixture
def processes(monkeypatch):
    """All processes that are begun."""
    begun = []
    popen = subprocess.Popen

    def noted(*arguments, **options):
        begun.append(popen(*arguments, **options))
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return begun


def test_what_processes_read_is_what_is_read_here(folder, processes, monkeypatch):
    files = package_files([folder])
    here = gather(files, lambda _done, _total: None, today=TODAY)
    told = []

    def refuse(*_arguments, **_options):
        raise AssertionError("read in this process")

    monkeypatch.setattr("forms.gathering.gather.read_package", refuse)
    read = partial(read_apart, today=TODAY)
    found = gather(files, lambda *said: told.append(said), today=TODAY, read=read)
    assert found == here
    assert len(found.units) == COUNT
    assert [each.path.name for each in found.unread] == ["bad.json"]
    assert [count for count, total in told if total] == list(range(len(files) + 1))
    assert all(each.poll() is not None for each in processes)
    assert not list(folder.parent.glob("phaen-gather-*"))


def test_what_ends_the_work_ends_the_processes(folder, processes):
    def stop(count, _total):
        if count == 1:
            raise StopError

    with pytest.raises(StopError):
        list(read_apart(package_files([folder]), stop, today=TODAY))
    assert processes
    assert all(each.poll() is not None for each in processes)
    assert not list(folder.parent.glob("phaen-gather-*"))


def test_a_process_that_ends_is_told_of_with_the_file(folder, monkeypatch):
    monkeypatch.setattr(apart, "COMMAND", "no-such-command")
    files = package_files([folder])
    with pytest.raises(PhaenError, match=files[0].name):
        list(read_apart(files, lambda _done, _total: None, today=TODAY))


def test_a_few_files_are_read_here(folder, processes):
    files = package_files([folder])[: FEW - 1]
    assert len(list(read_apart(files, lambda _done, _total: None, today=TODAY))) == FEW - 1
    assert processes == []
