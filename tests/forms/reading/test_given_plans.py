"""The plans that were given as Word files, against what people transcribed of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.package.file import package_bytes
from forms.reading.opening import open_outline
from forms.reading.reading import read_outline
from tests.forms.everything import ROOT

SHARED = ROOT / "../shared"
# By plan: how much of it must be found, how much of what is found be right, and of its links.
WANTED = {
    "secretariat-2567": (0.97, 0.97, 0.97),
    "inspectorate-2566": (0.93, 0.95, 0.90),
    "council-2563-q1": (0.93, 0.95, 0.88),
}


@pytest.mark.cases
@pytest.mark.parametrize("name", WANTED)
def test_a_given_plan_is_found_in_its_word_file(name, tmp_path: Path):
    tool, word = SHARED / "tools/read_score.py", SHARED / f"cases/word/{name}.docx"
    if not tool.exists() or not word.exists():
        pytest.skip("the shared cases are not here")
    read = read_outline(open_outline(word))
    target = tmp_path / "read.json"
    target.write_bytes(package_bytes(read.package))
    found = subprocess.run(
        [sys.executable, tool, SHARED / f"cases/{name}.json", target],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    pairs = list(zip(_shares(found), WANTED[name], strict=True))
    assert all(share >= least for share, least in pairs), found
    assert len(read.leftovers) <= 12


def _shares(said: str) -> list[float]:
    """The three shares in what the tool says."""
    words = said.replace(",", " ").split()
    return [float(words[words.index(name) + 1]) for name in ("recall", "precision", "links")]
