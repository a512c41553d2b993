"""Edition files with a value of another place in them: refused, or printed without a fault."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from forms.build import build
from forms.editions.faults import EditionError
from forms.editions.library import BUILT_IN, program_files
from forms.editions.sources import Sources
from tests.forms.everything import everything

_SET = re.compile(
    r"\b(kind|rows|show|text|when|per|style|field|unless|entry|heading|level|numbers|blank|together"
    r'|span|needs|optional|alone) = ("[^"\n]*"|\d+|true|false|\[[^\]\n]*\])'
)
# How often a value of a field of another name stands there.
_STRAY = 0.02


def changed(text: str, chance: random.Random) -> str:
    """The text with values of other places in one or two places."""
    for _ in range(chance.randint(1, 2)):
        places = list(_SET.finditer(text))
        here = chance.choice(places)
        like = [other for other in places if other[1] == here[1] or chance.random() < _STRAY]
        start, end = here.span(2)
        text = text[:start] + chance.choice(like)[2] + text[end:]
    return text


@pytest.mark.parametrize("edition_id", ["2566", "2567"])
@pytest.mark.parametrize("seed", range(15))
def test_what_is_not_refused_is_printed(tmp_path: Path, edition_id: str, seed: int) -> None:
    text = (BUILT_IN / f"{edition_id}.toml").read_text(encoding="utf-8")
    path = tmp_path / f"{edition_id}.toml"
    path.write_text(changed(text, random.Random(seed)), encoding="utf-8")
    sources = Sources({**program_files(), edition_id: path})
    try:
        edition = sources.edition(edition_id)
    except EditionError:
        return
    assert build(everything(edition_id), edition, quarter=1).forms
