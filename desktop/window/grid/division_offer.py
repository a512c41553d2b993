"""Divisions that were typed or pasted into a grid and are not there, offered to be added."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from desktop.window.grid.model import GridModel
from desktop.window.page import Tools
from forms.editing.named_divisions import adding_divisions, unknown_divisions
from forms.shortened import shortened

_MOST_NAMED = 5


def offer_divisions(tools: Tools, model: GridModel, cells: Iterable[tuple[int, int]]) -> None:
    """Offer to add, all at once, the divisions that cells just written name in vain."""
    session = tools.session
    places = (model.place_of(row, at) for row, at in cells if model.columns[at].show is None)
    names = unknown_divisions(session.state, places)
    if not names:
        return
    shown = shortened([f"“{name}”" for name in names], _MOST_NAMED, "ชื่อ", " ")
    add = partial(session.act, adding_divisions, session.edition, names)
    tools.notice.show_result(
        f"ไม่พบ {shown} ในรายการส่วนราชการ",
        ((f"เพิ่มส่วนราชการ {len(names)} รายการ", add),),
        severity="warning",
        until=session.opened,
    )
