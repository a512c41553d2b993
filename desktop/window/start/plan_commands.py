"""What the window can do with whole plans: open, import, take out, the sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import PackageRefusedError, PasswordError, PhaenError, PlanDamagedError
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.memory import Memory
from desktop.window.start.leaving import may_leave
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.theme import Theme
from forms.resources import RESOURCES

if TYPE_CHECKING:
    from db.records import Package
    from forms.editing.comparing import Difference

# What stands in fields and is no value, by dotted place.
Drafts = Mapping[str, str]
SAMPLE = RESOURCES / "sample" / "plan.json"


class PlanCommands(QObject):
    """Carries out what is asked and tells what came of it in the notice.

    `carried_over` gives the decisions that a plan made from last year's leaves open.
    """

    carried_over = Signal(object)

    def __init__(
        self,
        *,
        plans: Plans,
        session: Session,
        tasks: TaskQueue,
        notice: Notice,
        theme: Theme,
        memory: Memory,
    ) -> None:
        super().__init__(notice)
        self._plans = plans
        self._session = session
        self._tasks = tasks
        self._notice = notice
        self._theme = theme
        self._memory = memory

    def open(self, number: int) -> None:
        """Open a plan of the store; one that is damaged if the user insists."""
        try:
            self._open(number)
        except PlanDamagedError as error:
            choices = (
                ("เปิดทั้งที่เสียหาย", lambda: self._try(lambda: self._open(number, trusting=True))),
            )
            self._notice.show_result(str(error), choices, severity="error")
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")

    def _open(self, number: int, *, trusting: bool = False) -> None:
        if self._may_leave():
            self._session.open(number, trusting=trusting)

    def ask_new(self) -> None:
        """Ask whose plan a new one is, and of which year, and open it."""
        from db.records import Package  # noqa: PLC0415 - as for RefusalDialog
        from desktop.window.start.new_plan_dialog import NewPlanDialog  # noqa: PLC0415

        dialog = NewPlanDialog(self._plans.entries, self._window())
        if not dialog.exec():
            return
        package, words = Package(dialog.plan), "สร้างแผนใหม่แล้ว เริ่มกรอกได้เลย"

        def make() -> None:
            made, count = self._with_library(package) if dialog.takes_framework else (package, 0)
            more = f" มีกรอบยุทธศาสตร์ {count} รายการจากแผนอื่นแล้ว" if count else ""
            self._open_new(made, words + more)

        self._try(make)

    def carry_over(self, number: int) -> None:
        """Make next year's plan of a plan of the store, open it, and tell what is to decide."""
        from forms.editing.next_year import next_year  # noqa: PLC0415
        from forms.editions.library import edition_files  # noqa: PLC0415 - as for RefusalDialog

        def make() -> None:
            package = self._plans.load(number)
            made, decisions = next_year(package, edition_files())
            unit, year = made.plan.unit.name, made.plan.fiscal_year
            words = f"สร้างแผนปีงบประมาณ พ.ศ. {year} จากแผนปีก่อนแล้ว"
            if self._is_wanted(unit, year) and self._open_new(made, words):
                self.carried_over.emit(decisions)

        self._try(make)

    def ask_import(self) -> None:
        """Ask for a package file and import it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as for RefusalDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            self._window(), "นำเข้าแผน", str(self._memory.folder), "แฟ้มแผน (*.json *.age)"
        )
        if chosen:
            self._memory.folder = Path(chosen).parent
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read a package file in the background, put it into the store and open it."""
        self._notice.show_work(f"กำลังอ่าน {path.name}", self._on_cancelled)
        self._read(path, partial(self._take_from, path))

    def open_sample(self) -> None:
        """Open the sample plan, putting it into the store where it is not there yet."""

        def take(package: Package, _drafts: Drafts) -> None:
            number = self._plans.find(package)
            if number is None:
                self._take(package, "เปิดแผนตัวอย่างแล้ว ลองดู พิมพ์ หรือเอาออกได้ตามสบาย")
            else:
                self._notice.hide()
                self.open(number)

        self._read(SAMPLE, take)

    def remove(self, number: int) -> None:
        """Take a plan out of the store, if the user confirms it."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - as for RefusalDialog

        entry = next(e for e in self._plans.entries if e.number == number)
        name = f"{entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
        if confirmed(
            self._window(),
            f"เอาแผนของ{name} ออกจากเครื่องนี้หรือไม่",
            "แผนนี้จะถูกลบออกจากเครื่องและเรียกคืนไม่ได้ หากยังต้องใช้ ให้ส่งออกเป็นแฟ้มแผนเก็บไว้ก่อน",
            yes="เอาออก",
        ) and self._try(lambda: self._remove(number)):
            self._notice.show_result(f"เอาแผนของ{name} ออกแล้ว")

    def _take_from(self, path: Path, package: Package, drafts: Drafts) -> None:
        """Take in what was read from a file; of a plan that is there, ask what to do."""
        number = self._plans.find(package)
        if number is None:
            self._take(package, f"นำเข้า {path.name} แล้ว", drafts)
        else:
            self._try(lambda: self._compare(path, number, package, drafts))

    def _compare(self, path: Path, number: int, package: Package, drafts: Drafts) -> None:
        session = self._session
        stored = session.package if number == session.number else self._plans.load(number)

        def compare() -> tuple[Package, tuple[Difference, ...]]:
            from desktop.window.start.same_plan import compared  # noqa: PLC0415 - seldom needed

            return compared(stored, package)

        self._task = self._tasks.run(
            lambda _progress: compare(),
            done=lambda found: self._ask_about(path, number, *found, drafts),
            replaces="import",
        )

    def _ask_about(
        self,
        path: Path,
        number: int,
        package: Package,
        differences: tuple[Difference, ...],
        drafts: Drafts,
    ) -> None:
        """Ask what becomes of a plan of the store and one that is the same, and do it."""
        from desktop.window.start.same_plan import Answer, SamePlanDialog  # noqa: PLC0415

        self._notice.hide()
        if not differences:
            self.open(number)
            self._notice.show_result(f"แผนใน {path.name} มีอยู่แล้วและเหมือนกันทุกแห่ง จึงเปิดแผนที่มีอยู่")
            return
        entry = next(each for each in self._plans.entries if each.number == number)
        dialog = SamePlanDialog(self._theme, path.name, entry, differences, self._window())
        dialog.exec()
        if dialog.answer is Answer.REPLACE:
            self._try(lambda: self._replace(number, package, drafts, path.name))
        elif dialog.answer is Answer.KEEP_BOTH:
            self._take(package, f"นำเข้า {path.name} เป็นอีกฉบับแล้ว", drafts)

    def _replace(self, number: int, package: Package, drafts: Drafts, name: str) -> None:
        """Put a package in the place of a plan of the store, as a step that can be undone."""
        from desktop.window.start.same_plan import replaced_by  # noqa: PLC0415 - as above

        session = self._session
        is_open = number == session.number or (self._may_leave() and session.open(number))
        if is_open and session.act(replaced_by, package, drafts, f"แทนที่ด้วยแผนใน {name}"):
            self._notice.show_result(
                f"แทนที่แผนในเครื่องด้วยแผนใน {name} แล้ว",
                (("เลิกทำ", session.history.undo),),
                until=session.history.changed,
            )

    def _may_leave(self) -> bool:
        """Whether another plan may take the place of the one that is open."""
        return may_leave(self._session, self._window())

    def _open_new(self, package: Package, words: str, drafts: Drafts | None = None) -> bool:
        """Put a plan into the store, open it and tell so; False where the open one stays."""
        if not (self._may_leave() and self._session.open(self._plans.add_beside(package, drafts))):
            return False
        # Of an edition that could not be used the window has told; both are to be read.
        trouble = self._session.edition_trouble
        if trouble:
            self._notice.show_result(f"{words} {trouble}", severity="warning")
        else:
            self._notice.show_result(words)
        return True

    def _remove(self, number: int) -> None:
        """Take a plan out of the store, and close it where it is open."""
        self._plans.remove(number)
        if number == self._session.number:
            self._session.close(give_up=True)

    def _with_library(self, package: Package) -> tuple[Package, int]:
        """A new plan with the framework that plans of its year have, and of how many entries."""
        from forms.editing.framework_library import (  # noqa: PLC0415 - as for RefusalDialog
            entries,
            library,
            missing_entries,
            with_entries,
        )

        year = package.plan.fiscal_year
        plans, framework = self._plans.entries, self._plans.framework
        sources = library(plans, framework, year) if year else ()
        return with_entries(package, missing_entries(entries(sources, package.plan)))

    def _is_wanted(self, unit: str, year: int | None) -> bool:
        """Whether a plan is to be made although the store may have one of that year."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - as for RefusalDialog

        if all((entry.unit, entry.fiscal_year) != (unit, year) for entry in self._plans.entries):
            return True
        return confirmed(
            self._window(),
            f"มีแผนของ{unit} ปีงบประมาณ พ.ศ. {year} อยู่แล้ว สร้างอีกฉบับหรือไม่",
            "แผนที่มีอยู่ไม่ถูกเปลี่ยนแปลง จะได้แผนของปีเดียวกันเพิ่มอีกหนึ่งฉบับ",
            yes="สร้างอีกฉบับ",
        )

    def _read(
        self, path: Path, done: Callable[[Package, Drafts], None], password: str = ""
    ) -> None:
        def read() -> tuple[Package, Drafts]:
            from db.package.file import read_with_drafts  # noqa: PLC0415 - first needed here

            return read_with_drafts(path, password)

        def failed(error: PhaenError) -> None:
            if isinstance(error, PasswordError):
                self._ask_password(path, done, str(error))
            else:
                self._refuse(path, error)

        self._task = self._tasks.run(
            lambda _progress: read(),
            done=lambda found: done(*found),
            failed=failed,
            replaces="import",
        )

    def _ask_password(
        self, path: Path, done: Callable[[Package, Drafts], None], reason: str
    ) -> None:
        """Ask for the password of a file, and read it with that."""
        from desktop.window.widgets.password_fields import PasswordDialog  # noqa: PLC0415

        dialog = PasswordDialog(path.name, reason, self._window())
        if dialog.exec():
            self._read(path, done, dialog.password)
        else:
            self._notice.hide()

    def _take(self, package: Package, words: str, drafts: Drafts | None = None) -> None:
        self._try(lambda: self._open_new(package, words, drafts))

    def _refuse(self, path: Path, error: PhaenError) -> None:
        if isinstance(error, PackageRefusedError):
            # Seldom needed, and never for the first paint.
            from desktop.window.widgets.dialogs import RefusalDialog  # noqa: PLC0415

            self._notice.hide()
            RefusalDialog(self._theme, path.name, error.refusals, self._window()).exec()
        else:
            self._notice.show_result(str(error), severity="error")

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return False
        return True

    def _window(self) -> QWidget:
        return self._notice.window()

    def _on_cancelled(self) -> None:
        self._task.cancel()
        self._notice.hide()
