"""What all who place things need: the edition's words, what was gathered, and where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from db.column_matches import Matches
from forms.editions.edition import Edition
from forms.reading.gathering.ledger import Ledger
from forms.reading.gathering.subjects import Gathered, Subject
from forms.reading.outline import Spot
from forms.reading.recognition.tables import Recognised
from forms.reading.vocabulary.wording import Wording


@dataclass(slots=True)
class Scope:
    """What the lines above say of what stands below: the things that are spoken of.

    Codes are those of the framework. `link` is what an indicator's table stands under.
    `served` are the indicators and KPIs of the grids that follow.
    """

    dimension: str = ""
    strategy: str = ""
    substrategy: str = ""
    goal: str = ""
    tactic: str = ""
    policy: str = ""
    component: str = ""
    entry: Subject | None = None
    listed: Subject | None = None
    objective: Subject | None = None
    key_results: list[Subject] = field(default_factory=list)
    issue: Subject | None = None
    mission: tuple[str, str] = ("", "")
    indicator: Subject | None = None
    kpi: Subject | None = None
    rubric: Subject | None = None
    rubric_title: str = ""
    project: Subject | None = None
    activity: Subject | None = None
    served: list[Subject] = field(default_factory=list)
    group: Subject | None = None
    report: Subject | None = None
    in_link: bool = False


class Summed(NamedTuple):
    """A project of a summary: of which part, and the code that it is under there."""

    part: str
    project: Subject
    under: str
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class Context:
    """A reading under way; `summed` are the projects that the summaries of parts have.

    `doubt` is that of all that is read of the table at hand. `matches` say what the columns of
    tables hold that no form prints so; `tables` are those that were recognised, by their block.
    """

    edition: Edition
    wording: Wording
    year: int | None
    gathered: Gathered = field(default_factory=Gathered)
    ledger: Ledger = field(default_factory=Ledger)
    scope: Scope = field(default_factory=Scope)
    summed: list[Summed] = field(default_factory=list)
    doubt: str = ""
    matches: Matches = field(default_factory=dict)
    tables: dict[int, Recognised] = field(default_factory=dict)

    @property
    def plan(self) -> Subject:
        """The plan that is read."""
        return self.gathered.plan

    def say(
        self,
        subject: Subject,
        path: str,
        value: Any,
        spots: Sequence[Spot],
        *,
        doubt: str = "",
        rank: int = 0,
    ) -> None:
        """Keeps that a field was said to have a value, and that its places are taken."""
        doubt = doubt or self.doubt
        self.gathered.say(subject, path, value, spots, doubt=doubt, rank=rank)
        self.ledger.take(spots, doubt)

    def add(
        self, subject: Subject, path: str, value: Any, spots: Sequence[Spot], *, doubt: str = ""
    ) -> None:
        """Keeps that a list was said to have an item; one that it has already is not repeated."""
        doubt = doubt or self.doubt
        self.ledger.take(spots, doubt)
        if not (isinstance(value, Subject) and value in subject.values(path)):
            self.gathered.add(subject, path, value, spots, doubt=doubt)

    def new(self, parent: Subject, path: str) -> Subject:
        """A new record in a list of another."""
        return self.gathered.new(parent, path)
