"""The gathered plans as one document: a form for each combined table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from db.errors import PhaenError
from forms.document import Document, Form, Item, Table
from forms.gathering.board import BoardLine
from forms.gathering.cells import heading, note
from forms.gathering.charts import unit_charts
from forms.gathering.combining import ProjectGroup, by_policy, by_strategy, whole
from forms.gathering.lists import record_lists
from forms.gathering.names import same_code
from forms.gathering.reports import TableOf, combined_tables, without
from forms.gathering.tables import (
    answer_items,
    board_table,
    division_table,
    group_items,
    project_table,
    unit_table,
)
from forms.gathering.unit_plan import Gathered
from forms.page_setup import Margins

_MARGINS = Margins(top=20, right=15, bottom=15, left=20)


class Board(NamedTuple):
    """What there is to print of a gather: the plans, and the lines of the board."""

    gathered: Gathered
    lines: Sequence[BoardLine]


class _Kind(NamedTuple):
    """A combined form: its title, what its sheet is called, and what stands on it."""

    title: str
    sheet: str
    items: Callable[[Board], Iterator[Item]]


def _board(board: Board) -> Iterator[Item]:
    yield board_table(board.lines)


def _units(board: Board) -> Iterator[Item]:
    yield unit_table(board.gathered)


def _strategies(board: Board) -> Iterator[Item]:
    yield from group_items("ยุทธศาสตร์", by_strategy(board.gathered), whole(board.gathered))


def _policies(board: Board) -> Iterator[Item]:
    yield from group_items("นโยบาย", by_policy(board.gathered), whole(board.gathered))


def _divisions(board: Board) -> Iterator[Item]:
    yield division_table(board.gathered)


def _projects(board: Board) -> Iterator[Item]:
    yield project_table(by_strategy(board.gathered))


def _charts(board: Board) -> Iterator[Item]:
    yield from unit_charts(board.gathered)


def _reports(table_of: TableOf) -> Callable[[Board], Iterator[Item]]:
    def items(board: Board) -> Iterator[Item]:
        yield from combined_tables(board.gathered, table_of)
        if names := without(board.gathered, table_of):
            yield note(f"ยังไม่มีข้อมูล: {' '.join(names)}")

    return items


# In the order in which they are bound.
_KINDS: Mapping[str, _Kind] = {
    "board": _Kind("ทะเบียนแผนของหน่วยงาน", "ทะเบียน", _board),
    "units": _Kind("โครงการและงบประมาณแยกตามหน่วยงาน", "หน่วยงาน", _units),
    "charts": _Kind("แผนภูมิแยกตามหน่วยงาน", "แผนภูมิ", _charts),
    "strategies": _Kind("โครงการและงบประมาณแยกตามยุทธศาสตร์", "ยุทธศาสตร์", _strategies),
    "policies": _Kind("โครงการและงบประมาณแยกตามนโยบาย", "นโยบาย", _policies),
    "divisions": _Kind("โครงการและงบประมาณแยกตามส่วนราชการ", "ส่วนราชการ", _divisions),
    "projects": _Kind("บัญชีโครงการ/กิจกรรมของทุกหน่วยงาน", "โครงการ", _projects),
    "progress": _Kind(
        "แบบรายงาน สยป.3 รวมทุกหน่วยงาน", "สยป.3 รวม", _reports(lambda plan: plan.results)
    ),
    "score": _Kind(
        "สรุปคะแนนผลการปฏิบัติราชการรวมทุกหน่วยงาน", "สรุปคะแนนรวม", _reports(lambda plan: plan.score)
    ),
}


class CombinedForm(NamedTuple):
    """A form that gathered plans can be printed on."""

    id: str
    title: str


COMBINED_FORMS = tuple(CombinedForm(name, kind.title) for name, kind in _KINDS.items())
_OF_REPORTS = frozenset({"progress", "score"})


def combined_document(
    board: Board,
    *,
    forms: Sequence[str] = (),
    policies: Sequence[str] = (),
    date: dt.date | None = None,
    lists: bool = False,
) -> Document:
    """The document of gathered plans: the forms named (none: all that say something).

    `policies` are codes of policies; each has a form more, which says which units serve it.
    With `lists` the projects of all units stand behind the forms as records.

    Raises:
        PhaenError: a form that there is not.
    """
    for name in forms:
        if name not in _KINDS:
            raise PhaenError(f"ไม่มีตารางรวม “{name}” ที่มีคือ {', '.join(_KINDS)}")
    chosen = [name for name in _KINDS if name in forms]
    if not forms:
        chosen = [name for name in _KINDS if name not in _OF_REPORTS or board.gathered.quarter]
    made = [*(_form(board, name) for name in chosen), *(_answer(board, p) for p in policies)]
    year = board.gathered.year
    return Document(
        title=f"รวมแผนปฏิบัติราชการของหน่วยงาน ประจำปี พ.ศ. {year}",
        author="",
        forms=tuple(made),
        date=date,
        lists=record_lists(board.gathered) if lists else (),
    )


def policy_group(gathered: Gathered, policy: str) -> ProjectGroup:
    """The projects that serve a policy; none where no unit serves it."""
    code = same_code(policy)
    found = (group for group in by_policy(gathered) if group.key == code)
    return next(found, ProjectGroup(code, code, ()))


def _form(board: Board, name: str) -> Form:
    kind, gathered = _KINDS[name], board.gathered
    return _paper(name, kind.title, kind.sheet, _second_line(gathered), tuple(kind.items(board)))


def _answer(board: Board, policy: str) -> Form:
    group = policy_group(board.gathered, policy)
    title = f"หน่วยงานที่สนับสนุนนโยบาย {group.name}"
    items = tuple(answer_items(group)) if group.projects else (note("ไม่มีหน่วยงานใดสนับสนุนนโยบายนี้"),)
    return _paper(f"policy-{group.key}", title, group.key, _second_line(board.gathered), items)


def _second_line(gathered: Gathered) -> str:
    at = f" ข้อมูลถึงไตรมาส {gathered.quarter}" if gathered.quarter else ""
    return f"ประจำปีงบประมาณ พ.ศ. {gathered.year} จำนวน {len(gathered.units):,} หน่วยงาน{at}"


def _paper(name: str, title: str, sheet: str, below: str, items: tuple[Item, ...]) -> Form:
    shown = tuple(item for item in items if not isinstance(item, Table) or item.body)
    return Form(
        id=name,
        title=title,
        items=(heading(title, below), *(shown or (note("ยังไม่มีข้อมูล"),))),
        sheet=sheet,
        orientation="landscape",
        margins=_MARGINS,
    )
