"""What a column of a grid shows, and how its cells are read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from db.fields import Kind, Spec
from db.places import Place, spec_at
from desktop.window.fields.picks import picks

if TYPE_CHECKING:
    from db.records import Package

Show = Callable[[Any, "Package"], str]
Write = Callable[[Any, str], Any]

# What a cell says of what is or is not.
_SET, _UNSET = "ใช่", "ไม่"
_FIGURES = {Kind.NUMBER, Kind.INTEGER}
_CHOSEN = {Kind.CHOICE, Kind.FLAG, Kind.REF, Kind.REFS}
# Between the parts of a cell.
_OVER = "/"


class Meter(NamedTuple):
    """A bar before a figure: the share that it is, and where it was before, both of 1."""

    share: float
    before: float | None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: its heading, the field of the row's record at `path`, its width in em.

    It is wider, up to `roomy` em, where the table has room that no other column needs more.

    A cell of two `parts`, the first of them at `path`, holds one field over another and is
    written as `1 / 2`; on the clipboard they are two cells. `under` stands below the text in
    weaker letters, a `meter` before it. Where `sign` names a shape, that stands in the room
    which the `brief` text leaves for it, and the text takes its colour. `heading` is what
    heads it now, where that changes.

    With `show` the cell is computed from record and package, and can only be read; with
    `write` as well, a text that is entered gives the record anew. `target` is the list
    (a dotted path) whose codes or keys are offered while a cell is edited. Computed
    `figures` stand at the right, as those do that are typed; a cell that `leads` goes where
    its words say, by click or Enter. What is `offered` may be chosen, or something else
    typed; a `hint` stands muted in a cell that is empty. `depth` says how far the text of a
    record is set in, as one that is below another.
    """

    words: str
    path: tuple[str, ...]
    width: float
    show: Show | None = None
    write: Write | None = None
    target: str = ""
    figures: bool = False
    is_link: bool = False
    offered: tuple[str, ...] = ()
    hint: Show | None = None
    depth: Callable[[Any], int] | None = None
    parts: tuple[tuple[str, ...], ...] = ()
    under: Show | None = None
    meter: Callable[[Any, Package], Meter | None] | None = None
    sign: Show | None = None
    heading: Callable[[], str] | None = None
    rare: bool = False
    notes: bool = False
    marks: Mapping[str, str] | None = None
    brief: Show | None = None
    roomy: float = 0

    @property
    def fields(self) -> tuple[tuple[str, ...], ...]:
        """The paths of all fields that its cells hold."""
        return self.parts or (self.path,)

    @property
    def head(self) -> str:
        """What heads it."""
        return self.heading() if self.heading else self.words

    @staticmethod
    def joined(texts: Sequence[str]) -> str:
        """The text of a cell of parts; that of a single one stands alone."""
        filled = list(texts)
        while len(filled) > 1 and not filled[-1]:
            filled.pop()
        return f" {_OVER} ".join(filled).strip()

    def split(self, text: str) -> dict[tuple[str, ...], str]:
        """The texts of the parts that are written in a cell.

        What is not written stays: one of two is the first. Nothing at all empties both.
        """
        if not text.strip():
            return dict.fromkeys(self.fields, "")
        texts = (part.strip() for part in text.split(_OVER, len(self.fields) - 1))
        return dict(zip(self.fields, texts, strict=False))

    @property
    def writable(self) -> bool:
        """Whether its cells can be changed."""
        return self.show is None or self.write is not None

    def spec(self, list_place: Place) -> Spec | None:
        """The declaration of its field; none where the cell is computed."""
        return None if self.show else spec_at((*list_place, 0, *self.path))

    def is_blank(self, list_place: Place, text: str) -> bool:
        """Whether a cell with this text says nothing."""
        spec = self.spec(list_place)
        is_flag = spec is not None and spec.kind is Kind.FLAG
        return not text or (is_flag and text == _UNSET)

    def is_figure(self, list_place: Place) -> bool:
        """Whether its cells are figures, which stand at the right."""
        spec = self.spec(list_place)
        return self.figures or (spec is not None and spec.kind in _FIGURES)

    def holds_lines(self, list_place: Place) -> bool:
        """Whether each line of a cell is one of several choices."""
        spec = self.spec(list_place)
        return spec is not None and spec.kind in {Kind.REFS, Kind.TEXTS}

    def is_one_line(self, list_place: Place) -> bool:
        """Whether a cell is a text without line breaks."""
        spec = self.spec(list_place)
        return spec is not None and spec.kind is Kind.TEXT and not (spec.long or spec.marked)

    def is_chosen(self, list_place: Place) -> bool:
        """Whether a cell takes nothing but what is offered."""
        spec = self.spec(list_place)
        return spec is not None and spec.kind in _CHOSEN

    def choices(self, list_place: Place, package: Package) -> tuple[tuple[str, str], ...]:
        """What is offered while a cell is edited, as (text of the cell, how it reads)."""
        spec = self.spec(list_place)
        if self.offered:
            return tuple((words, words) for words in self.offered)
        if spec is not None and spec.kind is Kind.FLAG:
            return ((_SET, _SET), (_UNSET, _UNSET))
        if spec is not None and spec.words:
            return tuple((words, words) for words in spec.words)
        if spec is not None and spec.target:
            return tuple((pick.words, pick.whole) for pick in picks(package, spec.target))
        if self.target:
            return tuple((pick.value, pick.whole) for pick in picks(package, self.target))
        return ()
