"""Edition files with a fault, one of each kind: what is changed, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from forms.editions.library import BUILT_IN


class Faulty(NamedTuple):
    """A text of an edition of the program, what stands there instead, and what is said.

    `told` are words of the message; the line is that of the first line that differs.
    """

    edition: str
    old: str
    new: str
    told: tuple[str, ...]


KINDS = {
    "syntax": Faulty("2563", "[words]\n", "[words\n", ("TOML",)),
    "a text that is not closed": Faulty("2563", 'dots = "....."', 'dots = ".....', ("TOML",)),
    "unknown field": Faulty("2563", 'name = "แผน', 'nam = "แผน', ("nam", "name")),
    "number that is a text": Faulty(
        "2563", "weight_sum = 70", 'weight_sum = "เจ็ดสิบ"', ("rules.weight_sum", "ตัวเลข")
    ),
    "list that is a number": Faulty(
        "2563", "level_percents = [20, 40, 60, 80, 100]", "level_percents = 20", ("[ ]",)
    ),
    "list that is too short": Faulty(
        "2563", "level_percents = [20, 40, 60, 80, 100]", "level_percents = [20]", ("5 ตัว",)
    ),
    "text that is a number": Faulty(
        "2563", 'kind = "leaders"', "kind = 5", ("forms[1].blocks[3].kind", "เครื่องหมายคำพูด")
    ),
    "table that is a text": Faulty(
        "2563",
        "margins = { top = 15, right = 20, bottom = 20, left = 30 }",
        'margins = "15"',
        ("forms[1].margins", "ตาราง"),
    ),
    "choice that is none": Faulty(
        "2563",
        'orientation = "landscape"',
        'orientation = "sideways"',
        ("forms[2].orientation", "sideways", "landscape"),
    ),
    "key that is none": Faulty("2563", "not_granted =", "nobody =", ("nobody", "not_granted")),
    "regular expression": Faulty("2567", '"P[0-9]{3}"', '"P[0-9"', ("rules.policy_pattern",)),
    "unknown kind": Faulty("2563", 'kind = "leaders"', 'kind = "leader"', ("leader", "leaders")),
    "unknown rows": Faulty("2563", 'rows = "results"', 'rows = "result"', ("result", "results")),
    "unknown chart": Faulty("2563", 'rows = "states"', 'rows = "statues"', ("statues", "states")),
    "unknown list at hand": Faulty(
        "2567", 'rows = "plan.preface"', 'rows = "plan.prefaces"', ("plan.prefaces",)
    ),
    "list of another kind": Faulty(
        "2567", 'rows = "plan.preface"', 'rows = "plan.situation"', ("plan.situation", "texts")
    ),
    "rows that stand nowhere": Faulty(
        "2563", 'rows = "issuances"', 'rows = "rubrics"', ("rubrics", "each", "negotiated")
    ),
    "unknown show": Faulty("2563", 'show = "narrative"', 'show = "narrativ"', ("narrative",)),
    "show of other rows": Faulty(
        "2563", 'show = "narrative"', 'show = "budget"', ("forms[2].blocks[2].columns[7].show",)
    ),
    "unknown text of a show": Faulty("2563", 'text = "weight"', 'text = "wait"', ("wait",)),
    "unknown style": Faulty(
        "2563", 'style = "memo_further"', 'style = "memo_furthest"', ("memo_further",)
    ),
    "unknown style to tighten": Faulty(
        "2563", "{ sign_space = {", "{ signs_space = {", ("signs_space", "progress")
    ),
    "unknown section": Faulty("2567", 'field = "scope"', 'field = "scopes"', ("scopes",)),
    "unknown hole": Faulty(
        "2563",
        "{indicator.name}",
        "{indicator.nam}",
        ("{indicator.nam}", "{indicator.name}", "progress"),
    ),
    "hole that is known elsewhere": Faulty("2563", "{unit}", "{project.name}", ("{project.name}",)),
    "hole of a whole record": Faulty(
        "2563", '"{indicator.name}"', '"{indicator}"', ("{indicator}", "{indicator.key}")
    ),
    "hole of a footnote that is none": Faulty(
        "2567", "{note.objective}", "{note.objectiv}", ("note.objectiv", "note.objective")
    ),
    "hole of a fixed word": Faulty("2563", 'absent = "-"', 'absent = "{text}"', ("{text}",)),
    "hole of a template in words": Faulty(
        "2563", 'amount = "{amount}.-"', 'amount = "{amounts}.-"', ("words.amount", "{amount}")
    ),
    "hole of a link": Faulty("2563", "{goal.code}", "{gold.code}", ("words.links.goal",)),
    "hole of the memo": Faulty("2563", "{ช่วงเดือน}", "{ช่วงเดือ}", ("memo.facts[1]", "{ช่วงเดือน}")),
    "hole in a title": Faulty("2563", "ความ[ ไตรมาส {quarter}]", "ความ[ {quarters}]", ("title",)),
    "brace that is not closed": Faulty("2563", "{memo_date}", "{memo_date", ("{",)),
    "passage that is not closed": Faulty("2563", "[ โดย {", " โดย {", ("]",)),
    "bold that is not closed": Faulty("2563", "**คะแนน**", "**คะแนน", ("**",)),
    "unknown condition": Faulty(
        "2563", 'when = "memo.closing"', 'when = "memo.closings"', ("memo.closing",)
    ),
    "unknown condition of none": Faulty(
        "2567", 'when = "no.plan.vision"', 'when = "no.plan.visions"', ("plan.vision",)
    ),
    "unknown list of a line": Faulty(
        "2563", 'per = "positions"', 'per = "position"', ("position",)
    ),
    "line for each of no list": Faulty("2563", 'per = "positions"', 'per = "name"', ("name",)),
    "lines too few": Faulty("2567", 'lines = ["", "หน้า"]', 'lines = ["หน้า"]', ("contents", "2")),
    "no columns": Faulty(
        "2563",
        'columns = [{ heading = "เรียน", text = "{memo.to}", width = 100 }]',
        "columns = []",
        ("columns",),
    ),
    "column of no width": Faulty("2563", "width = 45.5", "width = 0", ("width",)),
    "style of no size": Faulty(
        "2563", "plain = { size = 16", "plain = { size = 0", ("styles.plain",)
    ),
    "block of no size": Faulty("2563", "size = 14\n", "size = -1\n", ("size",)),
    "numbers too few": Faulty(
        "2567",
        'rows = "situation.opening"\n',
        'rows = "situation.opening"\nnumbers = [1]\n',
        ("numbers",),
    ),
    "unknown part": Faulty(
        "2566", 'kind = "part", rows = "grid"', 'kind = "part", rows = "grids"', ("grids",)
    ),
    "parts in a circle": Faulty(
        "2566",
        '[[parts.grid]]\nkind = "heading"',
        '[[parts.grid]]\nrows = "grid"\nkind = "part"\n[[parts.grid]]\nkind = "heading"',
        ("grid → grid",),
    ),
    "form that is missing": Faulty(
        "2566", '"cover", "preface"', '"covers", "preface"', ("covers",)
    ),
    "form that is there twice": Faulty("2563", 'id = "score"', 'id = "memo"', ("memo", "ซ้ำ")),
    "edition that is missing": Faulty(
        "2566", 'uses = ["2567"]', 'uses = ["1900"]', ("1900", "2567")
    ),
    "uses that are no list": Faulty("2566", 'uses = ["2567"]', 'uses = "2567"', ("uses",)),
    "note of no field": Faulty(
        "2567", '"part3.projects" = "โครงการที่', '"part4.projects" = "โครงการที่', ("part4.projects",)
    ),
    "label of no page": Faulty("2566", '"page.part1"', '"page.part9"', ("page.part9",)),
    "unknown choice": Faulty(
        "2567", '"footnotes", "success', '"footnote", "success', ("footnote",)
    ),
}


def written(folder: Path, kind: str, name: str = "2599") -> tuple[Path, int]:
    """An own edition file with a fault of a kind, and the line where it differs."""
    faulty = KINDS[kind]
    text = (BUILT_IN / f"{faulty.edition}.toml").read_text(encoding="utf-8")
    assert faulty.old in text
    changed = text.replace(faulty.old, faulty.new, 1)
    path = folder / f"{name}.toml"
    path.write_text(changed, encoding="utf-8")
    lines = zip(text.split("\n"), changed.split("\n"), strict=False)
    return path, next(n for n, (old, new) in enumerate(lines, 1) if old != new)
