"""The blocks of an edition one by one, each with its spot and the names at hand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.editions.blocks import BlockSpec
from forms.editions.editing.draft import FORMS, EditionDraft, Spot
from forms.editions.edition import Edition, FormSpec
from forms.editions.own_fields import own_names
from forms.editions.vocabulary.everywhere import EVERYWHERE
from forms.editions.vocabulary.kinds import KINDS
from forms.editions.vocabulary.rows import ROWS
from forms.templates.names import Names, below

_PARTS, _PART, _TABLE, _EACH = "parts", "part", "table", "each"
_LONGEST = 70
# What only its own line can name: one of several texts.
_UNNAMED = "รายการ"
_HOLE = re.compile(r"(?<!\\)\{([a-z0-9_.]+)\}")
# A sign that is escaped stands for itself.
_SIGN = re.compile(r"\\([*\[\]{}\\])")


class PlacedBlock(NamedTuple):
    """A block at its spot; `around` are the names of its lines, `inside` those of its cells."""

    spot: Spot
    block: BlockSpec
    depth: int
    around: Names
    inside: Names


def blocks_of(draft: EditionDraft, form: FormSpec) -> Iterator[PlacedBlock]:
    """The blocks of a form from top to bottom, those in blocks and in parts among them."""
    yield from _placed(draft.edition, form.blocks, (FORMS, form.id, "blocks"), EVERYWHERE)


def block_words(block: BlockSpec, names: Names = EVERYWHERE) -> str:
    """What a block is called: a table by what it goes through, a heading by its first line."""
    rows = ROWS[block.rows].says if block.rows in ROWS else ""
    if block.kind == _TABLE:
        return f"ตาราง{rows}"
    if block.kind == _EACH:
        return f"พิมพ์ซ้ำ: {rows}"
    texts = (plain_words(line.text, names) for line in block.lines if line.text.strip())
    first = next(texts, "")
    says = KINDS[block.kind].says
    return first or (f"ส่วนร่วม {block.rows}" if block.kind == _PART else says)


def plain_words(template: str, names: Names = EVERYWHERE) -> str:
    """A template as it reads in a list: what is filled in by its Thai, no marks, in one line."""
    filled = _HOLE.sub(lambda found: _called(found[1], names), template.replace("**", ""))
    words = " ".join(_SIGN.sub(r"\1", filled).split())
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def _called(path: str, names: Names) -> str:
    """What a name gives, in Thai between ‹ ›; footnotes are no words."""
    known, said = names, ""
    for name in path.split("."):
        if name not in known:
            return "" if path.startswith("note.") else f"‹{_UNNAMED}›"
        said, known = known[name].says, below(known[name].holding)
    return f"‹{said}›"


def _placed(
    edition: Edition, blocks: Sequence[BlockSpec], spot: Spot, names: Names, depth: int = 0
) -> Iterator[PlacedBlock]:
    for at, block in enumerate(blocks):
        here = (*spot, at)
        rows = ROWS.get(block.rows)
        inside = {**names, **(rows.names if rows is not None else {})}
        inside |= own_names(edition.own_fields, inside)
        yield PlacedBlock(here, block, depth, names, inside)
        yield from _placed(edition, block.blocks, (*here, "blocks"), inside, depth + 1)
        if block.kind == _PART:
            part = edition.parts[block.rows]
            yield from _placed(edition, part, (_PARTS, block.rows), names, depth + 1)
