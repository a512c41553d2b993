"""A link with the framework: its codes picked from their lists, what stands above filled in."""

from __future__ import annotations

from functools import partial

from db.fields import specs
from db.places import Place, value_at
from db.records import Link
from desktop.window.fields.code_picks import CodePicks
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.page import Tools
from forms.editing.changes import EVERYTHING, Change
from forms.editing.indicator_edits import linked

# The lists of the framework that the codes of a link come from.
_LISTS = {
    "strategy": "strategies",
    "substrategy": "substrategies",
    "goal": "goals",
    "tactic": "tactics",
    "tactic_kpi": "tactic_kpis",
    "policy": "policies",
}


class LinkForm(FieldForm):
    """The fields of the link at a place."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__(tools, place_of(), columns=2, least=15)
        self._session = tools.session
        self._place_of = place_of
        self._codes: list[CodePicks] = []
        for name in specs(Link):
            field = self.add(name, span=2 if name in {"text", "objective", "key_result"} else 1)
            if name in _LISTS:
                target = f"plan.framework.{_LISTS[name]}"
                self._codes.append(CodePicks(tools, field, target, partial(self._link, name)))

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what changed, and the names of the codes."""
        self._root = self._place_of()
        super().refresh(change)
        for codes in self._codes:
            codes.refresh(change)

    def _link(self, name: str, place: Place, code: str) -> None:
        package, above = self._session.package, place[:-1]
        found = linked(package, value_at(package, above), name, code)
        self._session.set_value(above, found, f"เลือก{specs(Link)[name].label}")
