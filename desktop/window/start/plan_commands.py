"""What the window can do with whole plans: open, import, take out, the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import PackageRefusedError, PhaenError, StoreError, StoreTrouble
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

SAMPLE = RESOURCES / "sample" / "plan.json"


class PlanCommands(QObject):
    """Carries out what is asked and tells what came of it in the notice.

    `carried_over` gives the decisions that a plan made from last year's leaves open.
    """

    carried_over = Signal(object)
    # A plan is damaged and was not opened: its identity, and why.
    damaged = Signal(str, str)

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
        """Open a plan of the store; of a damaged one `damaged` tells."""
        try:
            if self._may_leave():
                self._session.open(number)
        except StoreError as error:
            same = (entry for entry in self._plans.entries if entry.number == number)
            entry = next(same, None)
            if entry is None or error.trouble is not StoreTrouble.DAMAGED:
                self._notice.show_result(str(error), severity="error")
            else:
                self.damaged.emit(entry.identity, str(error))

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
            self._window(), "นำเข้าแผน", str(self._memory.folder), "แฟ้มแผน (*.json)"
        )
        if chosen:
            self._memory.folder = Path(chosen).parent
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read a package file in the background, put it into the store and open it."""
        self._notice.show_work(f"กำลังอ่าน {path.name}", self._on_cancelled)
        trouble: list[str] = []

        def take(package: Package) -> None:
            words = (f"นำเข้า {path.name} แล้ว", *trouble)
            self._take(package, " ".join(filter(None, words)))

        self._read(path, take, lambda: trouble.append(self._back_up_before("import")))

    def open_sample(self) -> None:
        """Open the sample plan, putting it into the store where it is not there yet."""

        def take(package: Package) -> None:
            number = self._plans.find(package)
            if number is None:
                self._take(package, "เปิดแผนตัวอย่างแล้ว ลองดู พิมพ์ หรือลบได้ตามสบาย")
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
            f"ลบแผนของ{name} หรือไม่",
            "ลบแล้วนำกลับมาได้ภายใน 30 วัน จากท้ายรายการแผนในหน้าเริ่มต้น",
            yes="ลบแผน",
        ):
            self._tasks.run(
                lambda _progress: self._back_up_before("removal"),
                done=lambda trouble: self._remove_and_tell(number, name, trouble),
                replaces="remove",
            )

    def bring_back(self, number: int) -> None:
        """Make a removed plan one of the plans again."""
        entry = next(e for e in self._plans.removed if e.number == number)
        if self._try(lambda: self._plans.bring_back(number)):
            self._notice.show_result(
                f"นำแผนของ{entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year} กลับมาแล้ว"
            )

    def _may_leave(self) -> bool:
        """Whether another plan may take the place of the one that is open."""
        return may_leave(self._session, self._window())

    def _open_new(self, package: Package, words: str) -> bool:
        """Put a plan into the store, open it and tell so; False where the open one stays."""
        if not (self._may_leave() and self._session.open(self._plans.add(package))):
            return False
        # Of an edition that could not be used the window has told; both are to be read.
        trouble = self._session.edition_trouble
        if trouble:
            self._notice.show_result(f"{words} {trouble}", severity="warning")
        else:
            self._notice.show_result(words)
        return True

    def _back_up_before(self, what: str) -> str:
        """Make a backup, on any thread; why it could not be made: that hinders nothing."""
        from db.backups.names import Reason  # noqa: PLC0415 - as for RefusalDialog

        try:
            self._plans.backups.make(Reason(what))
        except PhaenError as error:
            return str(error)
        return ""

    def _remove_and_tell(self, number: int, name: str, trouble: str) -> None:
        if self._try(lambda: self._remove(number)):
            words = " ".join(filter(None, (f"ลบแผนของ{name} แล้ว", trouble)))
            undo = (("เลิกทำ", lambda: self.bring_back(number)),)
            self._notice.show_result(words, undo, severity="warning" if trouble else "")

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
        self,
        path: Path,
        done: Callable[[Package], None],
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Read a package in the background; once it is taken for good, `then` follows there."""

        def read() -> Package:
            from db.package.file import read_package  # noqa: PLC0415 - first needed here

            package = read_package(path)
            then()
            return package

        self._task = self._tasks.run(
            lambda _progress: read(),
            done=done,
            failed=lambda error: self._refuse(path, error),
            replaces="import",
        )

    def _take(self, package: Package, words: str) -> None:
        self._try(lambda: self._open_new(package, words))

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
