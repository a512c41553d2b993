"""An end that no code survives leaves a record for the next start."""

import os
import signal
import subprocess
import sys

import pytest

from desktop import faults
from desktop.crashes import RunWatch, gather
from desktop.faults import FaultLog
from tests.test_architecture import ROOT

CHILD = """
import faulthandler, os, sys
from desktop.crashes import RunWatch
watch = RunWatch()
def plan_work():
    secret = 'ความลับของแผน'
    {end}
plan_work()
watch.close()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "log"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: folder)
    return folder


def run(tmp_path, end):
    """A run of the program that ends so; its log folder is that of the test."""
    code = (
        "import platformdirs, pathlib\n"
        f"folder = pathlib.Path({str(tmp_path / 'log')!r})\n"
        "platformdirs.user_log_path = lambda *_, **__: folder\n"
        f"{CHILD.format(end=end)}"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def ended(tmp_path, end):
    process = run(tmp_path, end)
    process.communicate(timeout=30)
    return process.returncode


@pytest.mark.parametrize("end", ["os.abort()", "faulthandler._sigsegv()"])
def test_end_by_a_library_is_recorded_with_its_place(folder, tmp_path, end):
    assert ended(tmp_path, end) != 0
    log = FaultLog()
    assert gather(log) == 1
    text = (folder / faults.NAME).read_text(encoding="utf-8")
    assert "Fatal Python error" in text
    assert "in plan_work" in text
    assert "ความลับ" not in text
    # It is told of once.
    assert gather(log) == 0
    assert [path.name for path in folder.iterdir()] == [faults.NAME]


def test_qt_that_gives_up_is_recorded(folder, tmp_path):
    end = "from PySide6.QtCore import qFatal; qFatal('...')"
    assert ended(tmp_path, end) != 0
    assert gather(FaultLog()) == 1
    assert "in plan_work" in (folder / faults.NAME).read_text(encoding="utf-8")


def test_orderly_end_leaves_nothing(folder, tmp_path):
    assert ended(tmp_path, "pass") == 0
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_killed_run_leaves_nothing_to_tell(folder, tmp_path):
    assert ended(tmp_path, "os.kill(os.getpid(), 9)") == -signal.SIGKILL
    assert gather(FaultLog()) == 0
    assert [path.name for path in folder.iterdir()] == [faults.NAME]


def test_run_that_goes_on_is_left_alone(folder, tmp_path):
    process = run(tmp_path, "print('on', flush=True); sys.stdin.read(); os.abort()")
    assert process.stdout.readline() == b"on\n"
    log = FaultLog()
    assert gather(log) == 0
    process.communicate(timeout=30)
    assert gather(log) == 1


def test_program_goes_on_where_no_run_can_be_watched(folder):
    folder.write_bytes(b"")
    watch = RunWatch()
    watch.close()
