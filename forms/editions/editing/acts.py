"""What one does to an edition: each act gives the text of its file as it would be.

What an edition takes of those it uses is copied into its own file before it is changed: a
form whole, a part whole, of other tables the one entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from db.fields import is_empty
from forms.editions.blocks import Column
from forms.editions.editing.blocks_of import blocks_of
from forms.editions.editing.draft import FORMS, EditionDraft, Spot, sources_with, value_at
from forms.editions.editing.toml_text import TomlText
from forms.editions.editing.total_row import NEW, fitted_total
from forms.editions.edition import FormSpec
from forms.editions.faults import FilePath
from forms.editions.own_fields import OwnField
from forms.editions.sources import Sources

# Finds something in the tables of a file; None where they do not have it.
_Find = Callable[[Mapping[str, Any]], Any]
# Fields in which a form may say its title.
_TITLES = frozenset({"title", "entry", "text"})
_PARTS, _ORDER, _OWN_FIELDS, _COLUMNS = "parts", "order", "own_fields", "columns"


def with_value(draft: EditionDraft, spot: Spot, value: Any) -> str:
    """The text with another value at a spot; one that need not be written is left out."""
    return with_values(draft, {spot: value})


def with_values(draft: EditionDraft, values: Mapping[Spot, Any]) -> str:
    """As `with_value`, of several at once."""
    text = TomlText.of(draft.text)
    for spot, value in values.items():
        path = _owned(draft, text, spot)
        if len(spot) > 1 and value == _default(draft, spot):
            text.drop(path)
        else:
            text.put(path, _plain(value))
    return text.done()


def with_words(draft: EditionDraft, spot: Spot, value: Any) -> str:
    """As `with_value`; a title of a form is changed wherever the form says it in these words.

    A title stands in the list of forms, in the contents and over the form.
    """
    if spot[0] != FORMS or spot[-1] not in _TITLES or not value_at(draft, spot):
        return with_value(draft, spot, value)
    before = value_at(draft, spot)
    form = next(each for each in draft.forms if each.id == spot[1])
    alike = [each for each in _titles_in(draft, form) if value_at(draft, each) == before]
    return with_values(draft, dict.fromkeys((spot, *alike), value))


def _titles_in(draft: EditionDraft, form: FormSpec) -> Iterator[Spot]:
    """The spots at which a form says its title, or may say it."""
    yield (FORMS, form.id, "title")
    for placed in blocks_of(draft, form):
        if placed.block.kind == "heading" and placed.spot[0] == FORMS:
            yield (*placed.spot, "entry")
            for at in range(len(placed.block.lines)):
                yield (*placed.spot, "lines", at, "text")


def with_column(draft: EditionDraft, table: Spot, at: int, column: Column) -> str:
    """The text with a column more in the table at a spot, before its column `at`."""
    text = TomlText.of(draft.text)
    path = _owned(draft, text, table)
    order = list(range(len(value_at(draft, (*table, _COLUMNS)))))
    text.insert((*path, _COLUMNS), at, _said(column))
    _fit_total(draft, text, table, path, [*order[:at], NEW, *order[at:]])
    return text.done()


def with_line(draft: EditionDraft, block: Spot, at: int, line: str) -> str:
    """The text with a line more in the block at a spot, before its line `at`."""
    text = TomlText.of(draft.text)
    text.insert((*_owned(draft, text, block), "lines"), at, {"text": line})
    return text.done()


def without(draft: EditionDraft, spot: Spot) -> str:
    """The text without the item of a list at a spot."""
    text = TomlText.of(draft.text)
    path = _owned(draft, text, spot)
    text.drop(path)
    if spot[-2] == _COLUMNS:
        order = [at for at in range(len(value_at(draft, spot[:-1]))) if at != spot[-1]]
        _fit_total(draft, text, spot[:-2], path[:-2], order)
    return text.done()


def with_moved(draft: EditionDraft, spot: Spot, to: int) -> str:
    """The text in which the item of a list at a spot stands where another one does."""
    *above, at = spot
    if not isinstance(at, int):
        raise TypeError(spot)
    text = TomlText.of(draft.text)
    path = _owned(draft, text, tuple(above))
    text.move(path, at, to)
    if above[-1] == _COLUMNS:
        order = list(range(len(value_at(draft, tuple(above)))))
        order.insert(to, order.pop(at))
        _fit_total(draft, text, tuple(above[:-1]), path[:-1], order)
    return text.done()


def with_order(draft: EditionDraft, forms: Iterable[str]) -> str:
    """The text that prints these forms, by their ids, in this order, and no others."""
    text = TomlText.of(draft.text)
    text.put((_ORDER,), list(forms))
    return text.done()


def with_form_printed(draft: EditionDraft, form: str, *, printed: bool) -> str:
    """The text that prints a form, after those that it follows at first, or leaves it out."""
    order = [each.id for each in draft.edition.forms]
    if printed and form not in order:
        order.append(form)
    elif not printed:
        order = [each for each in order if each != form]
    return with_order(draft, order)


def with_form_moved(draft: EditionDraft, form: str, by: int) -> str:
    """The text that prints a form so many places later, or earlier."""
    order = [each.id for each in draft.edition.forms]
    at = order.index(form)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    return with_order(draft, order)


def with_own_field(draft: EditionDraft, field: OwnField) -> str:
    """The text with a field more of the edition's own."""
    text = TomlText.of(draft.text)
    text.add_table(_OWN_FIELDS, _said(field))
    return text.done()


def own_field_position(draft: EditionDraft, field: OwnField) -> int | None:
    """Which of the file's own fields one is; None for one of an edition that it uses."""
    listed = tomllib.loads(draft.text).get(_OWN_FIELDS, [])
    known = [(each.get("of", "project"), each["name"]) for each in listed]
    return known.index((field.of, field.name)) if (field.of, field.name) in known else None


def _fit_total(
    draft: EditionDraft, text: TomlText, table: Spot, path: FilePath, order: Sequence[int]
) -> None:
    """Let the sums of a table's last row stand under their columns again."""
    total = fitted_total(value_at(draft, table), order)
    if total is not None:
        text.put((*path, "total"), [_said(cell) for cell in total])


def _owned(draft: EditionDraft, text: TomlText, spot: Spot) -> FilePath:
    """Where a spot is in the edition's own file, into which what it is of is copied if need be."""
    own = tomllib.loads(draft.text)
    if spot[0] == FORMS:
        return (FORMS, _owned_form(draft, text, own, str(spot[1])), *spot[2:])
    if spot[0] == _PARTS and spot[1] not in own.get(_PARTS, {}):
        text.put(spot[:2], _table_of(draft, lambda table: table.get(_PARTS, {}).get(spot[1])))
    elif len(spot) > 2 and isinstance(spot[1], str) and spot[1] not in own.get(str(spot[0]), {}):
        entry = _table_of(draft, lambda table: table.get(str(spot[0]), {}).get(spot[1]))
        text.put(spot[:2], entry)
    return spot


def _owned_form(draft: EditionDraft, text: TomlText, own: Mapping[str, Any], form: str) -> int:
    ids = [each.get("id") for each in own.get(FORMS, [])]
    if form in ids:
        return ids.index(form)

    def found(table: Mapping[str, Any]) -> Any:
        return next((each for each in table.get(FORMS, []) if each.get("id") == form), None)

    return text.add_table(FORMS, _table_of(draft, found))


def _table_of(draft: EditionDraft, find: _Find) -> Any:
    """What the nearest of the editions that a file uses says of something."""
    sources = sources_with(draft.id, draft.text)
    return _found_in(sources, draft.id, find)


def _found_in(sources: Sources, edition_id: str, find: _Find) -> Any:
    table = sources.table(edition_id)
    found = find(table)
    for used in table.get("uses", []) if found is None else ():
        found = _found_in(sources, used, find)
        if found is not None:
            break
    return found


def _default(draft: EditionDraft, spot: Spot) -> Any:
    """What a field is where nothing is written; what no value equals where it must be."""
    owner = value_at(draft, spot[:-1])
    for each in fields(owner) if not isinstance(owner, Mapping | tuple) else ():
        if each.name == spot[-1] and each.default is not MISSING:
            return each.default
    return MISSING


def _said(value: Any) -> dict[str, Any]:
    """The fields of a value that say something, as a file has them."""
    return {
        each.name: _plain(getattr(value, each.name))
        for each in fields(value)
        if each.default is MISSING
        or (getattr(value, each.name) != each.default and not is_empty(getattr(value, each.name)))
    }


def _plain(value: Any) -> Any:
    """A value as TOML has it: whole figures without a point."""
    if isinstance(value, Decimal | float):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
