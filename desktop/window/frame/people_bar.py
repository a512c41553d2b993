"""The bar over the pages of a store on a server: who else is in the plan, and that one is cut off.

It is always there while such a store is open: whatever it says, nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.window.page import Tools
from desktop.window.widgets.controls import link_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import FOOTER_HEIGHT, GAP_2, PAGE_SIDE
from forms.shortened import shortened

if TYPE_CHECKING:
    from db.store.listening import Person
    from forms.editing.changes import Change

_CUT_OFF = "ขาดการติดต่อกับเซิร์ฟเวอร์ พิมพ์ต่อได้ตามปกติ สิ่งที่กรอกเก็บไว้ในเครื่องนี้ โปรแกรมจะบันทึกให้เมื่อติดต่อได้"
_NAMED = 3  # of more, how many more is said


class PeopleBar(QFrame):
    """Tells the others where one is, and says where they are.

    `title_of` is what a page is called; `page_shown` gives the name of the one in sight. Beside
    that it shows who may what in the plan, and what was done in it.
    """

    def __init__(
        self,
        tools: Tools,
        title_of: Callable[[str], str],
        page_shown: SignalInstance,
        *,
        show_users: Callable[[], object],
        show_history: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("people")
        self.setFixedHeight(px(FOOTER_HEIGHT))
        self._plans = tools.plans
        self._session = tools.session
        self._title_of = title_of
        self._page = self._came = ""
        self._mark = Mark(tools.theme, "done", "accent")
        self._words = ElidedLabel()
        set_role(self._words, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self._of_plan = (
            link_button("ผู้ใช้แผน…", show_users),
            link_button("ประวัติแผน…", show_history),
        )
        for button in self._of_plan:
            row.addWidget(button)
        self._plans.neighbours.people_changed.connect(self.refresh)
        self._plans.changed.connect(self.refresh)
        self._session.opened.connect(self._on_opened)
        self._session.taken_in.connect(self._on_taken_in)
        page_shown.connect(self._on_page_shown)
        self.refresh()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.words

    def refresh(self) -> None:
        """Say how it is now."""
        self.setVisible(self._plans.server is not None)
        for button in self._of_plan:
            button.setVisible(self._session.is_open)
        is_cut_off = bool(self._plans.neighbours.trouble)
        words = _CUT_OFF if is_cut_off else f"{self._said_of_others()}{self._came}"
        self._mark.set_mark(*(("warning", "warning") if is_cut_off else ("done", "accent")))
        self._words.set_words(words)
        self.setAccessibleName(words)
        set_tip(self, f"{words}\n{self._plans.store_words}")

    def _said_of_others(self) -> str:
        if not self._session.is_open:
            return self._plans.store_words
        people = self._plans.neighbours.beside(self._session.number)
        if not people:
            return "ไม่มีผู้อื่นเปิดแผนนี้อยู่"
        return f"เปิดแผนนี้อยู่ด้วย: {self._named(people)}"

    def _named(self, people: Sequence[Person]) -> str:
        return shortened([self._at(person) for person in people], _NAMED, "คน")

    def _at(self, person: Person) -> str:
        try:
            title = self._title_of(person.page)
        except KeyError:  # a page of another version of the program
            title = ""
        return f"{person.name} ({title})" if title else person.name

    def _move(self) -> None:
        self._plans.neighbours.move(self._session.number, self._page)

    def _on_opened(self) -> None:
        self._came = ""
        self._move()
        self.refresh()

    def _on_page_shown(self, name: str) -> None:
        self._page = name
        self._move()

    def _on_taken_in(self, change: Change) -> None:
        moment = QTime.currentTime().toString("HH.mm.ss")
        count = len(change.places)
        places = f" {count:,} แห่ง" if count else ""
        self._came = f" · รับสิ่งที่ผู้อื่นแก้{places}เมื่อ {moment} น."
        self.refresh()
