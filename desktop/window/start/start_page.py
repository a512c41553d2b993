"""เริ่มต้น: what is open and where one left off, the plans of the store, what is left to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from db.store.store import KEPT_REMOVED_FOR
from desktop.clock import local_today
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.page import Page
from desktop.window.start.first_steps import FirstSteps
from desktop.window.start.open_plan import LeftOff, OpenPlan
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.start.plan_rows import PlanLine, PlanRows, plan_head, plan_line_card
from desktop.window.start.plan_summaries import PlanSummaries
from desktop.window.start.recovery import Recovery
from desktop.window.start.to_do import ToDo
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.controls import act_button, push_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_4, PAGE_SIDE
from desktop.window.widgets.writing import writing

if TYPE_CHECKING:
    from db.store.store import PlanEntry
    from desktop.window.page import Tools
    from forms.checks import Problem

_SIDE_WIDTH = 369
_TITLE_HEIGHT = 40
_KEYS = (("Enter", "เปิดแผน"), ("Ctrl+N", "แผนใหม่"), ("Ctrl+O", "นำเข้า"), ("F1", "วิธีใช้"))


class StartPage(Page):
    """The plans by unit and year; on a first start, the ways to begin.

    `left_off` says where one left off in the open plan; `pages` which page a problem is on,
    in the rail's order, and what it is called.
    """

    has_preview = False

    def __init__(
        self,
        tools: Tools,
        *,
        plan_commands: PlanCommands,
        show_help: Callable[[], None],
        gather: Callable[[], None],
        recovery: Recovery,
        show_backups: Callable[[], None],
        left_off: Callable[[], LeftOff],
        page_of: Callable[[Problem], tuple[str, str]],
        title_of: Callable[[str], str],
        show_page: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("start")
        theme = tools.theme
        self._tools = tools
        self._recovery = recovery
        self._plans: Plans = tools.plans
        self._session: Session = tools.session
        self._plan_commands = plan_commands
        self._left_off = left_off
        self._show_help = show_help
        self._gather = gather
        self._model: CardModel[PlanLine] = CardModel(plan_line_card, self)
        self.list = RowView(self._model, PlanRows(theme), "แผน")
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.open_plan = OpenPlan(theme, self._go_on)
        self.summaries = PlanSummaries(tools, self._in_sight, self)
        self.to_do = ToDo(tools, page_of, title_of, show_page)
        self._go: Callable[[], object] = self._on_open
        self._make_commands(show_backups)
        self._make_header()
        self.footer = PageFooter(theme)
        self.footer.show_keys(_KEYS)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(QWidget())
        self._beside = QFrame()
        # Whose plans they are, and how many.
        self._where, self._count = Label(), Label()
        self.bring_back = push_button("นำกลับมา", "restore", self._on_bring_back)
        self.bring_back.setToolTip("ให้แผนที่ลบแล้วกลับมาอยู่ในรายการ (Enter)")
        writing(self.bring_back)
        recovery.kept_changed.connect(self._on_kept_changed)
        self._on_kept_changed()
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._on_quiet)
        self.summaries.changed.connect(self._fill)
        self.list.verticalScrollBar().valueChanged.connect(self._pause.start)
        self._plans.changed.connect(self._on_plans_changed)
        self._session.opened.connect(self._on_plan_opened)
        tools.checker.changed.connect(self._on_checked)
        self._session.saved.connect(self._on_checked)
        self._on_plans_changed()

    def commands(self) -> tuple[QAction, ...]:
        """What is done with the chosen plan, and what is kept of all."""
        return self._commands

    def first_box(self) -> QWidget | None:
        """The button that goes on where one left off, else the plans."""
        if self._layout.currentIndex() != _LIST:
            return super().first_box()
        return self.open_plan.go if self._session.is_open else self.list

    def beginning(self) -> QWidget | None:
        if self._layout.currentIndex() == _FIRST:
            return self._first.inner
        return self.open_plan

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("เปิดแผนที่เลือก", "Enter"), ("อ่านจากคลิปบอร์ด", "Ctrl+V"))

    # The controls.

    def _make_commands(self, show_backups: Callable[[], None]) -> None:
        self._open_command = self._act("เปิดแผนที่เลือก", "document", self._on_open)
        self._carry = self._act("สร้างแผนปีถัดไปจากแผนที่เลือก", "copy", self._on_carry)
        self._remove_command = self._act("ลบแผนที่เลือก…", "remove", self._on_remove)
        self._remove_command.setShortcut(QKeySequence.StandardKey.Delete)
        self._remove_command.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._backups = self._act("แฟ้มสำรอง…", "folder", show_backups)
        self._kept = self._act("งานที่เก็บไว้…", "folder", self._on_kept)
        self._kept.setToolTip("งานที่ยังไม่ได้บันทึกเมื่อปิดแผน นำกลับมาได้")
        self._commands = (
            self._open_command,
            self._carry,
            self._remove_command,
            self._backups,
            self._kept,
        )
        self.addAction(self._remove_command)
        paste = self.command("อ่านจากคลิปบอร์ด", "Ctrl+V", self._plan_commands.read_clipboard)
        writing(paste)
        writing(self._carry, self._remove_command)

    def _act(self, words: str, name: str, act: Callable[[], object]) -> QAction:
        command = QAction(icon(name), words, self)
        command.triggered.connect(lambda _checked=False: act())
        return command

    def _make_header(self) -> None:
        """The ways to a plan, in the head of the page."""
        commands = self._plan_commands
        self.carry_button = act_button(
            "สร้างแผนปีถัดไป", "copy", self._on_carry, "สร้างแผนปีถัดไปจากแผนที่เลือก"
        )
        self.primary = QWidget()
        row = QHBoxLayout(self.primary)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(GAP_2))
        new = act_button("แผนใหม่…", "add", commands.ask_new, "สร้างแผนว่างของหน่วยงาน (Ctrl+N)")
        bring = act_button("นำเข้า…", "import", commands.ask_import, "นำเข้าแผนจากแฟ้ม (Ctrl+O)")
        read = act_button(
            "จาก Word/Excel…",
            "document",
            commands.ask_read,
            "เปิดแผนเดิมจาก Word หรือ Excel (Ctrl+Shift+O) หรือคัดลอกทั้งหน้าแล้วกด Ctrl+V ในหน้านี้",
        )
        writing(new, self.carry_button, bring, read)
        for button in (
            new,
            self.carry_button,
            bring,
            read,
            act_button("แผนตัวอย่าง", "sample", commands.open_sample, "เปิดแผนตัวอย่าง"),
        ):
            row.addWidget(button)

    def _list_of_plans(self) -> QWidget:
        set_role(self._where, "section")
        hint = Label("ลากแฟ้มแผน Word หรือ Excel มาวางได้")
        for label in (self._count, hint):
            set_role(label, "caption")
        head = QWidget()
        head.setFixedHeight(px(_TITLE_HEIGHT))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(GAP_4), 0, px(PAGE_SIDE), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._where)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.bring_back)
        row.addWidget(hint)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.open_plan)
        left.addWidget(head)
        left.addWidget(plan_head(self._tools.theme, self.list))
        left.addWidget(self.list, 1)
        line = QFrame()
        line.setObjectName("divider")
        line.setFixedWidth(1)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.to_do)
        whole = QWidget()
        around = QHBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(left, 1)
        around.addWidget(line)
        around.addWidget(self._beside)
        return whole

    # What is shown.

    def _on_plans_changed(self) -> None:
        self.bring_back.setVisible(bool(self._plans.removed))
        if not self._plans.is_ready:
            # Of a store that is not open nobody knows whether there are plans.
            self._layout.setCurrentIndex(_BLANK)
            self._on_current_changed()
            return
        if self._layout.count() == 1:
            # Not before the first paint, when nobody knows which of them it will be.
            self._first = FirstSteps(self._plan_commands, self._show_help, self._gather)
            self._layout.addWidget(self._first)
            self._layout.addWidget(self._list_of_plans())
        any_plan = bool(self._plans.entries or self._plans.removed)
        self._layout.setCurrentIndex(_LIST if any_plan else _FIRST)
        self._fill()
        self._show_open_plan()
        self._pause.start()

    def _fill(self) -> None:
        """List the plans; the one that was chosen stays."""
        before = self.list.chosen
        lines = [self._line(entry) for entry in (*self._plans.entries, *self._plans.removed)]
        words = "แผนบนเซิร์ฟเวอร์" if self._plans.server else "แผนในเครื่องนี้"
        self._where.setText(words)
        self.list.setAccessibleName(words)
        self._count.setText(f"({len(self._plans.entries):,})")
        if tuple(lines) != self._model.items:
            self._model.set_items(lines)
            number = before.entry.number if before is not None else self._session.number
            row = self._model.row_of(lambda line: line.entry.number == number)
            self.list.choose(row or 0)
        self._on_current_changed()

    def _line(self, entry: PlanEntry) -> PlanLine:
        # The calendars come with a plan: the first paint shows no moment yet.
        from forms.calendar import short_moment_words  # noqa: PLC0415

        if entry.removed_at:
            return PlanLine(entry, "", gone=_gone_words(entry))
        is_open = entry.number == self._session.number
        saved = short_moment_words(entry.saved_at, local_today())
        return PlanLine(entry, saved, self.summaries.of(entry), is_open)

    def _show_open_plan(self) -> None:
        """Say what is open, and what the button does: it always does something."""
        session = self._session
        if session.is_open:
            from forms.plan_stage import stages  # noqa: PLC0415 - with a plan

            plan = session.package.plan
            name = f"{plan.unit.name or '(ยังไม่มีชื่อหน่วยงาน)'} ปี {plan.fiscal_year or '–'}"
            self.open_plan.show_plan("แผนที่เปิดอยู่", name, stages(session.package))
            left_off = self._left_off()
            self._go = left_off.go
            self.open_plan.show_act(f"ทำต่อ: {left_off.title}", left_off.words)
            self.to_do.refresh()
        else:
            chosen = self._chosen_entry()
            self.open_plan.show_plan("ยังไม่ได้เปิดแผน", "เลือกแผนที่จะทำงานต่อ", ())
            self._go = self._on_open
            year = f" ปี {chosen.fiscal_year}" if chosen is not None else ""
            self.open_plan.show_act(f"เปิดแผน{year}", chosen.unit if chosen is not None else "")
        self.open_plan.go.setEnabled(session.is_open or self._chosen() is not None)
        self.to_do.setVisible(session.is_open)

    def _go_on(self) -> None:
        self._go()

    def _chosen_entry(self, *, removed: bool = False) -> PlanEntry | None:
        """The plan that is chosen; of the removed ones at the end of the list, or the others."""
        line = self.list.chosen
        fits = line is not None and bool(line.entry.removed_at) is removed
        return line.entry if line is not None and fits else None

    def _chosen(self, *, removed: bool = False) -> int | None:
        entry = self._chosen_entry(removed=removed)
        return entry.number if entry is not None else None

    def _on_plan_opened(self) -> None:
        self._fill()
        number = self._session.number
        row = self._model.row_of(lambda line: line.entry.number == number)
        if row is not None:
            self.list.choose(row)
        self._show_open_plan()

    def _on_checked(self) -> None:
        """What was found in the open plan has changed, or when it was saved."""
        if self.isVisible() and self._plans.is_ready:
            self._fill()
            self._show_open_plan()

    def _on_quiet(self) -> None:
        if self.isVisible():
            self.summaries.look()

    def _in_sight(self) -> tuple[PlanEntry, ...]:
        """The plans whose rows are in sight; those that were removed need no looking at."""
        area = self.list.viewport().rect()
        ends = (self.list.indexAt(each) for each in (area.topLeft(), area.bottomLeft()))
        first, last = (each.row() for each in ends)
        lines = self._model.items[max(first, 0) : None if last < 0 else last + 1]
        return tuple(line.entry for line in lines if not line.entry.removed_at)

    def _on_current_changed(self) -> None:
        chosen = self._chosen() is not None
        for command in (self._open_command, self._carry, self._remove_command):
            command.setEnabled(chosen)
        self.carry_button.setEnabled(chosen)
        self.bring_back.setEnabled(self._chosen(removed=True) is not None)
        if not self._session.is_open and self._plans.is_ready:
            self._show_open_plan()

    # What is done.

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_open()
        self._on_bring_back()

    def _on_bring_back(self) -> None:
        number = self._chosen(removed=True)
        if number is not None:
            self._plan_commands.bring_back(number)

    def _on_open(self) -> None:
        """Open the chosen plan; where it is open, go on in it."""
        number = self._chosen()
        if number is not None and number == self._session.number:
            self._go_on()
        elif number is not None:
            self._plan_commands.open(number)

    def _on_carry(self) -> None:
        number = self._chosen()
        if number is not None:
            self._plan_commands.carry_over(number)

    def _on_kept_changed(self) -> None:
        self._kept.setVisible(bool(self._recovery.kept))

    def _on_kept(self) -> None:
        # Seldom needed, and never for the first paint.
        from desktop.window.start.kept_dialog import KeptDialog  # noqa: PLC0415

        dialog = KeptDialog(self._tools.theme, self._recovery.kept, self.window())
        if dialog.exec() and dialog.chosen is not None:
            self._recovery.take(dialog.chosen)

    def _on_remove(self) -> None:
        number = self._chosen()
        if number is not None:
            self._plan_commands.remove(number)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plans.is_ready and self._layout.count() > 1:
            self._fill()
            self._show_open_plan()
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setFixedWidth(min(px(_SIDE_WIDTH), self.width() * 34 // 100))


_BLANK, _FIRST, _LIST = range(3)


def _gone_words(entry: PlanEntry) -> str:
    """When a plan was removed, and until when it can be brought back."""
    from forms.calendar import moment_words  # noqa: PLC0415 - as above

    until = dt.datetime.fromisoformat(entry.removed_at) + KEPT_REMOVED_FOR
    gone, last = moment_words(entry.removed_at), moment_words(until.isoformat())
    return f"ลบแล้วเมื่อ {gone} นำกลับมาได้ถึง {last}"
