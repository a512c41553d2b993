"""What the names of templates hold, by the declarations of records."""

from __future__ import annotations

import pytest

from db.records import Block, Budget, Indicator, Plan, Project
from forms.templates.names import TEXTS, Holding, Leaf, Many, Name, held, is_printable, meant

NAMES = {
    "project": Name("โครงการ", Project),
    "plan": Name("แผน", Plan),
    "line": Name("บรรทัด", {"number": Name("ลำดับ")}),
    "served": Name("รายการ", Many(Indicator)),
}


@pytest.mark.parametrize(
    ("path", "holding"),
    [
        ("project", Project),
        ("project.name", Leaf.WORDS),
        ("project.budget", Budget),
        ("project.budget.amount", Leaf.WORDS),
        ("project.policies", TEXTS),
        ("project.divisions", TEXTS),
        ("project.dropped", Leaf.TRUTH),
        ("plan.situation", Many(Block)),
        ("line.number", Leaf.WORDS),
        ("project.nam", None),
        ("project.name.first", None),
        ("projects", None),
        ("served.name", None),
        ("", None),
    ],
)
def test_a_path_holds_what_its_fields_are_declared_to(path: str, holding: Holding | None) -> None:
    assert held(NAMES, path) == holding


def test_only_words_texts_and_notes_are_printed() -> None:
    assert all(map(is_printable, (Leaf.WORDS, Leaf.NOTE, TEXTS)))
    assert not any(map(is_printable, (Leaf.TRUTH, Leaf.FILE, Project, Many(Indicator), NAMES)))


@pytest.mark.parametrize(
    ("path", "near"),
    [("project.nmae", "project.name"), ("projct.name", "project.name"), ("ก", ""), ("lin", "line")],
)
def test_the_nearest_name_is_what_may_have_been_meant(path: str, near: str) -> None:
    assert meant(NAMES, path) == near
