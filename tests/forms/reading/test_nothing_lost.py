"""Every paragraph and cell of a document is taken, doubtful or left over: none is lost."""

import os
import random
from functools import cache

import pytest

from db.package.file import package_bytes, parse_package, read_package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.reading.gathering.ledger import Fate, unit_of
from forms.reading.opening import outline_of
from forms.reading.outline import Grid, Text, units
from forms.reading.reading import ReadPlan, read_outline
from forms.word import render_word
from tests.forms.everything import ROOT
from tests.forms.reading.disturbed import counted, disturbed, told

ROUNDS = int(os.environ.get("PHAEN_DISTURBED", "4"))
CASES = ROOT / "../shared/cases/word"
_CHANGES = 25


@cache
def _small() -> bytes:
    package = read_package(ROOT / "tests/data/small-2566.json")
    return render_word(build(package, opened_edition(package.plan).edition))


def _read(data: bytes) -> ReadPlan:
    read = read_outline(outline_of(data, ".docx"))
    # It is a plan like any other.
    parse_package(package_bytes(read.package))
    return read


def _check(data: bytes) -> ReadPlan:
    """Reads a file; all that is in it has a fate, and what is left over is in the list."""
    wanted, parts, letters = counted(data)
    read = _read(data)
    body = [each for each in units(read.outline) if not (isinstance(each, Text) and each.running)]
    assert wanted <= len(body) <= wanted + parts
    assert letters == told(
        "".join(each.plain[len(each.label) :] for u in body for each in _texts(u))
    )
    assert set(read.fates) == {each.spot for each in units(read.outline)}
    left = {unit_of(each.spot) for each in read.leftovers}
    assert {spot for spot, fate in read.fates.items() if fate is Fate.LEFT} <= left
    for reading in read.readings:
        assert {unit_of(spot) for spot in reading.spots} <= set(read.fates)
    return read


def _texts(unit):
    """Its own paragraphs: the cells of a table within it are units themselves."""
    if isinstance(unit, Text):
        return [unit]
    return [piece for piece in unit.pieces if isinstance(piece, Text)]


def test_of_our_own_file_nothing_is_left():
    read = _check(_small())
    assert len(read.leftovers) <= 1


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_a_disturbed_document_nothing_is_lost(round_):
    chance = random.Random(round_)
    files = [_small(), *(path.read_bytes() for path in sorted(CASES.glob("*.docx")))]
    _check(disturbed(files[round_ % len(files)], chance, _CHANGES))


@pytest.mark.cases
def test_of_the_cases_nothing_is_lost():
    paths = sorted(CASES.glob("*.docx"))
    if not paths:
        pytest.skip("the shared cases are not here")
    for path in paths:
        _check(path.read_bytes())


def test_a_table_within_a_cell_has_units_of_its_own():
    for unit in units(outline_of(_small(), ".docx")):
        assert isinstance(unit, Text) or not isinstance(unit.pieces[0], Grid)
