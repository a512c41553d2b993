"""The window's pages, drawn on Windows and here, and compared as far as a machine can.

Each system draws letters in its own way and parts Thai with its own dictionary, so that lines
differ by a word. What the pages look like is for eyes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.program import SAMPLE, environment_here
from tests.windows.wine import Windows

MODULE = "tests.windows.pictures"
MINUTES = 15
DARK = 128
# How far the dark share of a page may part: letters of another weight move it by some hundredths,
# a page that is empty or another one by far more.
TOLERANCE = 0.05


def draw_both(windows: Windows) -> str:
    """Draw the pages of the sample here and on Windows, and compare them; what came of it.

    Raises:
        Different: a page is not there, of another size, or with much more or less on it.
    """
    here, there = (windows.folder / "pictures" / name for name in ("here", "windows"))
    command = [sys.executable, "-m", MODULE, SAMPLE, here]
    subprocess.run(
        command, cwd=PROJECT, env=environment_here(here), check=True, stderr=subprocess.DEVNULL
    )
    command = [*windows.python_module(MODULE), SAMPLE, there]
    done = windows.run(*command, cwd=PROJECT, minutes=MINUTES)
    if done.code:
        raise Different(f"pictures ended with {done.code}:\n{done.said}")
    pages = sorted(path.name for path in here.glob("*.png"))
    farthest = max(_apart(here / page, there / page) for page in pages)
    return f"{len(pages)} pages, at most {farthest:.1%} more or less on one: {here.parent}"


def _apart(here: Path, there: Path) -> float:
    """How far the dark shares of a page part."""
    ours, theirs = QImage(str(here)), QImage(str(there))
    if ours.isNull() or ours.size() != theirs.size():
        raise Different(f"{here.name}: {ours.size()} here, {theirs.size()} there")
    apart = abs(_dark(theirs) / _dark(ours) - 1)
    if apart > TOLERANCE:
        raise Different(f"{there}: {apart:.1%} more or less on it than here")
    return apart


def _dark(picture: QImage) -> int:
    """How many dots of a picture are dark."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(level < DARK for level in bytes(grey.constBits()))
