"""What the window does with backups: shows them, restores, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from db.errors import PhaenError, StoreError
from desktop.session.backup_keeper import BackupKeeper
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.memory import Memory
from desktop.window.start.leaving import may_leave
from desktop.window.widgets.notice import Choice, Notice
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    from db.backups.backups import Restored, RestoredPlan
    from db.backups.names import Backup
    from db.backups.restoring import Tell
    from db.store.store import PlanEntry

T = TypeVar("T")

_UNDO = "เลิกการกู้คืน"


class BackupCommands(QObject):
    """Carries out what is chosen and tells what came of it in the notice."""

    def __init__(
        self,
        *,
        plans: Plans,
        session: Session,
        keeper: BackupKeeper,
        tasks: TaskQueue,
        notice: Notice,
        theme: Theme,
        memory: Memory,
    ) -> None:
        super().__init__(notice)
        self._plans = plans
        self._session = session
        self._keeper = keeper
        self._tasks = tasks
        self._notice = notice
        self._theme = theme
        self._memory = memory
        keeper.failed.connect(self._on_failed)

    def show(self) -> None:
        """Show the backups, and restore what is chosen there."""
        if not self._plans.keeps_backups:
            self._notice.show_result(
                f"{self._plans.store_words} ผู้ดูแลเซิร์ฟเวอร์เป็นผู้สำรองและกู้คืน ถ้าต้องการสำเนาของแผนนี้ "
                "โปรดส่งออกเป็นแฟ้มแผน"
            )
            return
        # Not for the first paint.
        from desktop.window.backups.backups_dialog import BackupsDialog  # noqa: PLC0415

        dialog = BackupsDialog(
            self._plans.backups, self._keeper, self._tasks, self._theme, self._notice.window()
        )
        dialog.exec()
        dialog.deleteLater()
        if dialog.wanted is None:
            return
        backup, plan = dialog.wanted
        if plan is None:
            self.restore_all(backup)
        else:
            self.restore_plan(backup, plan.then.identity)

    def mend(self, error: StoreError) -> str | None:
        """Ask what becomes of a store that cannot be opened, until it is open.

        Returns what to tell of it; None where the user would rather quit.
        """
        from db.backups.offering import offer  # noqa: PLC0415 - as above
        from desktop.window.backups import remembered_plans, store_trouble  # noqa: PLC0415

        known = remembered_plans.remembered(self._memory, self._plans.store_name)
        backups = self._plans.backups
        while True:
            dialog = store_trouble.StoreTroubleDialog(
                error,
                lambda backup: offer(backups, known, backup),
                self._tasks,
                self._theme,
                self._notice.window(),
            )
            dialog.exec()
            dialog.deleteLater()
            if dialog.answer is store_trouble.Answer.QUIT:
                return None
            try:
                if dialog.answer is store_trouble.Answer.RESTORE and dialog.backup is not None:
                    return self._mended(dialog.backup)
                self._plans.create_store()
            except PhaenError as trouble:
                error = StoreError(str(trouble), error.trouble)
                continue
            return "สร้างฐานข้อมูลใหม่แล้ว"

    def _mended(self, backup: Backup) -> str | None:
        from desktop.window.backups.backup_cards import moment_of  # noqa: PLC0415 - as above

        restored = self._wait_for(lambda tell: self._plans.restore_all(backup, tell))
        if restored is None:
            return None  # the program ends
        self._plans.reopen_store()
        aside = restored.aside
        words = f"กู้คืนทุกแผนจากแฟ้มสำรองวันที่ {moment_of(backup)} แล้ว"
        return f"{words} แฟ้มเดิมเก็บไว้ที่ {aside}" if aside else words

    def remember_plans(self) -> None:
        """Remember from now on which plans the store has, for the day that it is missing."""
        from desktop.window.backups.remembered_plans import RememberedPlans  # noqa: PLC0415

        RememberedPlans(self._plans, self._session, self._memory)

    def offer_plan(self, entry: PlanEntry, words: str, open_damaged: Callable[[], object]) -> None:
        """Tell of a plan that is damaged; offer it as the newest backup has it, or as it is."""
        as_it_is = ("เปิดทั้งที่เสียหาย", open_damaged)

        def tell(backup: Backup | None) -> None:
            if backup is None:
                said = f"{words} ไม่พบแผนนี้ในแฟ้มสำรองใด"
                self._notice.show_result(said, (as_it_is,), severity="error")
                return
            from desktop.window.backups.backup_cards import moment_of  # noqa: PLC0415 - as above

            choice = (
                f"กู้คืนแผนนี้จากแฟ้มสำรอง {moment_of(backup)}",
                lambda: self.restore_plan(backup, entry.identity),
            )
            self._notice.show_result(words, (choice, as_it_is), severity="error")

        if not self._plans.keeps_backups:
            tell(None)
            return
        backups = self._plans.backups
        self._tasks.run(lambda _progress: backups.newest_with(entry.identity), done=tell)

    def restore_all(self, backup: Backup) -> None:
        """Put all that a backup holds in the place of the plans there are."""
        from desktop.window.backups.backup_cards import moment_of  # noqa: PLC0415 - as above

        restored = self._restored_all(backup)
        if restored is not None:
            words = f"กู้คืนทุกแผนจากแฟ้มสำรองวันที่ {moment_of(backup)} แล้ว"
            self._notice.show_result(words, self._undo_all(restored))

    def restore_plan(self, backup: Backup, identity: str) -> None:
        """Put one plan of a backup in the place of the one there is, or beside the others."""
        from desktop.window.backups.backup_cards import moment_of  # noqa: PLC0415 - as above

        restored = self._restored_plan(backup, identity)
        if restored is not None:
            self._session.open(restored.number)
            words = f"กู้คืนแผนจากแฟ้มสำรองวันที่ {moment_of(backup)} แล้ว"
            self._notice.show_result(words, ((_UNDO, lambda: self._undo_plan(restored)),))

    def _undo_all(self, restored: Restored) -> tuple[Choice, ...]:
        before = restored.before
        return () if before is None else ((_UNDO, lambda: self._take_back_all(before)),)

    def _take_back_all(self, before: Backup) -> None:
        if self._restored_all(before) is not None:
            self._notice.show_result("เลิกการกู้คืนแล้ว แผนทั้งหมดกลับเป็นอย่างก่อนกู้คืน")

    def _undo_plan(self, restored: RestoredPlan) -> None:
        before = restored.before if restored.was_there else None
        if before is not None:
            is_done = self._restored_plan(before, restored.identity) is not None
        else:
            is_done = bool(self._with_none_open(lambda: self._removed(restored.number)))
        if is_done:
            self._notice.show_result("เลิกการกู้คืนแล้ว แผนกลับเป็นอย่างก่อนกู้คืน")

    def _restored_all(self, backup: Backup) -> Restored | None:
        """Put all of a backup in the place of the store, beside the window."""

        def restore() -> Restored | None:
            restored = self._wait_for(lambda tell: self._plans.restore_all(backup, tell))
            if restored is not None:
                self._plans.reopen_store()
            return restored

        return self._with_none_open(restore)

    def _restored_plan(self, backup: Backup, identity: str) -> RestoredPlan | None:
        """Put one plan of a backup in its place, beside the window."""

        def restore() -> RestoredPlan | None:
            restored = self._wait_for(lambda tell: self._plans.restore_plan(backup, identity, tell))
            if restored is not None:
                self._plans.refresh()
            return restored

        return self._with_none_open(restore)

    def _removed(self, number: int) -> bool:
        self._plans.remove(number)
        return True

    def _wait_for(self, work: Callable[[Tell], T]) -> T | None:
        """Have something done to the store while the window waits, but lives."""
        from desktop.window.backups.restore_dialog import RestoreDialog  # noqa: PLC0415 - as above

        dialog = RestoreDialog("กำลังกู้คืน", self._notice.window())
        return dialog.wait_for(self._tasks, work)

    def _with_none_open(self, act: Callable[[], T]) -> T | None:
        """Do something while no plan is open, and open it again; None where it was not done."""
        number = self._session.number
        if not (may_leave(self._session, self._notice.window()) and self._session.close()):
            return None
        try:
            return act()
        except PhaenError as error:
            self._tell_of(error)
            return None
        finally:
            self._open_again(number)

    def _tell_of(self, error: PhaenError) -> None:
        from desktop.window.backups.restore_dialog import StoppedError  # noqa: PLC0415 - as above

        severity = "" if isinstance(error, StoppedError) else "error"
        self._notice.show_result(str(error), severity=severity)

    def _open_again(self, number: int | None) -> None:
        if number in {entry.number for entry in self._plans.entries} and number is not None:
            try:
                self._session.open(number)
            except PhaenError as error:
                self._notice.show_result(str(error), severity="error")

    def _on_failed(self, words: str) -> None:
        self._notice.show_result(words, severity="warning")
