"""A budget cell as forms print it: an amount, its status and its note in one (rule 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.places import Place, value_at
from db.records import Budget, Package
from forms.editing.entry_error import EntryError
from forms.editing.typed_figures import NO_FIGURE, figure_entry

_BUDGET = "งบประมาณ"
# In the order in which they are looked for: one's words may stand in another's.
_STATUSES = (
    ("not_granted", re.compile(rf"ไม่ได้รับ(?:การ)?(?:จัดสรร)?(?:{_BUDGET})?")),
    (
        "requested",
        re.compile(rf"(?:อยู่)?ระหว่าง(?:การ)?ขอ(?:รับการ)?จัดสรร(?:{_BUDGET})?|ขอจัดสรร(?:{_BUDGET})?"),
    ),
    ("none", re.compile(r"ไม่(?:ใช้|มี)(?:งบ(?:ประมาณ)?)?")),
    ("granted", re.compile(rf"ได้รับ(?:การ)?(?:จัดสรร)?(?:{_BUDGET})?")),
)
_OFF_BUDGET = "เงินนอกงบประมาณ"
# What stands around the words and says nothing more.
_AROUND = " \t\n\u00a0*()[]"
_FIRST_LINE = re.compile(r"(?P<amount>[^\n]*)\n(?P<rest>.*)", re.DOTALL)


def budget_entry(text: str) -> Mapping[str, str]:
    """The fields of a budget that a text typed as its amount sets, by name, as texts.

    A dash is the form's sign of no money. Empty where the text is a plain figure, or no such
    text as a form prints: the amount's own field says then what is wrong.
    """
    bare = text.strip()
    if NO_FIGURE.fullmatch(bare):
        return {"amount": "", "status": "none"}
    if _OFF_BUDGET in bare:
        return _off_budget(bare)
    for status, pattern in _STATUSES:
        if found := pattern.search(bare):
            rest = (bare[: found.start()] + bare[found.end() :]).strip(_AROUND)
            if status == "none":
                rest = rest.strip("-–— ")
            return {"amount": rest, "status": status} if not rest or _is_figure(rest) else {}
    return {}


def with_budgets(texts: Mapping[Place, str], package: Package) -> Mapping[Place, str]:
    """Texts by place, those typed as amounts of a budget spread over its fields.

    What stands in another field of the same budget at the same time, as in a pasted row, goes
    before what the amount's text says of it.
    """
    spread: dict[Place, str] = {}
    for place, text in texts.items():
        if place[-1] == "amount" and isinstance(value_at(package, place[:-1]), Budget):
            spread |= {(*place[:-1], name): said for name, said in budget_entry(text).items()}
    wins = {at: said for at, said in spread.items() if at[-1] == "amount" or not texts.get(at)}
    return {**texts, **wins} if wins else texts


def _off_budget(text: str) -> Mapping[str, str]:
    """Money from elsewhere: a figure in the first line, and the rest as the note."""
    found = _FIRST_LINE.fullmatch(text)
    amount, note = ("", text)
    if found and _is_figure(found["amount"]):
        amount, note = found["amount"], found["rest"]
    note = note.strip()
    said = {"amount": amount, "status": "off_budget"}
    return said if note.strip(_AROUND) == _OFF_BUDGET else {**said, "note": note}


def _is_figure(text: str) -> bool:
    try:
        figure_entry(text)
    except EntryError:
        return False
    return True
