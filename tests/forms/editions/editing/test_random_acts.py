"""Acts at random: each gives a sound edition or is refused, and all of them are undone."""

from __future__ import annotations

import random
import tomllib

import pytest

from forms.editions.blocks import Column
from forms.editions.editing import acts
from forms.editions.editing.draft import EditionDraft, value_at
from forms.editions.editing.outline import Node, outline_of
from forms.editions.editing.properties import Way, properties_at
from forms.editions.editing.work import EditionWork
from forms.editions.faults import EditionError

_STEPS = 5


def wanted(draft: EditionDraft, node: Node, chance: random.Random) -> tuple[str, int]:
    """The text of an act at random, and by how many items its list is to be longer."""
    *above, at = node.spot
    act = chance.choice(("move", "drop", "write", "add"))
    if act == "move" and node.movable:
        last = len(value_at(draft, tuple(above))) - 1
        return acts.with_moved(draft, node.spot, chance.randint(0, last)), 0
    if act == "drop" and node.movable:
        return acts.without(draft, node.spot), -1
    if act == "add" and node.table is not None and above[-1] == "columns":
        column = Column("ใหม่", 9, "{year}")
        return acts.with_column(draft, node.table.spot, chance.randint(0, int(at)), column), 1
    texts = [each for each in properties_at(draft, node.spot) if each.way is Way.TEXT]
    if not texts:
        return draft.text, 0
    return acts.with_words(draft, chance.choice(texts).spot, f"ข้อความ {chance.random()}"), 0


@pytest.mark.parametrize("seed", range(3))
def test_acts_at_random_are_sound_or_refused_and_undone(work: EditionWork, seed: int) -> None:
    chance = random.Random(seed)
    first, done = work.draft.text, 0
    for step in range(_STEPS):
        draft = work.draft
        form = chance.choice([each for each in draft.forms if each.blocks])
        node = chance.choice(outline_of(draft, form)[1:] or outline_of(draft, form))
        text, longer = wanted(draft, node, chance)
        tomllib.loads(text)
        try:
            done += work.take(f"{step}", text)
        except EditionError:
            assert work.draft is draft
            continue
        if longer and node.spot[0] == "forms":
            above = node.spot[:-1]
            now = len(value_at(work.draft, above))
            assert now == len(value_at(draft, above)) + longer
    for _step in range(done):
        assert work.undo()
    assert work.draft.text == first
