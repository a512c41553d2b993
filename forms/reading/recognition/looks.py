"""What cells of a column look like: figures, codes, money. It decides where headings do not."""

from __future__ import annotations

import re
from collections.abc import Callable

from forms.editing.entry_error import EntryError
from forms.editing.typed_figures import figure_entry
from forms.thai.digits import arabic_digits

_ORDER = re.compile(r"\(?\d{1,3}[.)]?")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_DIGITS = re.compile(r"\d{6,10}")
_POLICY = re.compile(r"[A-Z]\d{3}(?:\D.*)?", re.DOTALL)
_LEVEL = re.compile(r"(?:ระดับ)?[1-5]")
_PERCENT = re.compile(r"(?:ร้อยละ\d+(?:\.\d+)?|\d+(?:\.\d+)?%)")
_POINTS = re.compile(r"\d+(?:\.\d+)?(?:คะแนน)?")
_YEARS = re.compile(r"(?:พ\.?ศ\.?|ปี)\d{4}")
_QUARTER = re.compile(r"\(?ไตรมาส")
_LISTED = re.compile(r"\(?1[).]")
_YEAR = re.compile(r"(?:ปี.*|พ\.?ศ\.?)?25\d\d.*")
_MONEY_WORDS = ("ไม่", "ระหว่าง", "งบ", "เงิน", "-")
_DASHES = re.compile(r"[-–—.…]*")
Look = Callable[[str], bool]


def _figure(text: str) -> bool:
    try:
        return figure_entry(text) is not None
    except EntryError:
        return False


def _money(text: str) -> bool:
    return _figure(text) or any(word in text for word in _MONEY_WORDS)


def _like(pattern: re.Pattern[str]) -> Look:
    return lambda text: bool(pattern.fullmatch(text))


def _begins(pattern: re.Pattern[str]) -> Look:
    return lambda text: bool(pattern.match(text))


# By what a column holds: the computed content, or the template of its cells.
_LOOKS: dict[str, Look] = {
    "{order}": _like(_ORDER),
    "{order}.": _like(_ORDER),
    "{number}": _like(_ORDER),
    "{project.strategy_code}": _like(_DIGITS),
    "budget": _money,
    "link_budget": _money,
    "policy_codes": _begins(_POLICY),
    "baseline": _begins(_YEARS),
    "weight": _figure,
    "level": _like(_LEVEL),
    "level_share": _begins(_PERCENT),
    "points": _like(_POINTS),
    "step_weight": _figure,
    "running": _figure,
    "posts": _begins(re.compile(r"\d")),
    "posts_total": _begins(re.compile(r"\d")),
    "target_figure": _figure,
    "progress": _figure,
    "narrative": _begins(_QUARTER),
    "numbered_projects": _begins(_LISTED),
    "{indicator.link.tactic}": _like(_DOTTED),
    "{indicator.division_code}": _like(_DIGITS),
    "{label}": _like(_YEAR),
}


def fits(holds: str, text: str) -> bool | None:
    """Whether a cell looks like what a column holds; None where nothing tells."""
    look = _LOOKS.get(holds)
    bare = arabic_digits("".join(text.split()))
    if look is None or _DASHES.fullmatch(bare):
        return None
    return look(bare)
