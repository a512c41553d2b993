"""Plans with lists of anything that a field may hold, and what comes back of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from db.fields import Kind
from db.records import (
    Activity,
    Budget,
    Division,
    Grid,
    Online,
    OnlineQuarter,
    Organisation,
    Package,
    Plan,
    Project,
    Span,
    Step,
)
from db.settling import taken_in
from forms.figures import rounded
from forms.listing.columns import Value
from forms.listing.forms import Forms
from forms.listing.kinds import list_kinds
from forms.listing.mapping import ListMapping
from forms.listing.reading import read_rows
from forms.listing.ready_made import whole_list
from forms.listing.table import listed_rows
from forms.listing.writing import written

# All of them are in cp874.
PIECES = (
    *("ก", "น้ำ", "ผู้อำนวยการ", "ฯ", "๙", "A", "0012", "1,234.50", "=1+1", "-", "'", "–", "•"),
    *('"', ",", ";", "\t", "\n", "\n\n", " ", "  ", "<b>&", "“", "01/10/2567", "TRUE", "%"),
)


def text_of(chance: random.Random) -> str:
    """Words with all that parts cells and lines; now and then none."""
    return "".join(chance.choices(PIECES, k=chance.choice((0, 1, 1, 3, 8))))


def figure_of(chance: random.Random) -> Decimal | None:
    places = chance.choice((0, 1, 2, 4))
    figure = Decimal(chance.randrange(10 ** chance.choice((1, 4, 9)))).scaleb(-places)
    return chance.choice((figure, figure, None))


def month_of(chance: random.Random) -> str:
    return f"{chance.randrange(2510, 2690)}-{chance.randrange(1, 13):02}"


def random_plan(seed: int, projects: int = 4) -> Package:
    """Projects with steps; whatever their fields may hold stands in them."""
    chance = random.Random(seed)

    def quarter() -> OnlineQuarter:
        return OnlineQuarter(text_of(chance), figure_of(chance), text_of(chance), text_of(chance))

    def step() -> Step:
        spans = (Span(month_of(chance), month_of(chance)),) * chance.randrange(2)
        weight = Decimal(chance.randrange(10_001)).scaleb(-2)
        return Step(text_of(chance), text_of(chance), weight, spans)

    made = tuple(
        Project(
            f"p{number}",
            text_of(chance) or "-",
            chance.choice(("project", "activity", "")),
            Budget(figure_of(chance), chance.choice(("granted", "")), note=text_of(chance)),
            divisions=("d1", "d2")[: chance.randrange(3)],
            policies=tuple(filter(None, (text_of(chance) for _ in range(2)))),
            note=text_of(chance),
            activities=(Activity(text_of(chance), (step(), step())),),
            grid=Grid(month_of(chance), month_of(chance)),
            dropped=chance.choice((True, False, None)),
            online=Online(text_of(chance), text_of(chance), "02 123 4567", quarter(), quarter()),
        )
        for number in range(projects)
    )
    divisions = (Division("d1", "ฝ่ายหนึ่ง", "ฝ.1"), Division("d2", "ฝ่ายสอง"))
    unit = Organisation("สำนักงานเขต", code="00120000")
    return taken_in(Package(Plan(2567, "2567", unit=unit, divisions=divisions, projects=made)))


def mapping_of(kind: str, forms: Forms) -> ListMapping:
    """All columns of a list in some forms."""
    return replace(whole_list(list_kinds()[kind]), forms=forms)


def comes_back(package: Package, mapping: ListMapping, path: Path) -> None:
    """Writes a list, reads it, and holds every value against what it was."""
    path.write_bytes(written(mapping, listed_rows(package, mapping), path.suffix))
    same_values(package, mapping, path)


def same_values(package: Package, mapping: ListMapping, path: Path) -> None:
    """Holds every value of a file against the plan's."""
    wanted = list(expected(package, mapping))
    found = [dict(row.values) for row in read_rows(path, mapping)]
    assert found == wanted, mapping.forms
    assert wanted


def expected(package: Package, mapping: ListMapping) -> Iterator[dict[str, Value]]:
    """The values of each row, figures to the decimals that were asked for."""
    for row in listed_rows(package, mapping):
        columns = [mapping.column(each) for each in mapping.columns]
        yield {
            column.name: rounded(value, mapping.forms.decimals)
            if column.spec.kind is Kind.NUMBER
            and isinstance(value, Decimal)
            and mapping.forms.decimals is not None
            else value
            for column, value in zip(columns, row.values, strict=True)
        }
