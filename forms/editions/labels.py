"""What a plan's edition calls its fields, choices and pages, and which it has no place for.

An edition's `labels` go by the dotted path of a field in the plan, without positions:
`part2 = "ภารกิจ"`. `*.objective` is every path that ends so, `part1.dimension.1` a choice,
`page.part2` the title of a page of the window. An empty one says that the forms of the
edition have no place for the field. What is not there is called as it is declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from db.fields import Spec
from db.places import Place, spec_at, thai
from forms.editions.blocks import BlockSpec, Line
from forms.editions.edition import Edition


def label_at(edition: Edition, place: Place) -> str:
    """What the field, or an item of the list, at a place of a package is called."""
    return _label(edition, place) or spec_at(place).label


def declared_at(edition: Edition, place: Place) -> Spec:
    """The declaration of the field at a place, its label and choices in the edition's words."""
    spec, path = spec_at(place), _path(place)
    words = tuple(
        edition.labels.get(f"{path}.{value}", said)
        for value, said in zip(spec.choices, spec.words, strict=True)
    )
    label = _label(edition, place) or spec.label
    if (label, words) == (spec.label, spec.words):
        return spec
    return replace(spec, label=label, words=words)


def has_place_for(edition: Edition, place: Place) -> bool:
    """Whether the forms of the edition have a place for the field at a place."""
    return _label(edition, place) != ""


def place_words(edition: Edition, place: Place) -> str:
    """A place in the reader's words, as `db.places.thai`, its names those of the edition."""
    return thai(place, lambda each: label_at(edition, each))


def page_title(edition: Edition, name: str, title: str) -> str:
    """The title of a page of the window by its name; `title` where the edition has none."""
    return edition.labels.get(f"page.{name}", title)


def form_name(edition: Edition, rows: str) -> str:
    """The short name of the first form that goes through those rows; empty where none does."""
    found = edition.form_with(rows)
    return next((form.sheet or form.title for form in edition.forms if form.id == found), "")


def line_without(edition: Edition, name: str) -> str:
    """The line that a form prints where what a template calls `name` is left empty."""
    lines = (line for form in edition.forms for block in form.blocks for line in _lines(block))
    return next((line.text for line in lines if line.when == f"no.{name}"), "")


def entry_of(table: Mapping[str, str], path: Sequence[str]) -> str | None:
    """What a table by dotted paths holds for a path: its own, else that of all that end alike."""
    alike = (".".join(("*", *path[at:])) for at in range(1, len(path)))
    return next((table[name] for name in (".".join(path), *alike) if name in table), None)


def _label(edition: Edition, place: Place) -> str | None:
    return entry_of(edition.labels, _path(place).split("."))


def _path(place: Place) -> str:
    """The names on the way to a place: in the plan without `plan`, elsewhere all of them."""
    names = [part for part in place if isinstance(part, str)]
    return ".".join(names[1:] if names[:1] == ["plan"] and len(names) > 1 else names)


def _lines(block: BlockSpec) -> Iterator[Line]:
    """The lines of a block and of those in it."""
    yield from block.lines
    for each in block.blocks:
        yield from _lines(each)
