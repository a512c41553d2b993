"""A plan that comes from a file and is in the store already: what differs, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.places import parsed
from db.records import Package
from db.settling import taken_in
from desktop.window.widgets.difference_list import Sides
from desktop.window.widgets.differences_dialog import DifferencesDialog
from desktop.window.widgets.theme import Theme
from forms.calendar import moment_words
from forms.editing.acts import Act
from forms.editing.comparing import Difference, differences_between
from forms.editing.states import State
from forms.editions.opening import opened_edition

if TYPE_CHECKING:
    from db.store.store import PlanEntry

MERGE, REPLACE = "เทียบและผสาน…", "แทนที่แผนในเครื่อง"
KEEP_BOTH, CANCEL = "เก็บไว้ทั้งสองฉบับ", "ยกเลิก"


def compared(
    stored: State, brought: Package, drafts: Mapping[str, str]
) -> tuple[Package, tuple[Difference, ...]]:
    """The package as it is kept, and what differs between the state in the store and it."""
    taken = taken_in(brought)
    edition = opened_edition(taken.plan).edition
    return taken, differences_between(stored, _state_of(taken, drafts), edition)


def replaced_by(_state: State, package: Package, drafts: Mapping[str, str], words: str) -> Act:
    """The step that puts a package in the place of the whole plan, with its drafts by place.

    What stood in fields and was no value went with the plan that it was typed into.
    """
    return Act(words, _state_of(package, drafts))


def _state_of(package: Package, drafts: Mapping[str, str]) -> State:
    return State(package, {parsed(path): text for path, text in drafts.items()})


def same_plan_dialog(
    theme: Theme,
    file_name: str,
    entry: PlanEntry,
    differences: Sequence[Difference],
    parent: QWidget,
) -> DifferencesDialog:
    """Asks what becomes of a plan that is in the store already; the answers stand above."""
    return DifferencesDialog(
        theme,
        parent,
        title="มีแผนนี้อยู่แล้ว",
        words=f"แผนใน “{file_name}” มีอยู่ในเครื่องนี้แล้ว แต่ต่างกัน {len(differences):,} แห่ง จะทำอย่างไร",
        more=f"แผนในเครื่อง: {entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year} "
        f"บันทึกเมื่อ {moment_words(entry.saved_at)}\n"
        "ถ้าเทียบและผสาน จะเลือกได้ทีละแห่งว่าใช้ของฝ่ายใด ถ้าแทนที่ แผนในเครื่องจะมีข้อมูลตามแฟ้ม "
        "ทั้งสองอย่างเลิกทำได้ ถ้าเก็บไว้ทั้งสองฉบับ แผนในเครื่องไม่ถูกเปลี่ยนแปลง",
        differences=differences,
        sides=Sides("แผนในเครื่อง", "แผนในแฟ้ม"),
        answers=(MERGE, REPLACE, KEEP_BOTH, CANCEL),
        careful=True,
    )
