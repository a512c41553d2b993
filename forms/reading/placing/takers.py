"""Who takes what is typed in a section: by what the section holds."""

from __future__ import annotations

from collections.abc import Callable

from forms.reading.outline import Text
from forms.reading.placing.context import Context
from forms.reading.placing.listings import (
    Computed,
    Contents,
    Goals,
    Headlines,
    Items,
    Preface,
    Whole,
)
from forms.reading.placing.papers import Memo, Remarks, Report
from forms.reading.placing.prose import Prose
from forms.reading.placing.tables import COMPUTED
from forms.reading.placing.taking import Taker
from forms.reading.vocabulary.sections import Section

_PLAN = "plan."
# A line of a form in the midst of tables, and no text of a section.
_ALONE = "plan.part3_heading"
_PROSE = frozenset({"prose", "swot", "swot_lists", "divisions"})
_REMARKS = "rubric.remarks"
_STANDING = "standing."


def taker_of(context: Context, section: Section, heading: Text | None) -> Taker | None:
    """Who takes what no line and no table of a section claims; None where nobody does.

    `heading` is the line that began it, if any did.
    """
    for find in (_paper, _computed, _held, _listed):
        taker = find(context, section, heading)
        if taker is not None:
            return taker
    return None


Find = Callable[[Context, Section, Text | None], Taker | None]


def _paper(context: Context, section: Section, _heading: Text | None) -> Taker | None:
    """Memo and report, which are papers of their own."""
    if section.holding("leaders") is not None:
        return Memo(context, section)
    if section.holding("signatures") is not None:
        return Report(context, section)
    return None


def _computed(context: Context, section: Section, _heading: Text | None) -> Taker | None:
    """What the forms compute from other tables says nothing of its own."""
    of_standing = any(h.startswith(_STANDING) for line in section.lines for h in line.pattern.holes)
    of_tables = section.tables and all(table.rows in COMPUTED for table in section.tables)
    return Computed(context) if of_standing or of_tables else None


def _held(context: Context, section: Section, heading: Text | None) -> Taker | None:
    """By the blocks that print what is typed."""
    if section.holding("contents") is not None:
        return Contents(context)
    if any(hold.what == _REMARKS for hold in section.holds):
        return Remarks(context)
    if (texts := section.holding("texts")) is not None:
        return Preface(context, texts.what.removeprefix(_PLAN))
    if section.holding("goals") is not None:
        return Goals(context)
    if any(hold.kind in _PROSE for hold in section.holds):
        return Prose(context, section, heading)
    return None


def _listed(context: Context, section: Section, _heading: Text | None) -> Taker | None:
    """By the lines that print a text of the plan, or the items of one of its lists."""
    for line in section.lines:
        for hole in line.pattern.holes:
            if hole.startswith(_PLAN) and hole != _ALONE:
                return Whole(context, hole.removeprefix(_PLAN))
        if line.per.startswith(_PLAN):
            return Items(context, line.per.removeprefix(_PLAN))
        if "responsible" in line.pattern.holes:
            return Headlines(context, line.pattern)
    return None
