"""What a rendering gives: the file, its pages, and where on them the records stand."""

from __future__ import annotations

from dataclasses import dataclass

from db.places import Place


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """Where on a page a record stands: points from the page's left and top edges."""

    place: Place
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page of a rendering: its form, the number printed on it, its size in points."""

    form: str
    label: str
    width: float
    height: float
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A PDF file and what its pages show."""

    data: bytes
    pages: tuple[PageInfo, ...]
