"""Shows fields by their places: of what was found, of a problem, and where one left off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.window.frame.page_set import PageSet
from desktop.window.frame.whereabouts import Whereabouts
from desktop.window.page import PageSpec, Tools

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.start.open_plan import LeftOff
    from desktop.window.widgets.page_footer import Footer
    from forms.checks import Problem


class PlaceNavigator:
    """Brings places of the open plan into sight, on the pages of a window.

    `show_page` and `enter_page` bring a page of a name into sight, the latter with the focus;
    `footer` gives the foot of the page in sight.
    """

    def __init__(
        self,
        tools: Tools,
        window: QWidget,
        pages: PageSet,
        whereabouts: Whereabouts,
        *,
        show_page: Callable[[str], None],
        enter_page: Callable[[str], None],
        footer: Callable[[], Footer | None],
    ) -> None:
        self._tools = tools
        self._window = window
        self._pages = pages
        self._whereabouts = whereabouts
        self._show_page = show_page
        self._enter_page = enter_page
        self._footer = footer

    def go_to(self, place: Place) -> bool:
        """Show the field at a place, on the page that has it; False where none has.

        A table or a picture has a window of its own, over the text that it stands in.
        """
        if place[1:2] in {("tables",), ("pictures",)}:
            return self._go_to_placed(place)
        spec = self._pages.holding(place)
        if spec is None:
            return False
        self._show_page(spec.name)
        self._pages.page.show_place(place)
        return True

    def show_problem(self, problem: Problem, words: str) -> None:
        """Show the field of a problem, or the problem in its list where no page has it."""
        if not self.go_to(problem.place):
            self._show_page("print")
            self._pages.page.show_place(problem.place)
        footer = self._footer()
        if footer is not None:
            footer.show_trouble(problem.severity, words)

    def show_problems(self) -> None:
        """Show the list of problems, on the line of the one that was gone to last."""
        self._show_page("print")
        self._pages.page.show_problems()

    def left_off_page(self) -> PageSpec:
        """The page of the open plan that was in sight last, else its first."""
        name, _ = self._whereabouts.left_off()
        pages = self._pages
        if pages.may_show(name) and pages.specs[name].needs_plan:
            return pages.specs[name]
        return pages.first(of_plan=True)

    def left_off(self) -> LeftOff:
        """Where one left off in the open plan: its page, and the place of the last change."""
        from desktop.window.start.open_plan import LeftOff  # noqa: PLC0415 - with its page

        session = self._tools.session
        spec, (_, place) = self.left_off_page(), self._whereabouts.left_off()
        title = self._pages.title(spec)
        if place is None or not spec.holds(place) or not session.stands(place):
            return LeftOff(title, "", lambda: self._enter_page(spec.name))
        from forms.editions.labels import label_at  # noqa: PLC0415 - with a plan
        from forms.short_places import short_place  # noqa: PLC0415 - as above

        edition = session.edition
        words = short_place(
            session.package, place, lambda each: label_at(edition, each), field=True
        )
        return LeftOff(title, f"ล่าสุดอยู่ที่{words}", lambda: self.go_to(place))

    def _go_to_placed(self, place: Place) -> bool:
        from db.placed import first_places, marker_at  # noqa: PLC0415 - not for the first paint

        package = self._tools.session.package
        found = marker_at(package, place)
        home = first_places(package.plan).get(found) if found else None
        if found is None or home is None or not self.go_to(home):
            return False
        self._tools.open_placed(self._window, found, place)
        return True
