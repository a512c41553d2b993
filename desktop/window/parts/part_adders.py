"""What can be added to a part of the plan: picked from a list, or a new record at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from db.places import Place, value_at
from db.records import PROJECTS, Package
from desktop.window.fields.picks import Pick
from forms.editing import part_edits
from forms.editions.edition import Edition
from forms.editions.labels import label_at


@dataclass(frozen=True, slots=True)
class InsertionPoint:
    """A list that something is put into, and before which position."""

    place: Place
    index: int


# What something is called in an edition.
Say = Callable[[Edition], str]
# Gives the package with the value in the list, and the words of the step.
Put = Callable[[Package, InsertionPoint, str], Package]


def always(words: str) -> Say:
    """The same words in every edition."""
    return lambda _edition: words


def called(path: str) -> Say:
    """What each edition calls the field of the plan at a dotted path."""
    return lambda edition: label_at(edition, ("plan", *path.split(".")))


@dataclass(frozen=True, slots=True)
class Adder:
    """A way to add what is of a kind; `words` stand on its button, `noun` in the step's name.

    With a `target` it is picked from that list by `put`: `choices` are offered in place of
    the whole list, those `taken` are not; `create` puts a new record of the words that were
    typed. Without a target `put` makes an empty record at once.
    """

    kind: str
    words: Say
    noun: Say
    put: Put
    target: str = ""
    choices: Callable[[Package, InsertionPoint, Edition], Sequence[Pick]] | None = None
    create: Put | None = None
    many: bool = True

    def taken(self, package: Package, point: InsertionPoint) -> Collection[str]:
        """What stands in the list already, where it is a list of keys or codes."""
        items = value_at(package, point.place)
        return [item for item in items if isinstance(item, str)]


def listed(package: Package, point: InsertionPoint, value: str) -> Package:
    """Put a key or code into a list."""
    return part_edits.listed(package, point.place, point.index, value)


def new_project(package: Package, point: InsertionPoint, name: str) -> Package:
    """Put a new project into the plan and into a list."""
    return part_edits.with_new_project(package, point.place, point.index, name)


# What is told of a project where it is listed, and in the order and the sums of a part.
PROJECT_READS: tuple[Place, ...] = (
    ("plan", "projects"),
    ("plan", "divisions"),
    ("plan", "framework"),
    ("plan", "part1"),
    ("plan", "part2"),
)
PROJECT = Adder(
    "project", always("โครงการ"), always("โครงการ"), listed, target=PROJECTS, create=new_project
)
