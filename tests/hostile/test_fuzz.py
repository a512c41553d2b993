"""Inputs at random, of all readers: each is taken, or refused in words, within the limits.

A sample of what `python -m tests.long fuzz` does a hundred thousand times.
"""

import random
import time
from pathlib import Path

import pytest

from db.errors import PhaenError
from forms.editions import library
from tests.hostile.fuzz_readers import READERS, Reader
from tests.hostile.fuzz_run import NAMES, Run
from tests.hostile.fuzzing import Fuzzer

_ROUNDS = 60
_SEED = 11


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder of a user who has editions of an own."""
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path / "editions")
    return tmp_path


@pytest.mark.filterwarnings("ignore")  # what libraries say of broken files
@pytest.mark.parametrize("name", READERS)
def test_reader_takes_or_refuses_whatever_comes(qapp, home, name):
    fuzzer = Fuzzer(READERS[name], home)
    fuzzer.begin(READERS[name].seeds())
    begun = len(fuzzer.reach.steps)
    fuzzer.run(random.Random(f"{_SEED} {name}"), _ROUNDS)
    assert fuzzer.findings == []
    assert fuzzer.count == _ROUNDS
    assert fuzzer.taken
    assert len(fuzzer.reach.steps) > begun > 0


def test_long_run_has_every_reader():
    assert set(NAMES) == set(READERS)


# The run itself: what it must find.


def _touch(_data, folder):
    (folder / "phaen.db").write_bytes(b"")
    raise PhaenError("ไม่รับ")


def _bare(_data, _folder):
    raise PhaenError("refused")


def _spend(_data, _folder):
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass


FAULTS = {
    "a fault": (lambda _data, _folder: 1 // 0, "ZeroDivisionError"),
    "a file that is another": (_touch, "a file is another"),
    "no Thai words": (_bare, "no plain words"),
    "much memory": (lambda _data, _folder: bytes(range(256)) * 250_000, "large"),
    "much time": (_spend, "slow"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_not_borne_well_is_found(tmp_path, monkeypatch, name):
    read, what = FAULTS[name]
    monkeypatch.setattr("tests.hostile.fuzzing.SECONDS", 0.2)
    monkeypatch.setattr("tests.hostile.fuzzing.BYTES", 40 * 1024**2)
    fuzzer = Fuzzer(Reader(read, list), tmp_path)
    fuzzer.bear(b"x")
    assert [what in each.what for each in fuzzer.findings] == [True]
    assert fuzzer.findings[0].data == b"x"


def test_what_ends_the_process_is_found_with_the_input_that_did(tmp_path):
    run = Run(tmp_path, readers="tests.hostile.planted_readers")
    run.batch("ends", 50)
    ((what, _where, file),) = run.state["ends"]["found"]
    assert "SIGABRT" in what
    assert b"\xff" in Path(tmp_path, "findings", file).read_bytes()
    assert 0 < run.state["ends"]["count"] <= 50


def test_run_goes_on_where_it_was(tmp_path):
    for _ in range(2):
        run = Run(tmp_path, readers="tests.hostile.planted_readers")
        run.batch("takes", 5)
    assert run.state["takes"]["count"] == 10
    assert run.state["takes"]["batches"] == 2
    assert run.state["takes"]["found"] == []
    assert "takes" in run.table()[1]
