"""What an edition prints, and what would be printed no more where it is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.editions.editing.blocks_of import PlacedBlock, blocks_of
from forms.editions.editing.draft import EditionDraft
from forms.editions.own_fields import OWNERS
from forms.editions.vocabulary.rows import ROWS
from forms.editions.vocabulary.shows import SECTIONS, SHOWS
from forms.templates.names import Name, below
from forms.templates.parsing import holes, parsed


def lost(before: EditionDraft, after: EditionDraft) -> tuple[str, ...]:
    """What the forms of one edition print and those of the other do not, in Thai.

    Forms that are left out, facts and computed contents.
    """
    found = [f"แบบฟอร์ม “{name}”" for name in _left_out(before, after)]
    was, now = printed_by(before), printed_by(after)
    found += [words for key, words in was.items() if key not in now]
    return tuple(dict.fromkeys(found))


def unprinted_fields(draft: EditionDraft) -> tuple[str, ...]:
    """The fields of an edition's own that no form of it prints, in Thai."""
    now = printed_by(draft)
    return tuple(
        f"ช่องที่เพิ่ม “{field.label}” ของ{OWNERS[field.of]} ยังไม่มีคอลัมน์หรือบรรทัดใดพิมพ์"
        for field in draft.edition.own_fields
        if f"{field.of}_own.{field.name}" not in now
    )


def printed_by(draft: EditionDraft) -> Mapping[str, str]:
    """What the forms of an edition print, in Thai, by what names it: a fact or a content."""
    found: dict[str, str] = {}
    for form in draft.edition.forms:
        for placed in blocks_of(draft, form):
            found.update(_printed(placed))
    return found


def _left_out(before: EditionDraft, after: EditionDraft) -> Iterator[str]:
    for form in before.edition.forms:
        if not after.prints(form.id):
            yield form.sheet or form.title


def _printed(placed: PlacedBlock) -> Iterator[tuple[str, str]]:
    block = placed.block
    for line in block.lines:
        yield from _facts(line.text, placed.inside)
    for column in block.columns:
        if column.show:
            says = SHOWS[column.show].texts.get(column.text, SHOWS[column.show].says)
            yield f"{column.show} {column.text}", f"เนื้อหา “{says}” ของ{_rows_words(block.rows)}"
        else:
            yield from _facts(column.text, placed.inside)
    for section in block.sections:
        yield f"section {section.field}", f"หัวข้อนิยาม “{SECTIONS[section.field]}”"


def _rows_words(rows: str) -> str:
    return ROWS[rows].says if rows in ROWS else "แบบฟอร์ม"


def _facts(template: str, names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """The facts of records that a template names; words of lists and counts are none."""
    for hole in holes(parsed(template)):
        path, said = hole.split("."), []
        known: Mapping[str, Name] = names
        for name in path:
            if name not in known:
                break
            said.append(known[name].says)
            known = below(known[name].holding)
        if len(path) > 1 and path[0] not in _NO_FACTS and len(said) == len(path):
            yield hole, " › ".join(said)


# Names of the form's own, and of what lines repeat.
_NO_FACTS = frozenset({"note", "choice", "item", "grid_groups", "standing", "dimension"})
