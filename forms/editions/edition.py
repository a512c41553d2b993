"""An edition: one year's set of standard forms, as data that an office can copy and edit.

Editions are TOML files: those that come with the program in `forms/editions`, and those
an office keeps in its own folder. The file says what stands on each form, in what words,
columns, widths and order; the vocabulary it may use is `forms.build`'s.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import platformdirs

from db.errors import PhaenError
from db.records import Memo, Plan
from forms.document import MARGINS, Align, Digits, Margins, Numbering, Orientation
from forms.editions.rules import Rules
from forms.editions.toml_reader import read

BUILT_IN = Path(__file__).resolve().parent
# Tables of an edition file that build on those of the editions it uses.
_SHARED = ("rules", "words", "styles", "parts", "notes", "labels", "memo", "footnotes")


class EditionError(PhaenError):
    """An edition file that cannot be used; says which file, where in it, and why."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: points and millimetres, as `forms.document.Paragraph`.

    `narrative`: running text, which a unit may have set distributed.
    """

    size: float = 16
    bold: bool = False
    align: Align = "left"
    indent: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    narrative: bool = False
    leading: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: a template, its style, and the name that must be there to print it.

    In a template `{name}` is what the plan holds, `**…**` is bold and `{note.name}` is the
    number of a footnote. `per` prints the line once for each item of a list.
    """

    text: str
    style: str = "body"
    when: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the headings that span it (`over`, outermost first), width.

    `text` is a template of its cells, or `show` names a computed content. One that is
    `optional` is left out where `text` is empty in every row. `least` and `most` are what
    its width may be chosen between for the fewest pages; 0 is its width.
    """

    heading: str
    width: float
    text: str = ""
    show: str = ""
    over: tuple[str, ...] = ()
    align: Align = "left"
    optional: bool = False
    least: float = 0
    most: float = 0


@dataclass(frozen=True, slots=True)
class TotalCell:
    """A cell of a table's last row, over `span` columns."""

    span: int = 1
    text: str = ""
    show: str = ""
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a definition column: its bold heading and the field it prints.

    `note` stands below the heading. `alone`: printed only of what has no row in ตาราง ค,
    unless the unit chooses whole definitions.
    """

    field: str
    heading: str
    note: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """One block of a form. `kind` says which builder reads it, and with it which fields.

    `rows` names what a table or an `each` goes through; `blocks` are what an `each` repeats;
    `blank` prints the block once, empty, where there is nothing to go through. `together` keeps
    what is made on one page. `unless` leaves it out where the plan has a heading of its own
    that begins so. `marks` stand before the entries of a table of contents, by level.
    `notes_once`: footnotes stand with the first thing gone through alone. `empty_total`: a
    table without rows has its last row all the same.
    """

    kind: str
    rows: str = ""
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    total: tuple[TotalCell, ...] = ()
    blocks: tuple[BlockSpec, ...] = ()
    sections: tuple[Section, ...] = ()
    level: int = 1
    entry: str = ""
    style: str = "body"
    size: float = 14
    when: str = ""
    numbers: tuple[int, ...] = ()
    blank: bool = False
    break_before: bool = False
    together: bool = False
    height: float = 0
    unless: str = ""
    marks: tuple[str, ...] = ()
    notes_once: bool = False
    empty_total: bool = True


Need = Literal["", "results", "figures", "scores", "report", "issuance"]


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One form: its id, names, paper and blocks. `needs` says what it cannot go without.

    Of its quarter: "results" it or an earlier one has reported (rule 8), "figures" or
    "scores" among them, its own "report", an "issuance" of that. Without figures or scores
    a form is printed when it is asked for by name. `running` and `catchword` are
    `forms.document.Form`'s. Each step of `tighten` gives styles less space where that saves
    a page.
    """

    id: str
    title: str
    blocks: tuple[BlockSpec, ...]
    sheet: str = ""
    orientation: Orientation = "portrait"
    numbering: Numbering = "figures"
    margins: Margins = MARGINS
    digits: Digits = "typed"
    centred: bool = False
    running: tuple[Line, ...] = ()
    catchword: str = ""
    tighten: tuple[Mapping[str, Style], ...] = ()
    needs: Need = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A มิติ of Part 1, and which strategies of the BMA plan are under it."""

    number: int
    name: str
    strategies: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed wording of computed contents: every field is a word or template."""

    absent: str
    dots: str
    amount: str
    money_none: str
    money_statuses: Mapping[str, str]
    not_granted_alone: bool
    sum_absent: str
    sum_amount: str
    money_under: str
    money_under_none: str
    money_under_noted: str
    total_amount: str
    dropped: str
    integrated_mark: str
    integrated_note: str
    integrated_name: str
    kinds: Mapping[str, str]
    project_kinds: Mapping[str, str]
    project_first_words: tuple[str, ...]
    kr: str
    kr_coded: str
    kpi: str
    kpi_coded: str
    own_tactic: str
    component: str
    subcomponent: str
    duty_openings: tuple[str, ...]
    swot_heading: str
    swot_column: str
    year_total: str
    links: Mapping[str, str]
    percent: str
    points: str
    bare_points: str
    baseline: str
    criterion: str
    quarter_result: str
    quarter_projects: str
    earlier_quarter: str
    own_group: str
    filled: str
    factor: str
    under_tactic: str
    under_goal: str
    policy_dimension: str
    policy_name: str
    policy_code: str
    policy_named: str
    link_project: str
    score_group: str
    score_component: str
    score_total: str
    score_percent: str
    swot: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A set of forms, in the `order` of their ids (without one, as the file has them).

    `uses` takes in the forms of other editions that are not its own, and their rules,
    words, styles, parts, notes and labels where it has none of that name; a form not in
    `order` is left out. `parts` are blocks that several forms have, taken in by name.
    `notes` say how fields are filled in, by their dotted path in the plan without
    positions. `labels` are what this year calls its fields (`forms.editions.labels`). `memo` words
    the quarterly memo of a unit that has no template of its own (`forms.reporting.memo`). `choices`
    are the fields of a plan's print choices that these forms know, `footnotes` the texts
    of the form's own notes.
    """

    id: str
    name: str
    rules: Rules
    words: Words
    styles: Mapping[str, Style]
    dimensions: tuple[Dimension, ...] = ()
    forms: tuple[FormSpec, ...] = ()
    parts: Mapping[str, tuple[BlockSpec, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    memo: Memo = field(default_factory=Memo)
    uses: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def form_with(self, rows: str) -> str:
        """The id of the first form that goes through those rows; empty where none does."""
        return next((form.id for form in self.forms if _has_rows(form.blocks, rows)), "")


def _has_rows(blocks: tuple[BlockSpec, ...], rows: str) -> bool:
    return any(block.rows == rows or _has_rows(block.blocks, rows) for block in blocks)


def own_folder() -> Path:
    """Where an office keeps editions of its own."""
    return Path(platformdirs.user_data_dir("Phaen", appauthor=False)) / "editions"


def edition_files() -> dict[str, Path]:
    """The edition files by id, an office's own before those of the program."""
    return {path.stem: path for folder in (BUILT_IN, own_folder()) for path in _files(folder)}


def _files(folder: Path) -> tuple[Path, ...]:
    """The edition files of a folder; it is read again when something in it was changed."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return ()
    return _listed(folder, changed)


@lru_cache(maxsize=16)
def _listed(folder: Path, _changed: int) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.toml")))


def load_edition(edition_id: str) -> Edition:
    """The edition of that id.

    Raises:
        EditionError: there is none, or its file does not read.
    """
    path = edition_files().get(edition_id)
    if path is None:
        known = ", ".join(sorted(edition_files()))
        raise EditionError(f"ไม่มีชุดแบบฟอร์ม “{edition_id}” ชุดที่มีคือ {known}")
    return _load(path)


def edition_for(plan: Plan) -> Edition:
    """The edition a plan is printed on.

    That of its own id; where there is none, the newest one that is not later than it,
    else the oldest: a plan can always be printed.
    """
    ids = sorted(edition_files())
    if plan.edition in ids:
        return load_edition(plan.edition)
    earlier = [known for known in ids if known <= plan.edition]
    return load_edition(earlier[-1] if earlier else ids[0])


@cache
def _load(path: Path) -> Edition:
    edition = read_edition(path)
    used = [form for other in edition.uses for form in load_edition(other).forms]
    known = {form.id: form for form in (*reversed(used), *edition.forms)}
    order = edition.order or tuple(dict.fromkeys(form.id for form in (*edition.forms, *used)))
    if missing := [name for name in order if name not in known]:
        raise EditionError(f"แฟ้มชุดแบบฟอร์ม {path} จัดลำดับแบบฟอร์ม “{missing[0]}” ซึ่งไม่มี")
    return replace(edition, forms=tuple(known[name] for name in order))


def read_edition(path: Path) -> Edition:
    """Read one edition file, without what it uses of others.

    Raises:
        EditionError: the file does not read, or holds what no edition has.
    """
    try:
        return read(Edition, {"id": path.stem, **_table(path)})
    except ValueError as error:
        raise EditionError(f"แฟ้มชุดแบบฟอร์ม {path} ใช้ไม่ได้: {error}") from error


def _table(path: Path) -> dict[str, Any]:
    """The tables of an edition file, over those of the editions it uses."""
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EditionError(f"อ่านแฟ้มชุดแบบฟอร์ม {path} ไม่ได้: {error}") from error
    for used in own.get("uses", ()):
        known = edition_files().get(used)
        if known is None or known == path:
            raise EditionError(f"แฟ้มชุดแบบฟอร์ม {path} อ้างถึงชุด “{used}” ซึ่งไม่มี")
        below = _table(known)
        for name in _SHARED:
            own[name] = {**below.get(name, {}), **own.get(name, {})}
    return own
