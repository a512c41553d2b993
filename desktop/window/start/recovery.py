"""Brings back what an earlier run of the program left behind, and what was put by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db import files
from db.errors import PhaenError
from db.places import dotted, parsed
from db.rescue import places
from desktop.clock import local_today
from desktop.window.page import Tools
from desktop.window.start.leaving import may_leave

if TYPE_CHECKING:
    from pathlib import Path

    from db.rescue.shelf import Found
    from forms.editing.comparing import Difference
    from forms.editing.states import State

TAKE, OWN, LATER = "นำกลับมา", "เก็บเป็นแผนอีกฉบับ", "ไว้ก่อน"
_STEP = "นำงานที่ยังไม่ได้บันทึกกลับมา"
_TYPED = "นำข้อความที่กำลังกรอกตอนโปรแกรมปิดกลับมาแล้ว เลิกทำได้ด้วย Ctrl+Z"
_PUT_BY = "เก็บงานที่ยังไม่ได้บันทึกไว้ต่างหากแล้ว นำกลับมาได้ที่หน้าเริ่มต้น"


class _Lying(NamedTuple):
    """What lies in the folders for rescues."""

    left: tuple[Found, ...]
    kept: tuple[Found, ...]


class Recovery(QObject):
    """Looks through the folders for rescues, and asks about each that concerns this store.

    `kept` are those that were put by; `kept_changed` says that there are others.
    """

    kept_changed = Signal()

    def __init__(
        self,
        tools: Tools,
        window: QWidget,
        show_page: Callable[[str], None],
        last_place: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._tools = tools
        self._session = tools.session
        self._plans = tools.plans
        self._window = window
        self._show_page = show_page
        self._last_place = last_place
        self.kept: tuple[Found, ...] = ()
        tools.session.opened.connect(self._look_at_kept)

    def look(self) -> None:
        """Go where one was, and offer what was left behind, once the store is open."""
        if self._plans.is_ready:
            self._run(self._on_found)

    def take(self, found: Found) -> None:
        """Ask about one that was put by, and bring it back where it is wanted."""
        self._try(found, self._ask)

    def _run(self, done: Callable[[_Lying], None]) -> None:
        folders = places.rescue_folders(self._plans.store_path)
        self._tools.tasks.run(
            lambda _progress: _lying(folders), done=done, replaces="rescues", after_paint=True
        )

    def _look_at_kept(self) -> None:
        if self._plans.is_ready:
            self._run(self._show_kept)

    def _show_kept(self, lying: _Lying) -> None:
        kept = tuple(each for each in lying.kept if self._concerns(each))
        if kept != self.kept:
            self.kept = kept
            self.kept_changed.emit()

    def _on_found(self, lying: _Lying) -> None:
        self._show_kept(lying)
        self._go_to_last_place()
        # The newest at last: it stays in sight.
        for found in reversed(lying.left):
            if self._concerns(found):
                self._try(found, self._offer)

    def _go_to_last_place(self) -> None:
        place = parsed(self._last_place())
        if self._session.is_open and place and self._session.stands(place):
            self._tools.go_to(place)

    def _concerns(self, found: Found) -> bool:
        """Whether a rescue is of this store or of a plan in it; folders are shared by stores."""
        store = self._plans.store_path
        return (
            found.rescue.store == str(store)
            or found.path.is_relative_to(store.with_name(f"{store.name}.rescue"))
            or self._plans.number_of(found.rescue.plan) is not None
        )

    def _offer(self, found: Found) -> None:
        """Bring a text that was being typed back; ask about all else."""
        from db.rescue.shelf import keep  # noqa: PLC0415 - as above

        if not self._ask(found):
            keep(found.path, local_today())
            if found.rescue.package:
                self._tools.notice.show_result(_PUT_BY)
        self._look_at_kept()

    def _ask(self, found: Found) -> bool:
        """Bring a rescue back if it is wanted; False where it is to be put by."""
        from db.package.file import parse_with_drafts  # noqa: PLC0415 - as above
        from forms.editing.states import State  # noqa: PLC0415 - as above

        if not found.rescue.package:
            return self._open(found) and self._put_typed(found)
        package, drafts = parse_with_drafts(found.rescue.package)
        mine = State(package, {parsed(path): text for path, text in drafts.items()})
        differing = self._differing(found, mine)
        if differing == ():
            return self._take_typed_alone(found)
        answer = self._answer(found, differing)
        if answer == TAKE:
            return self._take(found, mine)
        return answer == OWN and self._take_as_own(found, mine)

    def _differing(self, found: Found, mine: State) -> tuple[Difference, ...] | None:
        """Where a state differs from what the store has; None where that has no such plan."""
        from forms.editing.comparing import differences_between  # noqa: PLC0415 - as above
        from forms.editing.states import State  # noqa: PLC0415 - as above
        from forms.editions.opening import opened_edition  # noqa: PLC0415 - as above

        number = self._plans.number_of(found.rescue.plan)
        if number is None:
            return None
        edition = opened_edition(mine.package.plan).edition
        return differences_between(mine, State(*self._plans.look(number)), edition)

    def _take_typed_alone(self, found: Found) -> bool:
        """The store has the rescued state: it goes, and what was being typed comes back."""
        if found.rescue.typed is not None:
            return self._open(found) and self._put_typed(found)
        files.remove(found.path)
        return True

    def _answer(self, found: Found, differing: tuple[Difference, ...] | None) -> str:
        """What is to be done with a state of a plan that was rescued."""
        from desktop.window.widgets.difference_list import Sides  # noqa: PLC0415 - as above
        from desktop.window.widgets.differences_dialog import (  # noqa: PLC0415 - as above
            DifferencesDialog,
        )
        from forms.calendar import moment_words  # noqa: PLC0415 - as above

        more: str = "แผนนี้ไม่มีในเครื่องนี้แล้ว"
        answers: tuple[str, ...] = (OWN, LATER)
        if differing is not None:
            more = (
                f"ต่างจากแผนในเครื่องนี้ {len(differing):,} แห่ง "
                f"“{TAKE}” แก้แผนให้เป็นตามนี้ เลิกทำได้ด้วย Ctrl+Z"
            )
            answers = (TAKE, OWN, LATER)
        dialog = DifferencesDialog(
            self._tools.theme,
            self._window,
            title="งานที่ยังไม่ได้บันทึก",
            words=f"พบงานที่ยังไม่ได้บันทึกของ{found.rescue.words} "
            f"เมื่อ {moment_words(found.rescue.moment)}",
            more=f"{more} “{LATER}” เก็บไว้ต่างหาก นำกลับมาได้ที่หน้าเริ่มต้น",
            differences=differing or (),
            sides=Sides("ที่ยังไม่ได้บันทึก", "ในเครื่องนี้"),
            answers=answers,
        )
        dialog.exec()
        return dialog.answer

    def _take(self, found: Found, state: State) -> bool:
        """Make the state that was rescued the plan's, as one step; False where it is not done."""
        if not self._open(found):
            return False
        session = self._session
        session.rescuer.adopt(found.path)
        if not session.take(state, _STEP) and session.state.package != state.package:
            # An issued report may not be changed: the refusal has said so.
            session.rescuer.disown()
            return self._take_as_own(found, state)
        if found.rescue.page:
            self._show_page(found.rescue.page)
        if found.rescue.typed is not None:
            self._put_typed(found)
        if not session.unsaved:
            session.rescuer.has_all(session.state)
        self._tools.notice.show_result("นำงานที่ยังไม่ได้บันทึกกลับมาแล้ว เลิกทำได้ด้วย Ctrl+Z")
        return True

    def _take_as_own(self, found: Found, state: State) -> bool:
        from desktop.session.conflicts import add_copy  # noqa: PLC0415 - as above

        if not self._may_leave():
            return False
        if self._plans.number_of(found.rescue.plan) is None:
            drafts = {dotted(place): text for place, text in state.drafts.items()}
            number = self._plans.add(state.package, drafts)
        else:
            number = add_copy(self._plans, state)
        files.remove(found.path)
        self._session.open(number)
        self._tools.notice.show_result("เก็บงานที่กู้ได้เป็นแผนอีกฉบับแล้ว")
        return True

    def _put_typed(self, found: Found) -> bool:
        """Put the text that was being typed back; False where its field is another by now."""
        from desktop.window.start.typed_text import put_back  # noqa: PLC0415 - as above

        typed, session = found.rescue.typed, self._session
        if typed is None or not put_back(typed, session, self._window, self._tools.go_to):
            return False
        session.rescuer.adopt(found.path)
        if not session.unsaved:
            session.rescuer.has_all(session.state)
        self._tools.notice.show_result(_TYPED)
        return True

    def _open(self, found: Found) -> bool:
        """Whether the plan of a rescue is open, or could be opened."""
        number = self._plans.number_of(found.rescue.plan)
        if number is None:
            return False
        if number == self._session.number:
            return True
        return self._may_leave() and self._session.open(number)

    def _may_leave(self) -> bool:
        return may_leave(self._session, self._window)

    def _try(self, found: Found, act: Callable[[Found], object]) -> None:
        try:
            act(found)
        except PhaenError as error:
            words = f"นำงานที่ยังไม่ได้บันทึกกลับมาไม่ได้: {error} แฟ้ม {found.path} ยังอยู่"
            self._tools.notice.show_result(words, severity="error")


def _lying(folders: Sequence[Path]) -> _Lying:
    """What lies there; what was put by long ago goes first."""
    from db.rescue.shelf import left_behind, put_by, thin  # noqa: PLC0415 - as above

    thin(folders, local_today())
    return _Lying(left_behind(folders, dt.datetime.now(dt.UTC)), put_by(folders))
