"""What libraries would spend without use to the window."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
IMPORTS = """
import linecache
import desktop.window.app
from desktop.window.spare import read_no_sources
read_no_sources()
import desktop.window.steps.steps_page
print(len([name for name in linecache.cache if "steps" in name]))
"""


def test_lines_of_no_module_are_kept():
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert int(done.stdout) == 0
