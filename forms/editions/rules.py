"""The parameters of an edition's rules: what its sums, counts and codes must come to.

Nothing here has a default: the edition's data file gives every one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# The groups in which the step grids of an edition stand.
GridGroupName = Literal["negotiated", "kpis", "own", "routine", "rest"]


@dataclass(frozen=True, slots=True)
class Band:
    """One word of the satisfaction scale and the means it stands for, both included."""

    low: Decimal
    high: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one edition; "rule n" is the number in the forms' description."""

    weight_sum: Decimal
    """Rule 3: what the weights of the negotiated indicators come to in all."""

    weight_components: tuple[str, ...]
    """Rule 3: codes of the components whose indicators count into `weight_sum`.

    "1" covers "1.1" too; an indicator without a component counts.
    """

    step_sum: Decimal
    """Rule 1: what the weights of an activity's leaf steps come to, in percent."""

    level_percents: tuple[Decimal, ...]
    """Rule 2: percent of the points for level 1, 2, 3, 4 and 5, in this order."""

    summed_statuses: tuple[str, ...]
    """Rule 5: budget statuses whose amounts a total adds ("granted", "requested").

    An amount without a status counts as granted.
    """

    counts_not_granted: bool
    """Rule 5: whether the count of projects takes those whose budget was not granted."""

    policy_pattern: str
    """Rule 6: regular expression that a whole policy code matches; empty: any code."""

    strategy_code_digits: int
    """Rule 6: digits of a strategy code; 0: any code. A remark in words is never checked."""

    summary_by_code: bool
    """Rule 7: whether summaries of projects go by code, not by the unit's priority."""

    own_table_takes_negotiated: bool
    """Whether ตาราง ข has the negotiated indicators that an issue names, too."""

    grid_groups: tuple[GridGroupName, ...]
    """The groups of step grids in their order; "rest" is every project but routine ones."""

    satisfaction: tuple[Band, ...]
    """Rule 9: the scale of a survey's mean."""

    satisfied_from: Decimal
    """Rule 9: the least answer that counts as satisfied."""

    behind_points: Decimal
    """Percent points behind its grid from which an indicator is said to be late."""

    far_points: Decimal
    """Percent points behind its grid from which an indicator is said to be very late."""

    progress_apart: Decimal
    """Percent points that an indicator's progress may lie apart from its steps'."""
