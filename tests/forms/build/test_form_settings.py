"""What an edition says about how a form fills its pages, as it reaches the document."""

from __future__ import annotations

from dataclasses import replace

from db.records import Memo, Organisation, Package, Plan, Report, Signature
from forms.build import build
from forms.document import PAGE, WORDS, Form, Group, Paragraph, Table
from forms.editions.blocks import Column, Style
from forms.editions.edition import Edition, FormSpec
from forms.editions.opening import load_edition
from tests.forms.build.documents import form, tables
from tests.forms.build.part1 import indicator, plan


def changed(edition: Edition, form_id: str, **fields: object) -> Edition:
    """The edition with one form changed."""
    made = tuple(
        replace(spec, **fields) if spec.id == form_id else spec  # type: ignore[arg-type]
        for spec in edition.forms
    )
    return replace(edition, forms=made)


def spec_of(edition: Edition, form_id: str) -> FormSpec:
    return next(spec for spec in edition.forms if spec.id == form_id)


def limited(edition: Edition, *limits: tuple[float, float]) -> Edition:
    """The edition with limits on the first columns of สยป.3."""
    spec = spec_of(edition, "progress")
    at = next(n for n, block in enumerate(spec.blocks) if block.kind == "table")
    given = [*limits, *[(0.0, 0.0)] * 20]
    columns: tuple[Column, ...] = tuple(
        replace(column, least=least, most=most)
        for column, (least, most) in zip(spec.blocks[at].columns, given, strict=False)
    )
    blocks = (*spec.blocks[:at], replace(spec.blocks[at], columns=columns), *spec.blocks[at + 1 :])
    return changed(edition, "progress", blocks=blocks)


def progress_table(edition: Edition) -> Table:
    package = replace(plan(indicators=(indicator(),)), reports=(Report(1),))
    return tables(form(build(package, edition), "progress"))[0]


def test_columns_have_the_limits_of_the_edition_and_else_their_own_widths() -> None:
    edition = limited(load_edition("2567"), (3, 9), (0, 40), (2, 0))
    made = progress_table(edition)
    assert made.limits[:2] == ((3, 9), (made.widths[1], 40))
    assert made.limits[2] == (2, made.widths[2])
    assert made.limits[3] == (made.widths[3], made.widths[3])
    assert len(made.limits) == len(made.widths)


def test_a_table_has_no_limits_where_the_edition_gives_none() -> None:
    assert progress_table(limited(load_edition("2567"))).limits == ()


def memo_form(edition: Edition) -> Form:
    memo = Memo(office="กอง", proposal=("เห็นควร",), signatures=(Signature(name="นายก"),))
    unit = Organisation(name="กองทดสอบ")
    package = Package(plan=Plan(fiscal_year=2567, unit=unit), reports=(Report(1, memo=memo),))
    return form(build(package, edition), "memo")


def room_to_sign(items: tuple[object, ...]) -> float:
    (group,) = [item for item in items if isinstance(item, Group)]
    named = next(p for p in group.items if isinstance(p, Paragraph) and "นายก" in p.text)
    return named.before


def test_a_form_is_made_again_for_each_step_of_less_space() -> None:
    sign = Style(align="center", indent=80)
    steps = (
        {"memo_sign_space": replace(sign, before=50)},
        {"memo_body": Style(first=25)},
        {"memo_sign_space": replace(sign, before=20)},
    )
    made = memo_form(changed(load_edition("2567"), "memo", tighten=steps))
    assert [room_to_sign(items) for items in made.tighter] == [50, 50, 20]
    assert room_to_sign(made.items) > 50
    bodies = [
        {item.before for item in items if isinstance(item, Paragraph)} for items in made.tighter
    ]
    # What a step has taken stays taken.
    assert [6 in found for found in bodies] == [True, False, False]


def test_the_memo_has_four_lines_of_room_to_sign_and_less_and_less_where_it_must() -> None:
    made = memo_form(load_edition("2567"))
    rooms = [room_to_sign(items) for items in (made.items, *made.tighter)]
    assert rooms[0] >= 4 * 16 * 1.2
    assert rooms[1] >= 3 * 16 * 1.2
    assert rooms[2] >= 2.5 * 16 * 1.2
    assert rooms == sorted(rooms, reverse=True)
    sizes = {
        paragraph.size
        for items in made.tighter
        for item in items
        for paragraph in ([item] if isinstance(item, Paragraph) else getattr(item, "items", ()))
    }
    assert sizes == {16}


def test_running_lines_and_catchwords_leave_place_for_what_pages_know() -> None:
    made = memo_form(load_edition("2567"))
    assert [line.text for line in made.running] == [f"- {PAGE} -"]
    assert made.catchword == f"/{WORDS}…"
