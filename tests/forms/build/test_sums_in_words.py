"""Rule 10: an edition may ask for the sums below a table in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.build import build
from forms.editions import library
from forms.editions.library import BUILT_IN
from forms.editions.opening import opened_edition
from tests.forms.build.documents import form, lines
from tests.forms.build.part1 import money, plan, project


@pytest.fixture
def asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office's edition whose sums have their words in brackets."""
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path)
    text = (BUILT_IN / "2567.toml").read_text(encoding="utf-8")
    for total in ("{total}", "{item.total}"):
        in_words = total.replace("total", "total_words")
        text = text.replace(f"{total} บาท", f"{total} บาท ({in_words})")
    (tmp_path / "2568.toml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1250000", "1,250,000 บาท (หนึ่งล้านสองแสนห้าหมื่นบาท)"),
        ("20.50", "20.5 บาท (ยี่สิบบาทห้าสิบสตางค์)"),
        (None, "..... บาท (.....)"),
    ],
)
def test_a_sum_stands_in_words_where_an_edition_asks(amount: str | None, written: str) -> None:
    project_ = project("p", money(amount, "granted" if amount else "none"))
    made = plan((replace(project_, integrated_programme="น้ำ"),))
    made = replace(made, plan=replace(made.plan, edition="2568", fiscal_year=2568))
    opened = opened_edition(made.plan)
    assert opened.trouble == ""
    sums = [line for line in lines(form(build(made, opened.edition), "part1")) if "ทั้งสิ้น" in line]
    assert [line.rpartition("ทั้งสิ้น ")[2] for line in sums][-2:] == [written, written]
