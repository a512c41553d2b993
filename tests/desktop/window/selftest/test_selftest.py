"""`phaen selftest`: a line each, an exit code, and nothing of the user's touched."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.window.selftest.steps import BEFORE_WINDOW, in_window
from forms.formats import FORMATS

ROOT = Path(__file__).parents[4]
RUN = """
import sys
from desktop.window.selftest import run, steps
run.BEFORE_WINDOW = steps.BEFORE_WINDOW[:1]
chosen = [*steps.IN_WINDOW[:1], *steps.IN_WINDOW[2:5]]
def fails(trial):
    raise ValueError("planted")
run.in_window = lambda: [*chosen, *{more}]
sys.exit(not run.run(print))
"""


def run(tmp_path, more):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "TMPDIR": str(tmp_path / "temporary"),
        **{
            f"XDG_{name}_HOME": str(tmp_path / "home" / name)
            for name in ("CONFIG", "DATA", "STATE")
        },
    }
    (tmp_path / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(more=more)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert not (tmp_path / "home").exists()
    assert list((tmp_path / "temporary").iterdir()) == []
    return done


def test_steps_that_go_well_are_told_a_line_each(tmp_path):
    done = run(tmp_path, "[]")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(lines) == 6
    assert all(line.startswith("ผ่าน") for line in lines)


def test_step_that_fails_ends_it_with_one_and_the_others_are_tried(tmp_path):
    done = run(tmp_path, "[('ปลูกไว้', fails), ('ปลูกไว้', fails)]")
    assert done.returncode == 1
    assert done.stdout.count("ValueError planted") == 2
    assert "ไม่ผ่าน 2 ขั้น" in done.stdout


def test_every_format_is_printed_and_no_step_stands_twice():
    names = [name for name, _act in (*BEFORE_WINDOW, *in_window())]
    assert len(set(names)) == len(names)
    for each in FORMATS:
        assert sum(name.endswith(each.suffix) for name in names) == 1
