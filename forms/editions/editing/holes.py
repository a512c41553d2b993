"""What may be filled into a text of a form, each with its Thai, to be chosen and not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forms.editions.blocks import Line
from forms.editions.editing.blocks_of import PlacedBlock, blocks_of
from forms.editions.editing.draft import FORMS, EditionDraft, Spot, value_at
from forms.editions.editing.readable import readable
from forms.editions.vocabulary.everywhere import EVERYWHERE, PER
from forms.editions.vocabulary.kinds import KINDS
from forms.templates.names import Many, Name, Names, held, is_printable

# So far into records inside records.
_DEEPEST = 1
# What the item of a repeated line is called.
_ITEM = "รายการ"
_TEXTS = frozenset({"text", "heading", "entry", "title", "over"})


class Hole(NamedTuple):
    """Something that may be filled in: what it is, and how a text names it."""

    words: str
    text: str


def holes_at(draft: EditionDraft, spot: Spot) -> tuple[Hole, ...]:
    """What may be filled into the text at a spot of a form; nothing elsewhere."""
    if spot[:1] != (FORMS,) or spot[-1] not in _TEXTS:
        return ()
    notes = (Hole(f"เชิงอรรถ {name}", f"{{note.{name}}}") for name in draft.edition.footnotes)
    everywhere = tuple(_holes(EVERYWHERE, depth=_DEEPEST))
    return (*_holes(_names(draft, spot)), *everywhere, *notes)


def names_of_lines(placed: PlacedBlock) -> Names:
    """The names that a block's lines may use."""
    kind = KINDS[placed.block.kind]
    own = {name: each for line in kind.lines for name, each in line.names.items()}
    own |= dict(kind.any_lines.names) if kind.any_lines is not None else {}
    return {**placed.around, **own}


def names_of_line(placed: PlacedBlock, line: Line) -> Names:
    """The names that one line may use: one that is repeated has its item, too."""
    names = names_of_lines(placed)
    listed = held(names, line.per) if line.per else None
    if not isinstance(listed, Many):
        return names
    return {**names, **PER, "item": Name(_ITEM, listed.each)}


def _names(draft: EditionDraft, spot: Spot) -> Names:
    """The names at hand at a spot beside those that are at hand everywhere."""
    form = next(each for each in draft.forms if each.id == spot[1])
    for placed in blocks_of(draft, form):
        if spot[: len(placed.spot)] == placed.spot and spot[len(placed.spot) :][:1] != ("blocks",):
            is_cell = spot[-1] == "text" and "columns" in spot[len(placed.spot) :]
            names = placed.inside if is_cell else names_of_lines(placed)
            if "lines" in spot:
                names = names_of_line(placed, value_at(draft, spot[:-1]))
            return {name: each for name, each in names.items() if name not in EVERYWHERE}
    return {}


def _holes(names: Names, above: str = "", said: str = "", depth: int = 0) -> Iterator[Hole]:
    for name, each in names.items():
        words = f"{said} › {each.says}" if said else each.says
        if is_printable(each.holding):
            yield Hole(words, f"{{{above}{name}}}")
        elif depth < _DEEPEST and not isinstance(each.holding, Many):
            yield from _holes(readable(each), f"{above}{name}.", words, depth + 1)
