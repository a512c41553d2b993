"""What the window can do with whole plans: open, import, take out, the sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import PhaenError, PlanDamagedError
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.memory import Memory
from desktop.window.start.leaving import may_leave
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.theme import Theme
from forms.formats import PACKAGE_PATTERN, is_edition, is_library, is_package
from forms.resources import RESOURCES

if TYPE_CHECKING:
    from db.library import Library, LibraryEntry
    from db.records import Package, Plan
    from desktop.window.reading.plan_reading import PlanReading
    from desktop.window.start.package_import import Brought, Drafts, PackageImport

SAMPLE = RESOURCES / "sample" / "plan.json"


class PlanCommands(QObject):
    """Carries out what is asked and tells what came of it in the notice.

    `carried_over` says that a plan made from last year's is open, with what is to decide.
    """

    carried_over = Signal()
    # The file of an edition is to be taken in.
    edition_brought = Signal(Path)
    # A plan is damaged and was not opened: its entry, why, and what opens it all the same.
    damaged = Signal(object, str, object)

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

    @cached_property
    def _import(self) -> PackageImport:
        from desktop.window.start.package_import import PackageImport  # noqa: PLC0415 - never for the first paint

        return PackageImport(
            plans=self._plans,
            session=self._session,
            tasks=self._tasks,
            notice=self._notice,
            theme=self._theme,
            open_plan=self.open,
            open_new=self._open_new,
        )

    @cached_property
    def _reading(self) -> PlanReading:
        from desktop.window.reading.plan_reading import PlanReading  # noqa: PLC0415 - as above

        return PlanReading(
            session=self._session,
            tasks=self._tasks,
            notice=self._notice,
            theme=self._theme,
            memory=self._memory,
            open_new=self._open_read,
        )

    def open(self, number: int) -> None:
        """Open a plan of the store; of a damaged one `damaged` tells."""
        try:
            self._open(number)
        except PlanDamagedError as error:
            entry = next((each for each in self._plans.entries if each.number == number), None)
            if entry is None:
                self._notice.show_result(str(error), severity="error")
            else:
                self.damaged.emit(entry, str(error), lambda: self._open_damaged(number))
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")

    def _open_damaged(self, number: int) -> None:
        self._try(lambda: self._open(number, trusting=True))

    def _open(self, number: int, *, trusting: bool = False) -> None:
        if self._may_leave():
            self._session.open(number, trusting=trusting)

    def ask_new(self) -> None:
        """Ask whose plan a new one is, and of which year, and open it."""
        from db.records import Package  # noqa: PLC0415 - never for the first paint
        from desktop.window.start.new_plan_dialog import NewPlanDialog  # noqa: PLC0415

        dialog = NewPlanDialog(self._plans.entries, self._window(), self._libraries())
        if not dialog.exec():
            return
        package, words = Package(self._as_set(dialog.plan)), "สร้างแผนใหม่แล้ว เริ่มกรอกได้เลย"

        def make() -> None:
            made, drawn = self._drawn_from(dialog.taken_libraries, package)
            count = 0
            if dialog.takes_framework:
                made, count = self._with_frameworks(made)
            more = f" มี {drawn:,} รายการจากรายการกลางแล้ว" if drawn else ""
            more += f" มีกรอบยุทธศาสตร์ {count} รายการจากแผนอื่นแล้ว" if count else ""
            self._open_new(made, words + more)

        self._try(make)

    def _as_set(self, plan: Plan) -> Plan:
        """A new plan with the print choices that are set for such."""
        from db.settings.new_plans import begun_as_set  # noqa: PLC0415 - as above
        from forms.editions.opening import opened_edition  # noqa: PLC0415 - as above

        offered = opened_edition(plan).edition.choices
        return begun_as_set(plan, self._memory.settings, offered)

    def carry_over(self, number: int) -> None:
        """Make next year's plan of a plan of the store, open it, and tell what is to decide."""
        from forms.editing.next_year import next_year  # noqa: PLC0415
        from forms.editions.library import edition_files  # noqa: PLC0415 - never for the first paint

        def make() -> None:
            package = self._plans.load(number)
            made = next_year(package, edition_files())
            unit, year = made.plan.unit.name, made.plan.fiscal_year
            words = f"สร้างแผนปีงบประมาณ พ.ศ. {year} จากแผนปีก่อนแล้ว"
            if self._is_wanted(unit, year) and self._open_new(made, words):
                self.carried_over.emit()

        self._try(make)

    def ask_import(self) -> None:
        """Ask for a package file and import it."""
        path = self._asked_for_plan("นำเข้าแผน")
        if path is not None and not self._took_no_plan(path):
            self.import_file(path)

    def ask_merge(self) -> None:
        """Ask for the file of another copy of the open plan, and compare both."""
        path = self._asked_for_plan("เทียบและผสานแผน")
        if path is not None:
            self.compare_file(path)

    def _asked_for_plan(self, title: str) -> Path | None:
        """The file of a plan that the user chooses; its folder is remembered."""
        # Seldom, and never for the first paint.
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        chosen, _filter = QFileDialog.getOpenFileName(
            self._window(), title, str(self._memory.folder), f"แฟ้มแผน ({PACKAGE_PATTERN})"
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._memory.folder = path.parent
        return path

    def compare_file(self, path: Path) -> None:
        """Read a package file in the background and put it beside the open plan."""
        self._import.compare(path)

    def import_file(self, path: Path) -> None:
        """Read a package file in the background, put it into the store and open it."""
        self._import.begin(path)

    def take_dropped(self, path: Path) -> None:
        """Import a package file, a library or an edition, or read the plan in a document."""
        if is_package(path):
            self.import_file(path)
        elif not self._took_no_plan(path):
            self._reading.read_file(path)

    def _took_no_plan(self, path: Path) -> bool:
        """Whether a file is a library or an edition, which is taken in as such."""
        if is_library(path):
            self._keep_library(path)
        elif is_edition(path):
            self.edition_brought.emit(path)
        else:
            return False
        return True

    def _keep_library(self, path: Path) -> None:
        """Keep the library in a file, and tell so."""
        from db.package.library_file import read_library  # noqa: PLC0415 - never for the first paint
        from forms.library.words import name_of  # noqa: PLC0415 - as above

        def keep(library: Library) -> None:
            if self._try(lambda: self._plans.keep_library(library)):
                self._notice.show_result(f"รับรายการกลางของ {name_of(library)} แล้ว")

        self._tasks.run(
            lambda _progress: read_library(path),
            done=keep,
            failed=lambda error: self._notice.show_result(str(error), severity="error"),
            replaces="library",
        )

    def ask_read(self) -> None:
        """Ask for a document of Word or Excel, and read the plan in it."""
        self._reading.ask()

    def read_clipboard(self) -> None:
        """Read the plan in what was copied."""
        self._reading.read_clipboard()

    def offer_file(self, path: Path, *, from_outside: bool = False) -> None:
        """Show what a package file is, and take it in or show it, as the user says.

        A library or an edition is taken in as when it is dropped. `from_outside`: another start
        of the program has left the file to this window.
        """
        if not self._took_no_plan(path):
            self._import.offer(path, self._memory.path, from_outside=from_outside)

    def open_sample(self) -> None:
        """Open the sample plan, putting it into the store where it is not there yet."""

        def take(brought: Brought) -> None:
            number = self._plans.find(brought.package)
            if number is None:
                words = "เปิดแผนตัวอย่างแล้ว ลองดู พิมพ์ หรือลบได้ตามสบาย"
                self._try(lambda: self._open_new(brought.package, words))
            else:
                self._notice.hide()
                self.open(number)

        self._import.read(SAMPLE, take)

    def remove(self, number: int) -> None:
        """Take a plan out of the store, if the user confirms it."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - never for the first paint

        entry = next(e for e in self._plans.entries if e.number == number)
        name = f"{entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
        if confirmed(
            self._window(),
            f"ลบแผนของ{name} หรือไม่",
            "ลบแล้วนำกลับมาได้ภายใน 30 วัน จากท้ายรายการแผนในหน้าเริ่มต้น",
            yes="ลบแผน",
        ):
            self._tasks.run(
                lambda _progress: self._plans.back_up_before("removal"),
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

    def _open_read(self, package: Package, words: str) -> bool:
        """As `_open_new`, of a plan that was read; troubles are told."""
        opened = False

        def make() -> None:
            nonlocal opened
            opened = self._open_new(package, words)

        return self._try(make) and opened

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

    def _libraries(self) -> tuple[LibraryEntry, ...]:
        """What a new plan may draw on; a store that cannot tell hinders no plan."""
        try:
            return self._plans.libraries()
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return ()

    def _drawn_from(self, entries: Sequence[LibraryEntry], package: Package) -> tuple[Package, int]:
        """A new plan with all that libraries have, and how many entries that are."""
        from forms.library.sides import drawn_from  # noqa: PLC0415 - never for the first paint

        total = 0
        for entry in entries:
            library = self._plans.library(entry.content_code)
            if library is not None:
                package, count = drawn_from(package, library)
                total += count
        return package, total

    def _with_frameworks(self, package: Package) -> tuple[Package, int]:
        """A new plan with the framework that plans of its year have, and of how many entries."""
        from forms.editing.other_frameworks import (  # noqa: PLC0415 - never for the first paint
            entries,
            frameworks_of,
            missing_entries,
            with_entries,
        )

        year = package.plan.fiscal_year
        plans, framework = self._plans.entries, self._plans.framework
        sources = frameworks_of(plans, framework, year) if year else ()
        return with_entries(package, missing_entries(entries(sources, package.plan)))

    def _is_wanted(self, unit: str, year: int | None) -> bool:
        """Whether a plan is to be made although the store may have one of that year."""
        from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - never for the first paint

        if all((entry.unit, entry.fiscal_year) != (unit, year) for entry in self._plans.entries):
            return True
        return confirmed(
            self._window(),
            f"มีแผนของ{unit} ปีงบประมาณ พ.ศ. {year} อยู่แล้ว สร้างอีกฉบับหรือไม่",
            "แผนที่มีอยู่ไม่ถูกเปลี่ยนแปลง จะได้แผนของปีเดียวกันเพิ่มอีกหนึ่งฉบับ",
            yes="สร้างอีกฉบับ",
        )

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return False
        return True

    def _window(self) -> QWidget:
        return self._notice.window()
