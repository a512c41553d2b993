"""One rubric of an indicator: its levels in a grid with the points worked out beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from db.places import Place, value_at
from db.records import Indicator, Package, Project, Rubric, RubricLevel
from desktop.window.fields.fields import Field
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.grid import GridColumn
from desktop.window.grid.fitted_grid import FittedGrid
from desktop.window.grid.row_marks import RowMarks
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.fault_line import FaultLine
from desktop.window.widgets.folding_row import FoldingRow
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_1
from desktop.window.widgets.writing import writing
from forms.compute import level_percent, rubric_top
from forms.editing.changes import EVERYTHING, Change
from forms.editing.indicator_edits import next_level, steps_of, with_steps
from forms.editions.rules import Rules
from forms.figures import figure

# A project's name in a menu is cut after so many letters.
_LONG = 60


class RubricEditor(QWidget):
    """Fields of the rubric at a place, and what can be made of it in one action."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._place_of = place_of
        self.title = Field(tools, lambda: self._at("title"))
        self.remarks = Field(tools, lambda: self._at("remarks"), lines=2)
        self.levels = FittedGrid(
            tools,
            lambda: self._at("levels"),
            (
                GridColumn("ระดับ", ("level",), 3.4),
                GridColumn("ร้อยละ", ("percent",), 4),
                GridColumn("วิธีวัดผลการดำเนินงาน", ("criteria",), 24),
                GridColumn("คะแนน", ("points",), 5, hint=self._computed),
            ),
            new_item=self._new_level,
            name="ระดับ",
            elastic=2,
        )
        # The levels are their rows' numbers.
        self.levels.view.setVerticalHeader(RowMarks(tools.theme, self.levels.view))
        self.fault = FaultLine(tools.theme, self._clear_points)
        self.share = ElidedLabel()
        set_role(self.share, "caption")
        self.steps = push_button("สร้างขั้นตอนจากเกณฑ์", "steps", self._ask_steps)
        self.steps.setToolTip(
            "ทำขั้นตอนการปฏิบัติงานของโครงการจากเกณฑ์ ตั้งแต่ระดับ 1 ถึงระดับ 5 ให้น้ำหนักเท่ากัน รวมเป็น 100"
        )
        self.points = push_button("ใช้คะแนนที่คำนวณได้", "done", self._clear_points)
        self.points.setToolTip("ลบคะแนนที่กรอกไว้ แล้วใช้น้ำหนัก × ร้อยละความสำเร็จ")
        writing(self.steps, self.points)
        buttons = FoldingRow(26)
        buttons.add(self.steps)
        buttons.add(self.points)
        buttons.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_1))
        acts, foot = self.levels.give_frame()
        acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        acts.stand_within()
        self.beside_title = (self.share, acts)
        column.addWidget(self.levels)
        column.addWidget(foot)
        column.addWidget(self.fault)
        column.addWidget(buttons)
        column.addWidget(self.title)
        column.addWidget(self.remarks)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the rubric as it is now."""
        place = self._place_of()
        for each in (self.title, self.remarks):
            each.refresh(change)
        # The points come of the indicator's weight, and of how many rubrics share it.
        if place is None or not change.touches(place[:-2]):
            return
        self.levels.refresh()
        rubric = self._rubric()
        typed = rubric is not None and _without_points(rubric, keep_top=self._keeps_top()) != rubric
        self.points.setEnabled(typed)
        self._show_share(rubric)
        self.steps.setEnabled(rubric is not None and any(level.criteria for level in rubric.levels))

    def show_place(self, place: Place) -> bool:
        """Bring one of the fields into sight."""
        for each in (self.title, self.remarks):
            if each.place is not None and place[: len(each.place)] == each.place:
                each.focus()
                return True
        if self.levels.show_place(place):
            return True
        rubric = self._rubric()
        # One begins with what the levels ask for.
        if place != self._place_of() or rubric is None or not rubric.levels:
            self.title.focus()
        else:
            self.levels.show_place((*place, "levels", 0, "criteria"))
        return True

    def _at(self, *names: str) -> Place | None:
        place = self._place_of()
        return None if place is None else (*place, *names)

    def _rubric(self) -> Rubric | None:
        place = self._place_of()
        return None if place is None else value_at(self._tools.session.package, place)

    def _new_level(self, package: Package) -> RubricLevel:
        place = self._place_of()
        rubric: Rubric = Rubric() if place is None else value_at(package, place)
        return next_level(rubric, self._tools.session.edition.rules)

    def _keeps_top(self) -> bool:
        """Whether the highest points must be typed: among several rubrics they share the weight."""
        place = self._place_of()
        return place is not None and len(value_at(self._tools.session.package, place[:-1])) > 1

    def _computed(self, level: RubricLevel, package: Package) -> str:
        """Points worked out from the weight."""
        place = self._place_of()
        if place is None:
            return ""
        indicator, rubric = value_at(package, place[:-2]), value_at(package, place)
        points = computed_points(indicator, rubric, level, self._tools.session.edition.rules)
        return "" if points is None else figure(points)

    def _show_share(self, rubric: Rubric | None) -> None:
        """Say how the weight is shared over the levels, and where other points are typed."""
        package = self._tools.session.package
        levels = rubric.levels if rubric is not None else ()
        worked = [(level, self._computed(level, package)) for level in levels]
        shares = " · ".join(words for _level, words in worked if words)
        self.share.set_words(f"สัดส่วนของน้ำหนัก: {shares}" if shares else "")
        wrong = [
            (level, words)
            for level, words in worked
            if words and level.points is not None and figure(level.points) != words
        ]
        if not wrong:
            self.fault.show_fault("")
            return
        level, words = wrong[0]
        typed = figure(level.points) if level.points is not None else ""
        more = f" และอีก {len(wrong) - 1} ระดับ" if len(wrong) > 1 else ""
        self.fault.show_fault(
            f"ระดับ {level.level} ให้ {typed} คะแนน แต่คำนวณได้ {words}{more}",
            "แก้ทุกระดับ" if more else f"แก้เป็น {words}",
        )

    def _clear_points(self) -> None:
        place, rubric = self._place_of(), self._rubric()
        if place is not None and rubric is not None:
            bare = _without_points(rubric, keep_top=self._keeps_top())
            self._tools.session.set_value(place, bare, "ใช้คะแนนที่คำนวณได้")

    def _ask_steps(self) -> None:
        """Make steps in the project of the indicator; ask which where there are several."""
        place = self._place_of()
        if place is None:
            return
        plan = self._tools.session.package.plan
        indicator: Indicator = value_at(self._tools.session.package, place[:-2])
        own = [(at, p) for at, p in enumerate(plan.projects) if p.key in indicator.projects]
        if len(own) == 1:
            self._make_steps(own[0][0])
        elif own:
            self._menu(own).exec(self.steps.mapToGlobal(QPoint(0, self.steps.height())))
        else:
            self._tools.notice.show_result(
                "ตัวชี้วัดนี้ยังไม่มีโครงการ เลือกโครงการ/กิจกรรมก่อน แล้วจึงสร้างขั้นตอน",
                (("เลือกโครงการ", lambda: self._tools.go_to((*place[:-2], "projects"))),),
                severity="warning",
            )

    def _menu(self, projects: list[tuple[int, Project]]) -> QMenu:
        menu = QMenu(self.steps)
        for at, project in projects:
            name = project.name if len(project.name) <= _LONG else f"{project.name[:_LONG]}…"
            menu.addAction(name).triggered.connect(self._maker(at))
        return menu

    def _maker(self, project: int) -> Callable[[], None]:
        return lambda: self._make_steps(project)

    def _make_steps(self, project: int) -> None:
        rubric, session = self._rubric(), self._tools.session
        if rubric is None:
            return
        steps = steps_of(rubric, session.edition.rules)
        made = with_steps(session.package, project, rubric.title, steps)
        session.apply(made, "สร้างขั้นตอนจากเกณฑ์")
        place: Place = ("plan", "projects", project, "activities")
        last = (*place, len(value_at(made, place)) - 1, "steps")
        self._tools.notice.show_result(
            f"สร้าง {len(steps)} ขั้นตอนใน “{made.plan.projects[project].name}” แล้ว",
            (
                ("ดูขั้นตอน", lambda: self._tools.go_to(last)),
                ("เลิกทำ", session.history.undo),
            ),
            until=session.history.changed,
        )


def computed_points(
    indicator: Indicator, rubric: Rubric, level: RubricLevel, rules: Rules
) -> Decimal | None:
    """What a level's points come to, whatever is typed there (rule 2)."""
    top, percent = rubric_top(indicator, rubric, rules), level_percent(level, rules)
    return None if top is None or percent is None else top * percent / 100


def _without_points(rubric: Rubric, *, keep_top: bool) -> Rubric:
    """The rubric with no points typed, but for those of the highest level if wanted."""
    highest = max((level.level or 0 for level in rubric.levels), default=0)
    return replace(
        rubric,
        levels=tuple(
            level if keep_top and level.level == highest else replace(level, points=None)
            for level in rubric.levels
        ),
    )
