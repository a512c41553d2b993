from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.shrinking import chance_of, play_all


def test_failure_of_random_steps_says_the_seed_and_the_few_that_matter():
    def play(steps: Sequence[int]) -> None:
        assert not {7, 21} <= set(steps)

    with pytest.raises(AssertionError) as told:
        play_all(play, 40, seed=3)
    assert told.value.__notes__ == ["seed 3, shrunk to the steps [7, 21]"]


def test_another_failure_is_not_taken_for_the_one_that_is_shrunk():
    def play(steps: Sequence[int]) -> None:
        assert len(steps) != 12
        if len(steps) < 12:
            raise ValueError

    with pytest.raises(AssertionError) as told:
        play_all(play, 12, seed=0)
    assert told.value.__notes__ == [f"seed 0, shrunk to the steps {list(range(12))}"]


def test_a_step_is_the_same_whichever_others_are_made():
    assert chance_of(1, 5).random() == chance_of(1, 5).random() != chance_of(1, 6).random()
