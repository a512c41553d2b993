"""Of many packages each takes what one of the first ten takes, in time and in memory.

The usual run has small ones and counts memory alone; `python -m tests.long gather` takes as
many units as an agency has, and ten times as many, of the size of the sample.
"""

import gc
import json
import os
import random
import sys
import time

import pytest

from forms.gathering.files import package_files
from forms.gathering.gather import gather
from forms.resources import RESOURCES
from tests.forms.gathering.units import unit_value, write_value

COUNTS = [int(count) for count in os.environ.get("PHAEN_UNITS", "").split()]
_MOST = 1.2
_FIRST = 10


def write_samples(folder, count):
    """So many units of the sample's size."""
    text = (RESOURCES / "sample" / "plan.json").read_text(encoding="utf-8")
    for number in range(count):
        value = json.loads(text)
        value["plan"]["unit"]["name"] = f"เขต {number}"
        write_value(folder / f"{number:04}.json", value)


def marks_of(folder, mark):
    """What `mark` says before each file, and after the last."""
    marks = []
    found = gather(package_files([folder]), lambda _done, _total: marks.append(mark()))
    assert len(found.units) == len(marks) - 1
    return marks


def per_unit(marks):
    """What a unit of the first ten took, and one of all the others."""
    return (
        (marks[_FIRST] - marks[0]) / _FIRST,
        (marks[-1] - marks[_FIRST]) / (len(marks) - 1 - _FIRST),
    )


def memory_marks(folder):
    """Blocks of memory in use before each file, and after the last."""

    marks = 0

    def blocks():
        nonlocal marks
        # The search for what is let go of takes longer than the reading: once for ten.
        if marks % _FIRST == 0:
            gc.collect()
        marks += 1
        return sys.getallocatedblocks()

    made = marks_of(folder, blocks)
    return made[: 1 + (len(made) - 1) // _FIRST * _FIRST]


@pytest.mark.skipif(
    not COUNTS, reason="counts what other tests hold, too: python -m tests.long gather"
)
def test_memory_of_a_unit_does_not_grow(tmp_path):
    for number in range(2 * _FIRST):
        # One as large as the other.
        value = unit_value(random.Random(1), 0)
        value["plan"]["unit"]["name"] = f"เขต {number}"
        write_value(tmp_path / f"{number:02}.json", value)
    # What is made once, with the first plan that is read.
    gather(package_files([tmp_path])[:1], lambda _done, _total: None)
    first, later = per_unit(memory_marks(tmp_path))
    assert later <= first * _MOST


@pytest.mark.skipif(not COUNTS, reason="takes minutes: python -m tests.long gather")
@pytest.mark.parametrize("count", COUNTS)
def test_time_and_memory_of_a_unit_stay_those_of_the_first_ten(tmp_path, count):
    write_samples(tmp_path, count)
    gather(package_files([tmp_path])[:1], lambda _done, _total: None)
    first, later = per_unit(marks_of(tmp_path, time.process_time))
    assert later <= first * _MOST, f"{first * 1000:.0f} ms, then {later * 1000:.0f} ms a unit"
    first, later = per_unit(memory_marks(tmp_path))
    assert later <= first * _MOST, f"{first:.0f} blocks, then {later:.0f} a unit"
