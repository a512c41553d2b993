"""What was decided of a reading, each decision another state of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from forms.reading.gathering.assembling import Told, Wishes
from forms.reading.gathering.ledger import Leftover
from forms.reading.gathering.subjects import Saying, Subject
from forms.reading.outline import Spot


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided so far.

    `accepted` are doubtful readings that are right, `seen` places that are doubtful as such
    and right, `aside` what is left over and wanted nowhere; `sources` say of what was put
    into a field by hand what it was before. The rest is what the plan is put together by
    (`wishes`).
    """

    accepted: frozenset[Told] = frozenset()
    seen: frozenset[Spot] = frozenset()
    aside: frozenset[Leftover] = frozenset()
    sources: Mapping[Told, Leftover | Told] = field(default_factory=dict)
    preferred: Mapping[tuple[Subject, str], Saying] = field(default_factory=dict)
    refused: frozenset[Told] = frozenset()
    put: tuple[Told, ...] = ()

    @property
    def wishes(self) -> Wishes:
        """How the plan is to be put together."""
        return Wishes(preferred=self.preferred, refused=self.refused, put=self.put)

    def accepting(self, told: Iterable[Told], seen: Iterable[Spot]) -> Decisions:
        """That readings and places are right as they are."""
        return replace(self, accepted=self.accepted.union(told), seen=self.seen.union(seen))

    def refusing(self, told: Iterable[Told]) -> Decisions:
        """That readings are not wanted; what was put into a field by hand is taken out of it."""
        gone = frozenset(told)
        return replace(
            self,
            refused=self.refused | gone,
            put=tuple(each for each in self.put if each not in gone),
            sources={put: source for put, source in self.sources.items() if put not in gone},
        )

    def preferring(self, told: Told, saying: Saying) -> Decisions:
        """That another wording of a field is the right one."""
        key = told.subject, told.path
        return replace(
            self,
            preferred={**self.preferred, key: saying},
            accepted=self.accepted | {told._replace(saying=saying)},
        )

    def putting_aside(self, leftovers: Iterable[Leftover]) -> Decisions:
        """That what is left over is not wanted."""
        return replace(self, aside=self.aside.union(leftovers))

    def putting(self, told: Told, source: Leftover | Told) -> Decisions:
        """That something of a source is put into a field, in the place of what was said of it."""
        key = told.subject, told.path
        preferred = self.preferred if told.saying.item else {**self.preferred, key: told.saying}
        return replace(
            self,
            put=(*self.put, told),
            preferred=preferred,
            accepted=self.accepted | {told},
            sources={**self.sources, told: source},
        )
