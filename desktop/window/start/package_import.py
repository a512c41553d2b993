"""Takes in the file of a plan: read in the background, compared where the plan is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from db.errors import PackageRefusedError, PasswordError, PhaenError
from db.package.file import read_file
from desktop.session.comparing import Incoming
from desktop.session.exchanging import keep_received
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.merging.opening import begin_comparing
from desktop.window.start import looking
from desktop.window.start.leaving import may_leave, may_leave_comparison
from desktop.window.start.opened_file import LOOK, TAKE, Opened, ask_about
from desktop.window.start.same_plan import (
    KEEP_BOTH,
    MERGE,
    REPLACE,
    compared,
    replaced_by,
    same_plan_dialog,
)
from desktop.window.widgets.dialogs import RefusalDialog
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.password_fields import PasswordDialog
from desktop.window.widgets.theme import Theme
from forms.editing.states import State

if TYPE_CHECKING:
    from db.records import Package
    from forms.editing.comparing import Difference

# What stands in fields and is no value, by dotted place.
Drafts = Mapping[str, str]


class Brought(NamedTuple):
    """What was read from a file, and what went `wrong` beside it."""

    path: Path
    package: Package
    drafts: Drafts
    descends_from: tuple[str, ...] = ()
    wrong: str = ""


class OpensNew(Protocol):
    """Puts a package into the store as a plan of its own, opens it and tells so."""

    def __call__(self, package: Package, words: str, drafts: Drafts) -> object: ...


class PackageImport:
    """Reads a file, asks what must be asked, and puts the plan into the store."""

    def __init__(
        self,
        *,
        plans: Plans,
        session: Session,
        tasks: TaskQueue,
        notice: Notice,
        theme: Theme,
        open_plan: Callable[[int], object],
        open_new: OpensNew,
    ) -> None:
        self._plans = plans
        self._session = session
        self._tasks = tasks
        self._notice = notice
        self._theme = theme
        self._open_plan = open_plan
        self._open_new = open_new

    def begin(self, path: Path) -> None:
        """Take in a file; of a plan that is in the store already, ask what to do."""
        self._notice.show_work(f"กำลังอ่าน {path.name}", self._on_cancelled)
        self.read(path, self._take, back_up=True)

    def compare(self, path: Path) -> None:
        """Read the file of another copy of the open plan, and put it beside that."""
        self._notice.show_work(f"กำลังอ่าน {path.name}", self._on_cancelled)
        self.read(path, self._merge)

    def read(
        self,
        path: Path,
        done: Callable[[Brought], None],
        *,
        password: str = "",
        back_up: bool = False,
    ) -> None:
        """Read a package file in the background; `back_up`: the store too, once it is taken."""

        def read() -> Brought:
            found = read_file(path, password)
            wrong = self._plans.back_up_before("import") if back_up else ""
            return Brought(path, *found, wrong)

        def failed(error: PhaenError) -> None:
            if isinstance(error, PasswordError):
                again = partial(self.read, path, done, back_up=back_up)
                self._ask_password(path, str(error), lambda password: again(password=password))
            else:
                self._refuse(path, error)

        self._task = self._tasks.run(
            lambda _progress: read(), done=done, failed=failed, replaces="import"
        )

    def offer(self, path: Path, settings: Path, *, from_outside: bool = False) -> None:
        """Read a file, show what it is, and take it in, show it alone, or leave it.

        `settings` is the file of what the window remembers, for a window beside it.
        """
        words = f"รับแฟ้ม {path.name} มาเปิดในหน้าต่างนี้แล้ว" if from_outside else ""
        self._notice.show_work(words or f"กำลังอ่าน {path.name}", self._on_cancelled)
        self.read(path, partial(self._ask_what_to_do, settings, words))

    def _ask_what_to_do(self, settings: Path, words: str, brought: Brought) -> None:
        number = self._plans.find(brought.package)
        here = next((each for each in self._plans.entries if each.number == number), None)
        opened = Opened(brought.path.name, brought.package, len(brought.drafts), here)
        if words:
            self._notice.show_result(words)
        else:
            self._notice.hide()
        answer = ask_about(opened, self._window())
        if answer == TAKE:
            self._task = self._tasks.run(
                lambda _progress: self._plans.back_up_before("import"),
                done=lambda wrong: self._take(brought._replace(wrong=wrong)),
                replaces="import",
            )
        elif answer == LOOK:
            self._show_beside(brought, settings)

    def _show_beside(self, brought: Brought, settings: Path) -> None:
        """Show a plan that is not taken in, in a window of its own."""
        name = brought.path.name
        self._notice.show_work(f"กำลังเปิด {name} ในหน้าต่างอีกบาน", self._on_cancelled)

        def done(folder: Path) -> None:
            self._notice.hide()
            self._try(lambda: looking.show(folder, name))

        self._task = self._tasks.run(
            lambda _progress: looking.prepare(brought.package, settings),
            done=done,
            failed=lambda error: self._refuse(brought.path, error),
            replaces="import",
        )

    def _ask_password(self, path: Path, reason: str, go_on: Callable[[str], None]) -> None:
        """Ask for the password of a file, and go on with that."""
        dialog = PasswordDialog(path.name, reason, self._window())
        if dialog.exec():
            go_on(dialog.password)
        else:
            self._notice.hide()

    def _take(self, brought: Brought) -> None:
        number = self._plans.find(brought.package)
        if number is None:
            self._keep(brought, f"นำเข้า {brought.path.name} แล้ว")
        else:
            self._try(lambda: self._compare(number, brought))

    def _keep(self, brought: Brought, words: str) -> None:
        """Put it into the store as a plan of its own."""
        words = " ".join(filter(None, (words, brought.wrong)))
        self._try(lambda: self._keep_as_new(brought, words))

    def _keep_as_new(self, brought: Brought, words: str) -> None:
        if self._open_new(brought.package, words, brought.drafts):
            keep_received(self._session, brought.package, brought.path.name)

    def _compare(self, number: int, brought: Brought) -> None:
        session = self._session
        is_open = number == session.number
        stored = session.state if is_open else State(*self._plans.look(number))

        def compare() -> tuple[Package, tuple[Difference, ...]]:
            return compared(stored, brought.package, brought.drafts)

        def done(found: tuple[Package, tuple[Difference, ...]]) -> None:
            package, differences = found
            self._ask_about(number, brought._replace(package=package), differences)

        self._task = self._tasks.run(lambda _progress: compare(), done=done, replaces="import")

    def _ask_about(
        self, number: int, brought: Brought, differences: tuple[Difference, ...]
    ) -> None:
        """Ask what becomes of a plan of the store and one that is the same, and do it."""
        name = brought.path.name
        self._notice.hide()
        if not differences:
            self._open_plan(number)
            self._notice.show_result(f"แผนใน {name} มีอยู่แล้วและเหมือนกันทุกแห่ง จึงเปิดแผนที่มีอยู่")
            return
        entry = next(each for each in self._plans.entries if each.number == number)
        dialog = same_plan_dialog(self._theme, name, entry, differences, self._window())
        dialog.exec()
        if dialog.answer == MERGE:
            self._try(lambda: self._merge_with(number, brought))
        elif dialog.answer == REPLACE:
            self._try(lambda: self._replace(number, brought))
        elif dialog.answer == KEEP_BOTH:
            self._keep(brought, f"นำเข้า {name} เป็นอีกฉบับแล้ว")

    def _merge_with(self, number: int, brought: Brought) -> None:
        """Put a package beside a plan of the store, which is opened where it is not."""
        if number != self._session.number:
            self._open_plan(number)
        if number == self._session.number:
            self._merge(brought)

    def _merge(self, brought: Brought) -> None:
        self._notice.hide()
        if not may_leave_comparison(self._session, self._window()):
            return
        path, package, drafts, descends_from, _ = brought
        self._try(lambda: begin_comparing(self._session, path, package, drafts, descends_from))

    def _replace(self, number: int, brought: Brought) -> None:
        """Put a package in the place of a plan of the store, as a step that can be undone."""
        session, name = self._session, brought.path.name
        may_open = number == session.number or may_leave(session, self._window())
        if not may_open or not (number == session.number or session.open(number)):
            return
        words = f"แทนที่ด้วยแผนใน {name}"
        if session.act(replaced_by, brought.package, brought.drafts, words):
            session.comparing.keep_received(Incoming(name, State(brought.package), None))
            self._notice.show_result(
                f"แทนที่แผนในเครื่องด้วยแผนใน {name} แล้ว",
                (("เลิกทำ", session.history.undo),),
                until=session.history.changed,
            )

    def _refuse(self, path: Path, error: PhaenError) -> None:
        if isinstance(error, PackageRefusedError):
            self._notice.hide()
            RefusalDialog(self._theme, path.name, error.refusals, self._window()).exec()
        else:
            self._notice.show_result(str(error), severity="error")

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")

    def _window(self) -> QWidget:
        return self._notice.window()

    def _on_cancelled(self) -> None:
        self._task.cancel()
        self._notice.hide()
