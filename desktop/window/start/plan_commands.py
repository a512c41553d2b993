"""What the window can do with whole plans: open, import, take out, the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import PackageRefusedError, PhaenError
from desktop.session.tasks import TaskQueue
from desktop.session.workspace import Workspace
from desktop.window.memory import Memory
from desktop.window.widgets.controls import settle
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

    def __init__(
        self,
        *,
        workspace: Workspace,
        tasks: TaskQueue,
        notice: Notice,
        theme: Theme,
        memory: Memory,
    ) -> None:
        super().__init__(notice)
        self._workspace = workspace
        self._tasks = tasks
        self._notice = notice
        self._theme = theme
        self._memory = memory

    def open(self, number: int) -> None:
        """Open a plan of the store."""
        self._try(lambda: self._open(number))

    def ask_new(self) -> None:
        """Ask whose plan a new one is, and of which year, and open it."""
        from db.records import Package  # noqa: PLC0415 - as for RefusalDialog
        from desktop.window.start.new_plan_dialog import NewPlanDialog  # noqa: PLC0415

        dialog = NewPlanDialog(self._workspace.plans, self._window())
        if not dialog.exec():
            return
        package, words = Package(dialog.plan), "สร้างแผนใหม่แล้ว เริ่มกรอกได้เลย"

        def make() -> None:
            made, count = self._with_library(package) if dialog.takes_framework else (package, 0)
            self._open(self._workspace.add(made))
            more = f" มีกรอบยุทธศาสตร์ {count} รายการจากแผนอื่นแล้ว" if count else ""
            self._notice.show_result(words + more)

        self._try(make)

    def carry_over(self, number: int) -> None:
        """Make next year's plan of a plan of the store, open it, and tell what is to decide."""
        from forms.editing.next_year import next_year  # noqa: PLC0415
        from forms.editions.edition import edition_files  # noqa: PLC0415 - as for RefusalDialog

        def make() -> None:
            package = self._workspace.load(number)
            made, decisions = next_year(package, edition_files())
            unit, year = made.plan.unit.name, made.plan.fiscal_year
            if not self._is_wanted(unit, year):
                return
            self._open(self._workspace.add(made))
            self._notice.show_result(f"สร้างแผนปีงบประมาณ พ.ศ. {year} จากแผนปีก่อนแล้ว")
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
        self._read(path, lambda package: self._take(package, f"นำเข้า {path.name} แล้ว"))

    def open_sample(self) -> None:
        """Open the sample plan, putting it into the store where it is not there yet."""

        def take(package: Package) -> None:
            number = self._workspace.find(package)
            if number is None:
                self._take(package, "เปิดแผนตัวอย่างแล้ว ลองดู พิมพ์ หรือเอาออกได้ตามสบาย")
            else:
                self._notice.hide()
                self.open(number)

        self._read(SAMPLE, take)

    def remove(self, number: int) -> None:
        """Take a plan out of the store, if the user confirms it."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - as for RefusalDialog

        entry = next(e for e in self._workspace.plans if e.number == number)
        name = f"{entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
        if confirmed(
            self._window(),
            f"เอาแผนของ{name} ออกจากเครื่องนี้หรือไม่",
            "แผนนี้จะถูกลบออกจากเครื่องและเรียกคืนไม่ได้ หากยังต้องใช้ ให้ส่งออกเป็นแฟ้มแผนเก็บไว้ก่อน",
            yes="เอาออก",
        ) and self._try(lambda: self._workspace.remove(number)):
            self._notice.show_result(f"เอาแผนของ{name} ออกแล้ว")

    def _open(self, number: int) -> None:
        """Open a plan of the store; what is being typed is of the one that was open."""
        settle()
        self._workspace.open_plan(number)

    def _with_library(self, package: Package) -> tuple[Package, int]:
        """A new plan with the framework that plans of its year have, and of how many entries."""
        from forms.editing.framework_library import (  # noqa: PLC0415 - as for RefusalDialog
            entries,
            library,
            missing_entries,
            with_entries,
        )

        year = package.plan.fiscal_year
        plans, framework = self._workspace.plans, self._workspace.framework
        sources = library(plans, framework, year) if year else ()
        return with_entries(package, missing_entries(entries(sources, package.plan)))

    def _is_wanted(self, unit: str, year: int | None) -> bool:
        """Whether a plan is to be made although the store may have one of that year."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - as for RefusalDialog

        if all((entry.unit, entry.fiscal_year) != (unit, year) for entry in self._workspace.plans):
            return True
        return confirmed(
            self._window(),
            f"มีแผนของ{unit} ปีงบประมาณ พ.ศ. {year} อยู่แล้ว สร้างอีกฉบับหรือไม่",
            "แผนที่มีอยู่ไม่ถูกเปลี่ยนแปลง จะได้แผนของปีเดียวกันเพิ่มอีกหนึ่งฉบับ",
            yes="สร้างอีกฉบับ",
        )

    def _read(self, path: Path, done: Callable[[Package], None]) -> None:
        def read() -> Package:
            from db.package.file import read_package  # noqa: PLC0415 - first needed here

            return read_package(path)

        self._task = self._tasks.run(
            lambda _progress: read(),
            done=done,
            failed=lambda error: self._refuse(path, error),
            replaces="import",
        )

    def _take(self, package: Package, words: str) -> None:
        def take() -> None:
            self._open(self._workspace.add(package))

        if self._try(take):
            self._notice.show_result(words)

    def _refuse(self, path: Path, error: PhaenError) -> None:
        if isinstance(error, PackageRefusedError):
            # Seldom needed, and never for the first paint.
            from desktop.window.widgets.dialogs import RefusalDialog  # noqa: PLC0415

            self._notice.hide()
            RefusalDialog(self._theme, path.name, error.refusals, self._window()).exec()
        else:
            self._notice.show_result(str(error), severity="error")

    def _try(self, act: Callable[[], None]) -> bool:
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
