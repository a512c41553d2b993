"""The real window on Windows and here: photographed, and its letters and rows compared.

Each system draws letters in its own way and parts Thai with its own dictionary, so that a row
may have a line more; what the pages look like is for eyes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.window.widgets.tokens import FAMILY
from tests.windows.install import PROJECT
from tests.windows.outputs import Different
from tests.windows.pictures import FIGURES, SCHEMES
from tests.windows.program import SAMPLE, environment_here
from tests.windows.screen import Screen
from tests.windows.wine import Windows

MODULE = "tests.windows.pictures"
MINUTES = 15
SCALES = (1.0, 1.25)
# How far heights may part: lines are rounded to whole dots.
NEAR = 1.5


def draw_both(windows: Windows, scheme: str, scale: float) -> str:
    """Photograph the pages of the sample here and on Windows, and compare them; the figures.

    Raises:
        Different: a page is not there, its letters are of another font or size, or its rows
            and heads of another height.
    """
    name = f"{scheme}-{round(100 * scale)}"
    here, there = (windows.folder / "pictures" / where / name for where in ("here", "windows"))
    command = [sys.executable, "-m", MODULE, SAMPLE, here, scheme]
    environment = environment_here(here) | {"QT_SCALE_FACTOR": str(scale)}
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, stderr=subprocess.DEVNULL)
    with Screen() as screen:
        shown = windows.on_screen(screen.name, scale)
        command = [*shown.python_module(MODULE), SAMPLE, there, scheme]
        done = shown.run(*command, cwd=PROJECT, minutes=MINUTES)
    if done.code:
        raise Different(f"pictures ended with {done.code}:\n{done.said}")
    ours, theirs = (_figures(folder) for folder in (here, there))
    if theirs.pop("platform") != "windows":
        raise Different("the window was not drawn by Qt's own plugin for Windows")
    ours.pop("platform")
    found = [fault for page in ours for fault in _faults(page, ours[page], theirs.get(page, {}))]
    if found:
        raise Different("\n".join(found))
    return f"{len(ours)} pages alike: {there}"


def choices() -> Iterator[tuple[str, float]]:
    """Every look in which the window is photographed: scheme and scale."""
    return ((scheme, scale) for scheme in SCHEMES for scale in SCALES)


def _figures(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
    return figures


def _alike(one: float, other: float, lines: set[float]) -> bool:
    """Whether two rows are of one height, or of a line more: words part elsewhere there."""
    apart = abs(one - other)
    return apart <= NEAR or any(abs(apart - line) <= NEAR for line in lines)


def _faults(page: str, ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    """What differs on a page."""
    if not theirs:
        yield f"{page}: not there"
        return
    sizes = {(kind, points): height for kind, _family, points, height in ours["fonts"]}
    for kind, family, points, height in theirs["fonts"]:
        if family != FAMILY:
            yield f"{page}: {kind} is written in {family}"
        elif abs(sizes.get((kind, points), -99) - height) > NEAR:
            yield f"{page}: {kind} of {points} points has lines of {height} there"
    for part, height in ours["heights"].items():
        if abs(theirs["heights"].get(part, -99) - height) > NEAR:
            yield f"{page}: {part} is {theirs['heights'].get(part)} high there, {height} here"
    lines = {height for *_font, height in ours["fonts"]}
    for one, other in zip(ours["heads"], theirs["heads"], strict=False):
        if not _alike(one, other, lines):
            yield f"{page}: a head is {other} high there, {one} here"
    for name, rows in ours["rows"].items():
        there = theirs["rows"].get(name, [])
        alike = (_alike(one, other, lines) for one, other in zip(rows, there, strict=False))
        if len(rows) != len(there) or not all(alike):
            yield f"{page}: rows of {name} are {there} high there, {rows} here"
