"""The blocks of a form: each `kind` of an edition's blocks, made into document items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

from db.markers import bare
from db.records import Block, Division, Project, Signature
from forms.baht_words import baht_in_words
from forms.build.charts import CHARTS
from forms.build.context import Context
from forms.build.placed import placed_flows
from forms.build.rows.going import rows_of
from forms.build.rows.lists import staffing_years
from forms.build.swot import swot_lists as lists_of_swot
from forms.build.swot import swot_tables
from forms.build.tables import tables, totals
from forms.document import (
    Contents,
    Figure,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Reckoned,
    Run,
    Table,
)
from forms.editions.blocks import BlockSpec, Line
from forms.figures import figure, figure_format, quoted
from forms.lookup import distinct
from forms.templates.filling import Scope, holds, value, words

# What may stand in a group.
GroupItem = Heading | Paragraph | Fraction | Figure | Table | Leaders
Builder = Callable[[Context, BlockSpec, Scope], Iterator[Item]]


def items(context: Context, blocks: tuple[BlockSpec, ...], scope: Scope) -> Iterator[Item]:
    """The items of blocks, in order; a block whose `when` holds nothing is left out.

    The last lines before a block that stays together go with it: signatures never stand
    on a page of their own.
    """
    waiting: Item | None = None
    for block in blocks:
        if not _is_wanted(context, block, scope):
            continue
        if block.together and isinstance(waiting, Paragraph):
            waiting = replace(waiting, keep=True)
        for item in _made(context, block, scope):
            if waiting is not None:
                yield waiting
            waiting = item
    if waiting is not None:
        yield waiting


def _is_wanted(context: Context, block: BlockSpec, scope: Scope) -> bool:
    """Whether a block is to be printed: it may ask for a name, or for no heading of the plan's."""
    if block.when and not holds(scope, block.when):
        return False
    return not block.unless or not context.has_heading(words(block.unless, scope))


def _made(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The items of one block."""
    if block.break_before:
        yield PageBreak()
    made = KINDS[block.kind](context, block, scope)
    yield from _together(made) if block.together else made


def _together(made: Iterator[Item]) -> Iterator[Item]:
    """What is made as one group, groups in it opened."""
    parts: list[GroupItem] = []
    for item in made:
        if isinstance(item, Group):
            parts += item.items
        elif isinstance(item, GroupItem):
            parts.append(item)
    if parts:
        yield Group(tuple(parts))


def lines(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Paragraph]:
    """The block's lines, filled in."""
    for line in block.lines:
        yield from _line(context, line, scope)


def _line(context: Context, line: Line, scope: Scope) -> Iterator[Paragraph]:
    if line.per:
        for order, item in enumerate(value(scope, line.per) or (), 1):
            # A note hangs on the first of the lines alone.
            noted: Scope = {"note": {}} if order > 1 else {}
            names = {**scope, "item": item, "order": order, **noted}
            yield from _line(context, replace(line, per=""), names)
    elif not line.when or holds(scope, line.when):
        yield from _by_lines(context.paragraph(line, scope))


def _by_lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """One paragraph a line of a text that the plan keeps in several.

    Below a first line that hangs out, further ones stand under its text.
    """
    if "\n" not in paragraph.text:
        yield paragraph
        return
    parts: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *more = run.text.split("\n")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in more]
    hanging = replace(paragraph, first=max(paragraph.first, 0.0), before=0.0, label="")
    for number, part in enumerate(parts):
        yield replace(hanging if number else paragraph, runs=tuple(part))


def heading(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """A heading of the block's lines, with its place in bookmarks and contents."""
    entry = words(block.entry, scope)
    paragraphs = tuple(lines(context, block, scope))
    if paragraphs or entry:
        yield Heading(paragraphs, level=block.level, entry=entry, place=scope.get("place"))


def each(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The block's blocks for each thing its rows name; once, empty, where it is `blank`."""
    inner = {**scope, "block": block}
    found = rows_of(context, block.rows, inner)
    if not found and block.blank:
        found = [inner]
    for index, names in enumerate(found):
        inner_names = {**names, "note": {}} if block.notes_once and index else names
        yield from items(context, block.blocks, inner_names)


def inner(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The block's own blocks, so that they can be kept together."""
    return items(context, block.blocks, scope)


def part(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The edition's part that `rows` names."""
    return items(context, context.edition.parts[block.rows], scope)


def table(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """A table, and below it the block's lines, which may speak of its counts and sums."""
    yield from tables(context, block, scope)
    if block.lines:
        yield from below_table(context, block, scope)


def below_table(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The lines of a table's block, with the counts and sums of its rows."""
    inner = {**scope, "block": block}
    rows = rows_of(context, block.rows, inner)
    projects: list[Project] = [row["project"] for row in rows if row.get("project")]
    programmes = distinct(each.integrated_programme for each in projects)
    programmes = tuple(filter(None, programmes))
    named = {
        **inner,
        **_money_named(context, totals(context, rows)),
        "programmes": _programmes(context, rows, programmes),
        "programme_sum": _sum_of_programmes(context, rows, programmes),
    }
    said = list(lines(context, block, named))
    # What is counted below a table is read as one: no line of it begins a page alone.
    yield from (replace(each, keep=True) for each in said[:-1])
    yield from said[-1:]


def _money_named(context: Context, names: dict[str, Any]) -> dict[str, Reckoned | str]:
    """Count and sum as the sentences below a table write them, those of nothing too.

    The sum is there in words as well (rule 10).
    """
    absent = context.words.sum_absent
    count, total = names["count"], names["total"]
    written = figure(total) if isinstance(total, Decimal) else ""
    money = words(context.words.sum_amount, {"amount": written}) if written else absent
    form = figure_format(written) + quoted(words(context.words.sum_amount, {"amount": ""}))
    return {
        "total": Reckoned(money, names["reckoned"], form, absent),
        "total_words": baht_in_words(total) if written else absent,
        "count": replace(count, text=count.text if count.text != "0" else absent, absent=absent),
    }


def _programmes(
    context: Context, rows: Sequence[Scope], programmes: Sequence[str]
) -> list[dict[str, Any]]:
    """Count and sum of each integrated programme; one of dots where there is none."""
    found: list[dict[str, Any]] = []
    for name in programmes:
        bare = name.removeprefix(context.words.integrated_name)
        found.append({"name": bare, **_sum_of_programmes(context, rows, (name,))})
    return found or [{"name": context.words.dots, **_sum_of_programmes(context, rows, ())}]


def _sum_of_programmes(
    context: Context, rows: Sequence[Scope], programmes: tuple[str, ...]
) -> Mapping[str, Reckoned | str]:
    """Count and sum of the projects of some integrated programmes."""
    if not programmes:
        return dict.fromkeys(("count", "total", "total_words"), context.words.sum_absent)
    return _money_named(context, totals(context, rows, programmes))


def prose(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """Headed paragraphs: the blocks that `rows` names, `numbers` [from, to) of them."""
    found: tuple[Block, ...] = value(scope, block.rows) or ()
    start, end = block.numbers or (0, len(found))
    for part in found[start : end if end >= 0 else len(found)]:
        level = part.level or 1
        if part.heading:
            title = context.text(part.heading, f"{block.style}_heading_{min(level, 3)}")
            yield Heading((title,), level=block.level + level)
        for text in part.paragraphs:
            yield from _text_items(context, text, block.style)


def texts(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """One paragraph a text of the list that `rows` names."""
    for text in value(scope, block.rows) or ():
        yield from _text_items(context, text, block.style)


def _text_items(context: Context, text: str, style: str) -> Iterator[Item]:
    """A long text, and the tables and pictures that its lines place."""
    size = context.style(style).size
    waiting: list[str] = []
    for line in text.split("\n"):
        placed = placed_flows(context, line, size)
        if placed and waiting:
            yield from _by_lines(context.text("\n".join(waiting), style))
            waiting = []
        yield from placed
        if not placed:
            waiting.append(bare(line))
    if waiting:
        yield from _by_lines(context.text("\n".join(waiting), style))


def divisions(context: Context, block: BlockSpec, _scope: Scope) -> Iterator[Item]:
    """The divisions with their duties, and under each its own groups.

    The block's lines: the name over several duties, the name alone, a duty, and a name
    with its only duty, which goes on from it.
    """
    return _division_items(context, block, "", "")


def _division_items(context: Context, block: BlockSpec, parent: str, above: str) -> Iterator[Item]:
    name_line, bare_line, duty_line, only_line = block.lines
    for order, (place, division) in enumerate(context.lookup.subdivisions(parent), 1):
        number = f"{above}{order}"
        scope = {"number": number if above else f"{number}.", "division": division}
        if _has_one_duty(context, division):
            lines_of = _line(context, only_line, {**scope, "item": division.duties[0]})
            first, *more = lines_of
            yield Heading((first,), level=block.level + 1, place=place)
            yield from more
        else:
            line = name_line if division.duties else bare_line
            yield Heading((context.paragraph(line, scope),), level=block.level + 1, place=place)
            for index, duty in enumerate(division.duties, 1):
                yield from _line(context, duty_line, {"order": index, "item": duty})
        yield from _division_items(context, block, division.key, f"{number}.")


def _has_one_duty(context: Context, division: Division) -> bool:
    """Whether a division has one duty, written with the words that lead to it."""
    openings = context.words.duty_openings
    return len(division.duties) == 1 and division.duties[0].lstrip().startswith(openings)


def posts_list(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """Posts by kind, and below a kind each division that has some (2566).

    The block's lines: a kind of the whole unit, a kind over its divisions, a division;
    columns name the kinds. Years are told apart where there are several, and a row of the
    whole unit is no part of itself but its total.
    """
    one_line, over_line, row_line = block.lines
    years = list(staffing_years(context.plan.staffing))
    for column, (year, wholes, parts) in product(block.columns, years):
        rows = [row for row in parts if getattr(row, column.text)]
        total = sum(getattr(row, column.text) or 0 for row in wholes or rows)
        if not total and not rows:
            continue
        kind = words(column.heading, scope)
        if year and len(years) > 1:
            kind = f"{kind} พ.ศ. {year}"
        divided = len(rows) > 1 or bool(wholes and rows)
        names = {"kind": kind, "total": f"{total:,}"}
        yield from _line(context, over_line if divided else one_line, names)
        for order, row in enumerate(rows if divided else (), 1):
            said = (*context.lookup.division_names((row.division,)), row.label)
            posts = f"{getattr(row, column.text):,}"
            row_names = {"order": order, "name": " ".join(filter(None, said)), "posts": posts}
            yield from _line(context, row_line, row_names)


def goals(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The goals: strategies numbered, what is under them set in, texts as they stand."""
    strategy_line, substrategy_line, objective_line, numbered_line, other_line = block.lines
    order, strategy, substrategy, number = 0, "", "", 0
    shown = context.plan.goals
    lookup = context.lookup
    for at, link in enumerate(shown):
        if link.strategy and link.strategy != strategy:
            order, strategy, substrategy = order + 1, link.strategy, ""
            named = {"order": order, "words": context.link_words(_only(link, "strategy"))}
            yield from _line(context, strategy_line, {**scope, **named})
        if link.substrategy and link.substrategy != substrategy:
            substrategy, number = link.substrategy, 0
            named_words = context.link_words(_only(link, "substrategy"))
            yield from _line(context, substrategy_line, {**scope, "words": named_words})
        if link.objective:
            number += 1
            alone = sum(other.objective != "" and _same(other, link) for other in shown) == 1
            line = objective_line if alone else numbered_line
            names = {"objective": lookup.objectives[link.objective], "number": number}
            yield from _line(context, line, {**scope, **names})
        rest = replace(link, strategy="", substrategy="", objective="")
        if rest_words := context.link_words(rest):
            style_line = other_line if at or link.strategy else replace(other_line, style="lead")
            yield from _line(context, style_line, {**scope, "words": rest_words})


def _only(link: Any, name: str) -> Any:
    return type(link)(**{name: getattr(link, name)})


def _same(one: Any, other: Any) -> bool:
    return bool(one.substrategy == other.substrategy and one.strategy == other.strategy)


def swot(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The two SWOT tables."""
    return swot_tables(context, block, scope)


def swot_lists(context: Context, block: BlockSpec, _scope: Scope) -> Iterator[Item]:
    """The four quadrants of SWOT as lists under their headings (2566)."""
    return lists_of_swot(context, block)


def contents(_context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The table of contents; `marks` stand before its entries, by level."""
    title, page = (words(line.text, scope) for line in block.lines)
    yield Contents(title, page, size=block.size, marks=block.marks)


def leaders(_context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """A line of labels and values on dotted leaders: a column each."""
    whole = sum(column.width for column in block.columns)
    parts = (
        (words(c.heading, scope), words(c.text, scope), c.width / whole) for c in block.columns
    )
    yield Leaders(tuple(parts), size=block.size)


def picture(_context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The picture whose file the scope names."""
    yield Picture(str(value(scope, block.rows)), block.height)


def chart(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """The chart that `rows` names, under its lines; left out where it has no figures.

    `height` bounds it.
    """
    made = CHARTS[block.rows](context.standing, block.height, block.size)
    if any(figure for series in made.series for figure in series.values):
        yield from lines(context, block, scope)
        yield made


def labelled(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """Paragraphs of a memo under a bold label that leads the first of them."""
    label, further = block.lines
    found: tuple[str, ...] = value(scope, block.rows) or ()
    for index, text in enumerate(found):
        line = further if index else label
        yield from _by_lines(context.paragraph(line, {**scope, "item": text}))


def signatures(context: Context, block: BlockSpec, scope: Scope) -> Iterator[Item]:
    """Signature blocks in the right part of the page, each kept whole.

    Its lines: what stands above each block by role (the last role's own words first),
    then the line for the signature, the name, and each line of the position.
    """
    found: tuple[Signature, ...] = value(scope, block.rows) or (Signature(),)
    for index, signature in enumerate(found):
        names = {
            **scope,
            "role": signature.role,
            "name": signature.name or context.words.dots * 8,
            "positions": signature.position,
            "further": index > 0,
        }
        parts = [p for line in block.lines for p in _line(context, line, names)]
        kept = [replace(p, keep=True) for p in parts[:-1]] + parts[-1:]
        yield Group(tuple(kept))


def page_break(_context: Context, _block: BlockSpec, _scope: Scope) -> Iterator[Item]:
    """What follows starts a new page."""
    yield PageBreak()


KINDS: dict[str, Builder] = {
    builder.__name__: builder
    for builder in (
        lines,
        heading,
        each,
        inner,
        part,
        table,
        prose,
        texts,
        divisions,
        posts_list,
        goals,
        swot,
        swot_lists,
        contents,
        leaders,
        picture,
        chart,
        labelled,
        signatures,
        page_break,
    )
}
