"""Texts that stand in fields and cannot be their values, told as problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.places import Place, value_at
from db.records import Package
from forms.checks import Problem, words_for
from forms.checks.walk import form_at
from forms.editing.draft_troubles import printed_meanwhile
from forms.editing.states import State
from forms.editions.edition import Edition

_LONG_LIST = ("plan", "projects")
_ADVICE = "กรอกค่าใหม่ หรือล้างช่องนี้"


class DraftProblems:
    """Tells of drafts as problems; what a change did not touch is not told anew."""

    def __init__(self) -> None:
        self._told: dict[Place, tuple[Any, Problem]] = {}
        self._edition: Edition | None = None

    def of(
        self, state: State, edition: Edition, trouble_of: Callable[[Place], str]
    ) -> tuple[Problem, ...]:
        """The problems of a state, in the order in which they came.

        `trouble_of` says why the draft at a place is no value.
        """
        told = self._told if self._edition is edition else {}
        words = words_for(state.package, edition) if state.drafts else None
        self._told, self._edition = {}, edition
        for place in state.drafts:
            source, trouble = _source(state.package, place), trouble_of(place)
            known = told.get(place)
            if known is None or known[0] is not source or known[1].message != trouble:
                assert words is not None  # noqa: S101 - there are drafts
                known = source, _problem(state, place, trouble, words.at(place))
            self._told[place] = known
        return tuple(problem for _source, problem in self._told.values())


def _problem(state: State, place: Place, trouble: str, where: str) -> Problem:
    advice = f"{_ADVICE} {printed_meanwhile(state, place)}"
    return Problem("VALUE", "error", form_at(place), place, trouble, advice, where)


def _source(package: Package, place: Place) -> Any:
    """What the words for a place are taken from: of the long list the record, else all."""
    return value_at(package, place[:3]) if place[:2] == _LONG_LIST else package
