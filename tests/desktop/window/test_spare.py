"""What libraries would spend without use to the window."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
IMPORTS = """
import linecache
import desktop.window.app
from desktop.window.spare import spare_memory
{spare}
import desktop.window.steps.steps_page
print(len([name for name in linecache.cache if "steps" in name]))
"""


@pytest.mark.parametrize(("spare", "kept"), [("spare_memory()", False), ("", True)])
def test_lines_of_no_module_are_kept(spare, kept):
    program = IMPORTS.format(spare=spare)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert bool(int(done.stdout)) is kept
