"""The line that tells what other plans of the year have and the plan has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from db.errors import PhaenError
from desktop.window.page import Tools
from desktop.window.widgets.elided_label import ElidedLabel
from forms.editing.other_frameworks import Source, entries, frameworks_of, missing_entries

if TYPE_CHECKING:
    from db.records import Framework

# Milliseconds: reading other plans waits until the page is painted and typing rests.
_PAUSE = 400


class OtherPlansOffer(ElidedLabel):
    """Looks again a moment after the framework has changed; the other plans stay as read."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._sources: tuple[Source, ...] | None = None
        self._seen: tuple[int | None, Framework] | None = None
        self._year: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self.setObjectName("hint")
        for signal in (tools.session.opened, tools.plans.changed):
            signal.connect(self._forget)

    def refresh(self) -> None:
        """Look again before long, where there is anything new to compare."""
        if not self._tools.session.is_open:
            return
        package = self._tools.session.package
        seen = (package.plan.fiscal_year, package.plan.framework)
        if self._seen is None or seen[0] != self._seen[0] or seen[1] is not self._seen[1]:
            self._pause.start()

    def look(self) -> None:
        """Compare the plan with the others of its year, and say what it lacks."""
        if not self._tools.session.is_open:
            return
        package = self._tools.session.package
        year, own = package.plan.fiscal_year, package.plan
        if self._sources is None or year != self._year:
            try:
                plans, number = self._tools.plans, self._tools.session.number
                others = plans.beside(number) if year else ()
                self._sources = frameworks_of(others, plans.framework, year) if year else ()
            except PhaenError:
                # The dialog tells of it when it is asked for; nothing depends on this line.
                self._sources = ()
        self._seen, self._year = (year, own.framework), year
        offered = entries(self._sources, own)
        missing = len(missing_entries(offered))
        other = len({(e.name, e.thing) for e in offered if e.own is not None and not e.known})
        words = (
            f"ยังไม่มีในแผนนี้ {missing} รายการ" if missing else "",
            f"ต่างจากแผนนี้ {other} รายการ" if other else "",
        )
        said = " · ".join(filter(None, words))
        self.set_words(f"กรอบยุทธศาสตร์ของแผนอื่นปี {year}: {said}" if said else "")

    def _forget(self) -> None:
        self._sources = self._seen = None
        self.set_words("")
