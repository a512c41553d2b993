"""What stands at the right of the fields: the pages of their form, or what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.session.tasks import TaskQueue
from desktop.window.memory import Memory
from desktop.window.page import Tools
from desktop.window.widgets.theme import px

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.frame.find_panel import FindPanel
    from desktop.window.printing.side_preview import SidePreview


# A window has room for the preview from this width on; one of the size that the program
# begins with has not: to lay out pages takes longer than to show the plan.
_ROOMY = 1350
# In a window narrower than this the preview stands in the place of the page, not beside it.
_NARROW = 1080


NO_FORM = "หน้านี้ไม่มีแบบฟอร์มให้ดู"


class SidePane(QStackedWidget):
    """One for all pages, out of sight where a page has nothing beside it.

    `preview_toggled` says whether the preview is wanted.
    """

    preview_toggled = Signal(bool)
    # Something else stands in it, or nothing; or there is another room for it.
    arranged = Signal()

    def __init__(self, tools: Tools, drawing_tasks: TaskQueue) -> None:
        super().__init__()
        self.setObjectName("beside")
        self._tools = tools
        self._memory: Memory = tools.memory
        self._drawing_tasks = drawing_tasks
        self._form_of: Callable[[], str] = str
        self._quarter_of: Callable[[], int | None] = lambda: None
        self._page_of: Callable[[], str] = str
        self._previews: Callable[[], bool] = bool
        self._place_of: Callable[[], Place | None] = lambda: None
        self._select: Callable[[Place], bool] = lambda _place: False
        self._preview: SidePreview | None = None
        self._find: FindPanel | None = None
        self._finding = False
        self._was_wanted = False
        # The page that the preview stands in the place of: only until one goes on.
        self._instead_of = ""
        # What had the focus before one looked for something.
        self._before: QWidget | None = None
        self.hide()
        tools.session.opened.connect(self._on_plan_opened)

    def watch(
        self,
        form_of: Callable[[], str],
        quarter_of: Callable[[], int | None],
        page_of: Callable[[], str],
        previews: Callable[[], bool],
        place_of: Callable[[], Place | None],
        *,
        select: Callable[[Place], bool],
    ) -> None:
        """Show the form and the quarter that these name: those of the page in sight.

        `page_of` names the page; `previews` tells whether a window with room for it shows the
        preview beside that page unasked, `place_of` what is selected there; `select` selects
        what was clicked on paper, where the page lists it.
        """
        self._form_of = form_of
        self._quarter_of = quarter_of
        self._page_of = page_of
        self._previews = previews
        self._place_of = place_of
        self._select = select

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for the page or the preview, and not for both."""
        return self.window().width() < px(_NARROW)

    @property
    def stands_alone(self) -> bool:
        """Whether the preview is in the place of the page."""
        return self.is_narrow and not self.isHidden() and not self._finding

    @property
    def preview_wanted(self) -> bool:
        """Whether the preview is to be seen with the page in sight, if it writes a form."""
        page = self._page_of()
        if not page:
            return False
        if self.is_narrow:
            return page == self._instead_of
        chosen = self._memory.text(f"preview-{page}")
        if chosen:
            return chosen == "on"
        return self._previews() and self.window().width() >= px(_ROOMY)

    def show_preview(self, wanted: bool) -> None:  # noqa: FBT001 - a menu's checked
        """Show the preview beside the page in sight, or keep it away; remembered of the page.

        In a narrow window it stands in the page's place, until it is closed or one goes on.
        """
        page = self._page_of()
        if self.is_narrow:
            self._instead_of = page if wanted else ""
        else:
            self._memory.set_text(f"preview-{page}", "on" if wanted else "off")
        self._finding = False
        self.arrange()
        if wanted and self.isHidden():
            self._tools.notice.show_result(NO_FORM, severity="advice")

    def show_find(self, *, replacing: bool) -> None:
        """Show the panel that finds and replaces, with what is marked as what to find."""
        if self._find is None:
            # Not for the first paint, and seldom.
            from desktop.window.frame.find_panel import FindPanel  # noqa: PLC0415

            self._find = FindPanel(self._tools, close=self._close_find)
            self.addWidget(self._find)
        if not self._finding:
            self._before = self.window().focusWidget()
        self._finding = True
        self.arrange()
        self._find.start(replacing=replacing)

    def arrange(self) -> None:
        """Show what belongs beside the page in sight; another page or form has come."""
        if self._instead_of != self._page_of():
            self._instead_of = ""
        self._was_wanted = self.preview_wanted
        self.preview_toggled.emit(self._was_wanted)
        plan = self._tools.session.is_open
        if plan and self._finding and self._find is not None:
            self.setCurrentWidget(self._find)
            self.show()
        elif plan and self._form_of() and self.preview_wanted:
            if self._preview is None:
                self._preview = self._made_preview()
            self.setCurrentWidget(self._preview)
            self.show()
            self._preview.refresh()
        else:
            self.hide()
        self.arranged.emit()

    def fit(self) -> None:
        """Show or hide the preview where another width of the window says so."""
        if self.preview_wanted != self._was_wanted:
            self.arrange()
        else:
            self.arranged.emit()

    def renew(self) -> None:
        """Lay the pages out again: something besides the plan has changed on them."""
        self.leave()
        self.arrange()

    def leave(self) -> None:
        """Let go of the pages, as when the window closes."""
        if self._preview is not None:
            self._preview.leave()

    def _made_preview(self) -> SidePreview:
        from desktop.window.printing.side_preview import SidePreview  # noqa: PLC0415 - see above

        preview = SidePreview(
            self._tools,
            self._drawing_tasks,
            form_of=self._form_of,
            quarter_of=self._quarter_of,
            place_of=self._place_of,
            go_to=self._go_to,
            close=lambda: self.show_preview(False),  # noqa: FBT003
        )
        self.addWidget(preview)
        self.setFocusProxy(preview.view)
        return preview

    def _go_to(self, place: Place) -> None:
        """Show what was clicked on paper: on its page again, where that was away, or elsewhere."""
        if self.stands_alone:
            self.show_preview(False)  # noqa: FBT003 - as a menu says it
        if not self._select(place):
            self._tools.go_to(place)

    def _close_find(self) -> None:
        self._finding = False
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.arrange()

    def _on_plan_opened(self) -> None:
        if not self._tools.session.is_open:
            self._finding = False
            self.arrange()
