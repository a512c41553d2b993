"""The program in a process of its own: streams, code pages, faults."""

import json
import os
import subprocess
import sys

import pytest

from desktop.commandline.cli import main
from tests.test_architecture import ROOT


def run(*arguments: object, **options) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **options)


def test_fault_of_the_program_is_told_in_a_sentence_and_written_down(
    file, tmp_path, capsys, monkeypatch
):
    def fail(*_):
        raise RuntimeError("ของโปรแกรมเอง")

    monkeypatch.setattr("forms.build.form_entries", fail)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    assert main(["forms", str(file)]) == 2
    said = capsys.readouterr().err
    log = tmp_path / "log" / "phaen-faults.log"
    assert str(log) in said
    assert "Traceback" not in said
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert "ของโปรแกรมเอง" not in text


def test_program_works_without_streams(file, monkeypatch):
    # A Windows program without a console has none.
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["forms", str(file)]) == 0
    assert main(["forms", "ไม่มี.json"]) == 2


def test_module_and_script_are_the_same_program(file):
    done = run("forms", file)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "part1" in done.stdout.decode()
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "latin-1"])
def test_thai_comes_out_whole_whatever_the_code_page_is(file, encoding):
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = run("check", file, "--json", env=surroundings)
    assert json.loads(done.stdout.decode("utf-8"))
    refused = run("forms", "ไม่มี.json", env=surroundings)
    assert "ไม่พบแฟ้ม" in refused.stderr.decode("utf-8")


def test_output_may_be_cut_off_by_its_reader(file):
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "check", file, "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait()
    assert said == ""
