from __future__ import annotations

import pytest

from db.places import Place, dotted, parsed, thai


@pytest.mark.parametrize(
    ("place", "path", "words"),
    [
        ((), "", ""),
        (("plan",), "plan", "แผน"),
        (
            ("plan", "projects", 2, "budget", "amount"),
            "plan.projects[2].budget.amount",
            "แผน › โครงการ 3 › งบประมาณ › จำนวนเงิน",
        ),
        (("reports", 0, "memo", "date"), "reports[0].memo.date", None),
    ],
)
def test_a_place_is_written_for_machines_and_for_readers(
    place: Place, path: str, words: str | None
) -> None:
    assert dotted(place) == path
    assert parsed(path) == place
    if words is not None:
        assert thai(place) == words
