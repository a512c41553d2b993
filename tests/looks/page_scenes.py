"""Every page and tab: as it is, scrolled to its end, beside its paper, and with nothing in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractScrollArea, QTabBar, QWidget

from db.records import Organisation, Package, Plan
from db.settling import taken_in
from desktop.window.printing.side_preview import SidePreview
from tests.looks.album import Album

PAGES = (
    "start",
    "unit",
    "essentials",
    "framework",
    "part1",
    "part2",
    "part3",
    "projects",
    "indicators",
    "steps",
    "support",
    "results",
    "memo",
    "standing",
    "print",
)
# Of tabs that a plan has as many of as it will.
_MOST = 12
_LEAST_SCROLLED = 24  # pixels


def views(album: Album, name: str) -> Iterator[str]:
    """Bring every tab of the page in sight into sight, one by one; gives what it is called."""
    yield from _tabs(album, name, frozenset())


def _tabs(album: Album, name: str, done: frozenset[QTabBar]) -> Iterator[str]:
    bars = [bar for bar in seen(album.window.page, QTabBar) if bar not in done and bar.count() > 1]
    if not bars:
        yield name
        return
    bar = bars[0]
    first = bar.currentIndex()
    for at in range(min(bar.count(), _MOST)):
        if bar.isTabEnabled(at) and bar.isTabVisible(at):
            bar.setCurrentIndex(at)
            album.pump(10)
            words = re.sub(r"\s*\([\d,]+\)$", "", bar.tabText(at).replace("&", ""))
            words = words if len(words) < 40 else f"{at + 1}"
            yield from _tabs(album, f"{name}-{words}", done | {bar})
    bar.setCurrentIndex(first)


def seen(parent: QWidget, kind: type[Any]) -> list[Any]:
    """What is to be seen of a kind in a widget."""
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def _whole(page: str, album: Album) -> None:
    """A page and its tabs, the preview away; each scrolled to its end where it is longer."""
    album.go(page)
    for name in views(album, page):
        # A list that a tab is given the focus of may be in a bar that is the same in each.
        album.take(name, album.window.page, alike=True)
        area = longest(album.window.page)
        if area is not None:
            bar = area.verticalScrollBar()
            before = bar.value()
            bar.setValue(bar.maximum())
            album.take(f"{name}-end", area.viewport())
            bar.setValue(before)


def longest(page: QWidget) -> QAbstractScrollArea | None:
    """The largest of what can be scrolled down on a page."""
    areas = [
        area
        for area in seen(page, QAbstractScrollArea)
        if area.verticalScrollBar().maximum() >= _LEAST_SCROLLED
        and area.viewport().height() >= _LEAST_SCROLLED
        and not area.viewport().visibleRegion().isEmpty()
    ]
    return max(areas, key=lambda area: area.width() * area.height(), default=None)


def _with_preview(page: str, album: Album) -> None:
    album.go(page, preview=True)
    names = set()
    for name in views(album, page):
        form = album.window.pages.form()
        if form and form not in names:
            names.add(form)
            (preview,) = seen(album.window, SidePreview)
            album.take(f"{name}-preview", preview)
    album.window.side.show_preview(False)


def _empty(page: str, album: Album) -> None:
    album.session.open(_empty_plan(album))
    album.go(page)
    for name in views(album, f"empty-{page}"):
        album.take(name, album.window.page, alike=True)


def _empty_plan(album: Album) -> int:
    """A plan that has a unit and a year."""
    plan = Plan(fiscal_year=2571, edition="2567", unit=Organisation(name="กองใหม่"))
    package = taken_in(Package(plan))
    for entry in album.plans.entries:
        if (entry.unit, entry.fiscal_year) == ("กองใหม่", 2571):
            return entry.number
    return album.plans.add(package)


_WITH_PREVIEW = [page for page in PAGES if page not in {"start", "print", "standing"}]
SCENES: dict[str, Callable[[Album], None]] = {
    **{f"page-{page}": partial(_whole, page) for page in PAGES},
    **{f"preview-{page}": partial(_with_preview, page) for page in _WITH_PREVIEW},
    **{f"empty-{page}": partial(_empty, page) for page in PAGES if page != "start"},
}
