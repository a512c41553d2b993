"""หน่วยงาน: whose plan it is, its divisions, its staff, and who signs for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.fields import Kind, Spec
from db.places import spec_at
from desktop.window.fields.field_form import FieldForm
from desktop.window.library.library_line import LibraryLine
from desktop.window.page import Tools
from desktop.window.tabbed_page import Parts, Tab, TabbedPage
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editions.library import edition_files

if TYPE_CHECKING:
    from db.places import Place
    from forms.editing.changes import Change

# What is printed of each tab.
_FORMS = ("cover", "essentials", "essentials", "memo")


class UnitPage(TabbedPage):
    """The plan and its unit, the divisions, the staffing, those who sign."""

    def __init__(self, tools: Tools) -> None:
        tabs = (
            Tab(
                "แผนและหน่วยงาน",
                lambda: UnitForms(tools),
                (
                    "plan.title",
                    "plan.fiscal_year",
                    "plan.edition",
                    "plan.cover_lines",
                    "plan.unit",
                    "plan.agency",
                ),
            ),
            Tab("ส่วนราชการ", partial(_divisions, tools), ("plan.divisions",), fills=True),
            Tab("อัตรากำลัง", partial(_staffing, tools), ("plan.staffing",), fills=True, flush=True),
            Tab("ผู้ลงนาม", partial(_people, tools), ("plan.people",), fills=True),
        )
        self.newer = LibraryLine(tools, ("plan", "divisions"), ("plan", "people"))
        super().__init__(tools, "unit", "ส่วนของหน่วยงาน", tabs, above=self.newer)

    def show_change(self, change: Change) -> None:
        super().show_change(change)
        self.newer.refresh()

    def form(self) -> str:
        form, session = _FORMS[self.tabs.currentIndex()], self._tools.session
        # There is no memo before there is a report.
        has_memo = session.is_open and bool(session.package.reports)
        return "cover" if form == "memo" and not has_memo else form

    def keys(self) -> tuple[tuple[str, str], ...]:
        from desktop.window.grid import GRID_KEYS  # noqa: PLC0415 - as for the posts

        own = (
            ("เพิ่มส่วนราชการ / ส่วนราชการย่อย", "Insert, Shift+Insert"),
            ("ย้ายชั้นของส่วนราชการ", "Alt+Shift+→, Alt+Shift+←"),
        )
        return (*own, *GRID_KEYS)


class UnitForms(Parts):
    """What stands on the cover: the plan, its unit and the agency above it."""

    def __init__(self, tools: Tools) -> None:
        plan = FieldForm(tools, ("plan",), columns=4, least=9)
        plan.add("title", words="ชื่อแผน (บนหน้าปก)")
        plan.add("fiscal_year", span=1)
        self.edition = plan.add("edition", span=3, spec=_editions())
        plan.add("cover_lines")
        super().__init__(
            plan,
            _heading("หน่วยงาน"),
            _organisation(tools, ("plan", "unit")),
            _heading("หน่วยงานต้นสังกัด"),
            _organisation(tools, ("plan", "agency")),
        )

    def refresh(self, change: Change) -> None:
        if change.whole:
            # One may have been made or taken in since.
            self.edition.offer(_editions())
        super().refresh(change)


# The first tab is what is seen first of most plans: it waits for no other.


def _divisions(tools: Tools) -> QWidget:
    from desktop.window.unit.division_tree import DivisionTree  # noqa: PLC0415

    return DivisionTree(tools)


def _people(tools: Tools) -> QWidget:
    from desktop.window.unit.people_list import PeopleList  # noqa: PLC0415

    return PeopleList(tools)


def _staffing(tools: Tools) -> QWidget:
    from desktop.window.unit.staffing_grid import staffing_grid  # noqa: PLC0415

    return staffing_grid(tools)


def _editions() -> Spec:
    """The sets of forms that there are, the newest first."""
    ids = tuple(sorted(edition_files(), reverse=True))
    label = spec_at(("plan", "edition")).label
    words = tuple(f"แบบฟอร์มปี พ.ศ. {name}" for name in ids)
    return Spec(Kind.CHOICE, label, required=True, choices=ids, words=words)


def _organisation(tools: Tools, place: Place) -> FieldForm:
    form = FieldForm(tools, place, columns=3, least=11)
    form.add("name")
    for name in ("abbreviation", "code", "phone"):
        form.add(name, span=1)
    return form


def _heading(words: str) -> QWidget:
    whole = QWidget()
    label = Label(words)
    set_role(label, "section")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, em(whole, 0.4), 0, 0)
    column.addWidget(label)
    return whole
