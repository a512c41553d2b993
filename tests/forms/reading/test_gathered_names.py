"""A record is known by a name that is nearly its own; the most alike is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.reading.gathering.subjects import Gathered, Subject

CLEAN, TREES = "ร้อยละของถนนที่กวาดสะอาดทุกวัน", "จำนวนต้นไม้ที่ปลูกใหม่ในสวนสาธารณะ"
TREES_ONCE = "จำนวนต้นไม้ที่ปลูกใหม่ในสวนหย่อม"


@pytest.fixture
def gathered() -> Gathered:
    made = Gathered()
    for name in (CLEAN, TREES_ONCE, TREES):
        made.say(made.new(made.plan, "indicators"), "name", name, ((0,),))
    return made


def named(gathered: Gathered, name: str, alike: float = 0.8) -> Subject | None:
    return gathered.named("indicators", name, by="name", alike=alike)


def slips(name: str) -> Iterator[str]:
    """A name as it may be typed: a letter too few, one too many, a space within."""
    yield name[:-2] + name[-1]
    yield name[:4] + "น" + name[4:]
    yield f"{name[:5]} {name[5:]}"


@pytest.mark.parametrize("name", [CLEAN, TREES, TREES_ONCE])
def test_the_most_alike_is_meant(gathered: Gathered, name: str) -> None:
    for typed in (name, *slips(name)):
        found = named(gathered, typed)
        assert found is not None
        assert found.first("name") == name


def test_a_name_unlike_all_is_none_of_them(gathered: Gathered) -> None:
    assert named(gathered, "ความพึงพอใจของผู้มาใช้บริการ") is None
    assert named(gathered, "") is None
    assert named(gathered, next(slips(CLEAN)), alike=0.999) is None
