"""Whether an edition keeps to the vocabulary of the builders, before anything is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.fields import specs
from db.records import Measure, PrintChoices
from forms.build.blocks import KINDS
from forms.build.cells import SHOWS
from forms.build.charts import CHARTS
from forms.build.rows import SOURCES
from forms.build.tables import MONTHS
from forms.editions.edition import BlockSpec, Edition, EditionError

# What a last row may compute, and sections of a definition that are no field of a measure.
_TOTALS = {"", "money", "figure"}
_SECTIONS = {*specs(Measure), "baseline"} - {"formulas"}
_WITH_ROWS = {"each", "table"}
_STYLE = "รูปแบบ (style)"


def understood(edition: Edition) -> None:
    """Do nothing where every name an edition uses is known.

    Raises:
        EditionError: the first that is not, with its form.
    """
    for form in edition.forms:
        tightened = (
            (_STYLE, name) for step in form.tighten for name in {*step} - {*edition.styles}
        )
        for what, name in (*_unknown(edition, form.blocks), *tightened):
            raise EditionError(
                f"ชุดแบบฟอร์ม {edition.id} แบบฟอร์ม {form.id}: ไม่รู้จัก{what} “{name}” "
                "โปรดแก้ในแฟ้มชุดแบบฟอร์ม"
            )
    for name in edition.choices:
        if name not in specs(PrintChoices):
            raise EditionError(
                f"ชุดแบบฟอร์ม {edition.id}: ไม่รู้จักทางเลือกการพิมพ์ (choices) “{name}” "
                "โปรดแก้ในแฟ้มชุดแบบฟอร์ม"
            )


def _unknown(edition: Edition, blocks: Iterable[BlockSpec]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block.kind not in KINDS:
            yield "ชนิดของส่วน (kind)", block.kind
        if block.kind in _WITH_ROWS and block.rows not in SOURCES:
            yield "รายการ (rows)", block.rows
        if block.kind == "chart" and block.rows not in CHARTS:
            yield "แผนภูมิ (rows)", block.rows
        if block.kind == "part" and block.rows not in edition.parts:
            yield "ส่วนร่วม (parts)", block.rows
        for column in block.columns:
            if column.show and column.show != MONTHS and column.show not in SHOWS:
                yield "เนื้อหา (show)", column.show
        for total in block.total:
            if total.show not in _TOTALS:
                yield "ผลรวม (show)", total.show
        for section in block.sections:
            if section.field not in _SECTIONS:
                yield "หัวข้อนิยาม (field)", section.field
        yield from _unknown_styles(edition, block)
        yield from _unknown(edition, block.blocks)


def _unknown_styles(edition: Edition, block: BlockSpec) -> Iterator[tuple[str, str]]:
    for name in (*(line.style for line in block.lines), block.style):
        styled = name in edition.styles or f"{name}_heading_1" in edition.styles
        if not styled:
            yield _STYLE, name
