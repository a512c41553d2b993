"""Whether a template, a condition or a list names only what is at hand."""

from __future__ import annotations

from collections.abc import Callable

from forms.editions.faults import FilePath, unknown
from forms.editions.vocabulary import memos
from forms.editions.vocabulary.rows import ELSEWHERE
from forms.templates.filling import NOT
from forms.templates.names import Holding, Many, Names, below, held, is_printable, meant
from forms.templates.parsing import holes, parsed, parsed_plain, unbalanced

# Takes a fault: where it is, and why.
Tell = Callable[[FilePath, str], None]


def check_template(template: str, names: Names, path: FilePath, tell: Tell) -> None:
    """Tell of what a template with marks names that cannot be printed."""
    if sign := unbalanced(template):
        tell(path, f"มี {sign} ที่ไม่เข้าคู่ ถ้าต้องการพิมพ์เครื่องหมายนี้ ให้ใส่ \\ ข้างหน้า")
    for hole in holes(parsed(template)):
        if reason := _unprintable(hole, names):
            tell(path, reason)


def check_words(text: str, names: Names, path: FilePath, tell: Tell) -> None:
    """Tell of what fixed words name; those with names of their own are a template."""
    if names:
        check_template(text, names, path, tell)
        return
    for hole in holes(parsed_plain(text)):
        tell(path, f"ใช้ {{{hole}}} ที่นี่ไม่ได้ ข้อความนี้พิมพ์ตามที่เขียน")


def check_memo(text: str, path: FilePath, tell: Tell) -> None:
    """Tell of what a memo's template names that is no placeholder."""
    for hole in holes(parsed_plain(text)):
        if not memos.is_known(hole):
            tell(path, unknown("คำเติม", hole, memos.PLACEHOLDERS, "{{{}}}"))


def check_condition(condition: str, names: Names, path: FilePath, tell: Tell) -> None:
    """Tell of a condition that asks for what is not at hand."""
    asked = condition.removeprefix(NOT)
    if condition and held(names, asked) is None:
        tell(path, unknown("ชื่อ", asked, [meant(names, asked)]))


def items_of(listed: str, names: Names, path: FilePath, tell: Tell) -> Holding | None:
    """What each item of a list at hand holds; tells why it is none."""
    holding = held(names, listed)
    if isinstance(holding, Many):
        return holding.each
    if holding is None:
        tell(path, unknown("ชื่อ", listed, [meant(names, listed)]))
    else:
        tell(path, f"“{listed}” ไม่ใช่รายการ")
    return None


def _unprintable(hole: str, names: Names) -> str:
    """Why a hole cannot be filled; empty where it can."""
    holding = held(names, hole)
    if holding is None and held(ELSEWHERE, hole) is not None:
        return f"ใช้ {{{hole}}} ที่นี่ไม่ได้ เพราะส่วนนี้ไม่ได้อยู่ในรายการ (rows) ที่มีชื่อนี้"
    if holding is None:
        return unknown("คำเติม", hole, [meant(names, hole)], "{{{}}}")
    if is_printable(holding):
        return ""
    inside = (name for name, each in below(holding).items() if is_printable(each.holding))
    first = next(inside, "")
    hint = f" โปรดเลือกชื่อที่อยู่ภายใน เช่น {{{hole}.{first}}}" if first else ""
    return f"พิมพ์ {{{hole}}} ไม่ได้{hint}"
