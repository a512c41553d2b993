"""A plan with everything that texts, grids and lists may hold, for tests of every way out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from db.package.file import read_package
from db.records import (
    Block,
    Formula,
    Indicator,
    Package,
    PrintChoices,
    Project,
    ProjectNote,
    TextPicture,
    TextTable,
    TextTableRow,
)

ROOT = Path(__file__).parents[2]
# So many rows take more than three pages.
LONG = 150


def everything(edition: str = "2567") -> Package:
    """The plan of an edition's own test data, with all that it may hold beside."""
    names = {
        "2567": ("resources", "sample", "plan.json"),
        "2566": ("tests", "data", "small-2566.json"),
    }
    package = read_package(ROOT.joinpath(*names[edition]))
    plan = package.plan
    first, *others = plan.indicators
    project, *rest = plan.projects
    entry, *entries = (each for each in plan.part1)
    tactic = next(each for each in entry.tactics if each.projects)
    noted = replace(tactic, project_notes=(ProjectNote(tactic.projects[0], "(ดูแผนปีก่อนด้วย)"),))
    tactics = tuple(noted if each is tactic else each for each in entry.tactics)
    return replace(
        package,
        plan=replace(
            plan,
            situation=(*plan.situation, _situation()),
            indicators=(_indicator(first), *others),
            projects=(_project(project), *rest),
            part1=(replace(entry, tactics=tactics), *entries),
            tables=(long_table(), questionnaire()),
            pictures=pictures(),
            part3_heading="แบบที่ 2 ระดับสำนักงานเขต",
            print_choices=PrintChoices(footnotes=edition == "2567", distributed=True),
        ),
    )


def _situation() -> Block:
    paragraphs = (
        "ตารางต่อไปนี้แสดงสถิติรายวัน\n[table days]",
        "[picture chart]",
        "\\[table days]",
        "[table no]",
    )
    return Block("สถิติและแผนผัง", 2, paragraphs)


def _indicator(indicator: Indicator) -> Indicator:
    measure = replace(
        indicator.measure,
        definition=f"{indicator.measure.definition}\n[table survey]\nคำอธิบายท้ายแบบสอบถาม",
        method="เก็บจากแบบสอบถาม แล้วคิดดังนี้\n[formula 2]\nเมื่อครบทุกข้อ",
        formulas=(
            Formula("ร้อยละที่พอใจ", "ผู้ที่พอใจ", "ผู้ตอบทั้งหมด", Decimal(100)),
            Formula("ค่าเฉลี่ยรวม", "ผลรวมของคะแนน", "จำนวนข้อ"),
        ),
        evidence="[picture photo]\nภาพถ่ายของจุดบริการ",
    )
    annexes = (Block("แบบสอบถามความพึงพอใจ", 1, ("โปรดทำเครื่องหมาย\n[table survey]\nขอบคุณ",)),)
    return replace(indicator, measure=measure, annexes=annexes)


def _project(project: Project) -> Project:
    activity, *others = project.activities
    step, *steps = activity.steps
    spans = tuple(replace(span, label="งวดที่ 1") for span in step.spans)
    activity = replace(activity, steps=(replace(step, spans=spans), *steps))
    return replace(project, activities=(activity, *others))


def rows(*texts: tuple[str, ...]) -> tuple[TextTableRow, ...]:
    """Rows of cells."""
    return tuple(TextTableRow(cells) for cells in texts)


def long_table() -> TextTable:
    """A table over several pages, with two header rows."""
    head = rows(("วันที่", "ผู้ใช้บริการ (คน)", "", "หมายเหตุ"), ("", "เช้า", "บ่าย", ""))
    body = tuple(
        (f"วันที่ {n}", f"{n * 7:,}", f"{n * 11:,}", f"บันทึกที่ {n}") for n in range(1, LONG + 1)
    )
    return TextTable("days", "สถิติผู้ใช้บริการรายวัน", head, rows(*body))


def questionnaire() -> TextTable:
    """A questionnaire of five columns of marks, in two parts."""
    head = rows(
        ("ข้อคำถาม", "ระดับความพึงพอใจ", "", "", "", ""),
        ("", "มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"),
    )
    body = rows(
        ("ตอนที่ 1 การให้บริการ",),
        ("1. เจ้าหน้าที่ให้คำแนะนำชัดเจน", "5", "4", "3", "2", "1"),
        ("2. ขั้นตอนไม่ซับซ้อน", "5", "4", "3", "2", "1"),
        ("ตอนที่ 2 สถานที่",),
        ("3. จุดบริการสะอาด เข้าถึงง่าย", "5", "4", "3", "2", "1"),
    )
    return TextTable("survey", "", head, body)


def pictures() -> tuple[TextPicture, ...]:
    """A chart as PNG and a photograph as JPEG."""
    return (
        TextPicture(
            "chart", "image/png", picture("PNG", (800, 400)), "แผนผังการแบ่งส่วนราชการ", Decimal(140)
        ),
        TextPicture("photo", "image/jpeg", picture("JPEG", (640, 480)), "จุดบริการ", None),
    )


def picture(form: str, size: tuple[int, int]) -> bytes:
    """The file of a picture with something to see on it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - few tests draw

    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    width, height = size
    pen.rectangle((width // 3, 10, 2 * width // 3, height // 4), outline="black", width=4)
    pen.line((width // 2, height // 4, width // 2, height // 2), fill="black", width=4)
    pen.ellipse((width // 4, height // 2, 3 * width // 4, height - 10), outline="navy", width=4)
    stream = BytesIO()
    image.save(stream, form, dpi=(150, 150))
    return stream.getvalue()
