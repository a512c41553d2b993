"""The count of keystrokes, as its command gives it: a whole plan in a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Of a small plan, letters and all; of a council's second quarter, beside figures and words.
MOST, MOST_OF_QUARTER = 2777, 60


def test_plan_is_written_and_printed_by_half_the_keys_of_the_forms(tmp_path):
    # A process that a test runner does not keep things alive in: a screen that was deleted
    # with a dialog ended it.
    run = subprocess.run(
        [sys.executable, "-m", "tests.keystrokes"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "0 clicks" in run.stdout
    (ratio,) = re.findall(r"ratio: +([\d.]+)", run.stdout)
    assert float(ratio) <= 0.5
    (keys,) = re.findall(r"here: +(\d+) keys", run.stdout)
    assert int(keys) <= MOST
    (keys,) = re.findall(r"quarter: +(\d+) keys", run.stdout)
    assert int(keys) <= MOST_OF_QUARTER
