"""What is wrong with texts that stand in fields and cannot be their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from db.places import Place, spec_at, value_at
from db.records import Package
from forms.checks import Problem, words_for
from forms.checks.walk import form_at
from forms.editing.entry import entry_text
from forms.editing.states import State, trouble_at
from forms.editions.edition import Edition

_LONG_LIST = ("plan", "projects")
_ADVICE = "กรอกค่าใหม่ หรือล้างช่องนี้"


class _Known(NamedTuple):
    """Why a draft is no value, and what it was reckoned from."""

    draft: str
    edition: Edition
    # The records that the field names, and the year that dates are near to.
    named: Any
    year: int | None
    trouble: str


class DraftTroubles:
    """Says why drafts are no values; what does not depend on a change is not reckoned anew."""

    def __init__(self) -> None:
        self._known: dict[Place, _Known] = {}

    def at(self, state: State, edition: Edition, place: Place) -> str:
        """Why the draft at a place is no value; empty where there is none."""
        draft = state.drafts.get(place)
        if draft is None:
            self._known.pop(place, None)
            return ""
        known, named = self._known.get(place), _named(state.package, place)
        year = state.package.plan.fiscal_year
        if (
            known is None
            or (known.draft, known.year) != (draft, year)
            or known.edition is not edition
            or known.named is not named
        ):
            trouble = trouble_at(state, edition, place)
            known = self._known[place] = _Known(draft, edition, named, year, trouble)
        return known.trouble

    def forget(self) -> None:
        """Another plan is open."""
        self._known.clear()


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


def printed_meanwhile(state: State, place: Place) -> str:
    """What the forms say of a field as long as its text is no value."""
    value = entry_text(spec_at(place), value_at(state.package, place), state.package)
    if not value:
        return "ระหว่างนี้แบบฟอร์มจะเว้นว่างไว้"
    return f"ระหว่างนี้แบบฟอร์มจะพิมพ์ค่าเดิม “{value}”"


def _named(package: Package, place: Place) -> Any:
    """The list whose records the field at a place names; None where it names none."""
    target = spec_at(place).target
    return value_at(package, tuple(target.split("."))) if target else None
