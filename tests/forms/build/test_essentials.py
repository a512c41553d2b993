"""The front matter and part 0: what each edition says of the unit, in its own words."""

from __future__ import annotations

import pytest

from db.records import Block, Division, HeadlineIndicator, Package, PrintChoices, Staffing, SwotItem
from forms.build import build
from forms.document import Contents, Heading, Paragraph
from forms.editions.opening import load_edition
from forms.plan_words import plan_word
from tests.forms.build.documents import (
    columns,
    headings,
    lines,
    row_texts,
    rows,
    tables,
    tables_with,
    under,
)
from tests.forms.build.small import a_plan, printed


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("แผนปฏิบัติการประจำปี พ.ศ. 2567", "แผนปฏิบัติการ"),
        ("แผนปฏิบัติการ ประจำปี", "แผนปฏิบัติการ"),
        ("แผนปฏิบัติราชการประจำปี", "แผนปฏิบัติราชการ"),
        ("แผนปฏิบัติ ราชการประจำปี", "แผนปฏิบัติราชการ"),
        ("แผนประจำปี", "แผนปฏิบัติราชการ"),
        ("", "แผนปฏิบัติราชการ"),
    ],
)
def test_the_units_own_plan_is_called_what_its_title_calls_it(title: str, word: str) -> None:
    assert plan_word(title) == word
    found = headings(printed(a_plan(title=title), "essentials"))
    assert found[0].startswith(f"สาระสำคัญของ{word}ประจำปี พ.ศ. 2567")


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_the_plan_of_the_bma_is_called_one_thing_throughout(edition: str) -> None:
    document = build(a_plan(edition, title="แผนปฏิบัติการประจำปี"), load_edition(edition))
    said = "\n".join(line for made in document.forms for line in (made.title, *lines(made)))
    assert "แผนปฏิบัติการกรุงเทพมหานคร" not in said
    assert "แผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2567" in said


def contents(edition: str, package: Package) -> list[tuple[str, int]]:
    """The entries of the contents with their marks, and their levels."""
    document = build(package, load_edition(edition))
    (shown,) = [i for made in document.forms for i in made.items if isinstance(i, Contents)]
    found = [i for made in document.forms for i in made.items if isinstance(i, Heading) and i.entry]
    return [(shown.mark(entry.level) + entry.entry, entry.level) for entry in found]


def test_the_contents_of_2567_are_no_finer_than_the_forms() -> None:
    entries = contents("2567", a_plan())
    assert [text for text, level in entries if level == 1] == [
        "คำนำ",
        "สารบัญ",
        "สาระสำคัญของแผนปฏิบัติราชการประจำปี พ.ศ. 2567",
        "ส่วนที่ 1 การดำเนินงานตามแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2567",
        "ส่วนที่ 2 การดำเนินงานตามยุทธศาสตร์ของหน่วยงาน",
        "ส่วนที่ 3 บัญชีรายการโครงการ/กิจกรรมที่มีลักษณะเป็นภารกิจประจำพื้นฐาน",
        "ส่วนที่ 4 การนำแผนฯ ไปสู่การปฏิบัติและการติดตามประเมินผล",
    ]
    below = [text for text, level in entries if level == 2]
    assert below[:7] == [
        "- ข้อมูลทั่วไป/สถานการณ์", "- วิสัยทัศน์", "- พันธกิจ", "- เป้าหมาย",
        "- ตัววัดผลการดำเนินการหลัก", "- มิติที่ 1 การบริการสาธารณะ", "- มิติที่ 2 การบริหารจัดการ",
    ]  # fmt: skip
    assert [text[:9] for text in below[7:]] == [f"- ตาราง {letter}" for letter in "กขคงจฉ"]
    assert {level for _, level in entries} == {1, 2}


def test_the_contents_of_2566_have_their_marks() -> None:
    entries = [text for text, _ in contents("2566", a_plan("2566"))]
    assert entries[:3] == ["■ คำนำ", "■ สารบัญ", "■ สาระสำคัญของแผนปฏิบัติราชการประจำปี"]
    assert "- ส่วนที่ 1 การบริการสาธารณะ" in entries
    assert "■ การนำแผนฯ ไปสู่การปฏิบัติและการติดตามประเมินผล" in entries
    assert entries[-1].startswith("■ ขั้นตอนการปฏิบัติงานของโครงการ/กิจกรรม (ภารกิจยุทธศาสตร์ตาม")


def test_pages_before_the_body_have_letters_with_brackets_in_one_edition() -> None:
    for edition, numbering in (("2567", "letters"), ("2566", "bare_letters")):
        forms = {made.id: made.numbering for made in load_edition(edition).forms}
        assert (forms["preface"], forms["contents"]) == (numbering, numbering)
        assert forms["essentials"] == "figures"


# ---------------------------------------------------------------- duties and posts


def test_a_single_duty_goes_on_from_its_divisions_name() -> None:
    one = Division("d1", "ฝ่ายแผน", "ฝผ.", duties=("มีหน้าที่จัดทำแผน",))
    assert "1. ฝ่ายแผน (ฝผ.) มีหน้าที่จัดทำแผน" in lines(printed(a_plan(divisions=(one,)), "essentials"))
    made = printed(a_plan("2566", divisions=(one,)), "essentials", "2566")
    assert "- ฝ่ายแผน (ฝผ.) มีหน้าที่จัดทำแผน" in lines(made)


def test_a_single_duty_that_is_a_list_item_is_numbered() -> None:
    one = Division("d1", "ฝ่ายแผน", duties=("งานสารบรรณ",))
    said = lines(printed(a_plan(divisions=(one,)), "essentials"))
    at = said.index("1. ฝ่ายแผน มีอำนาจหน้าที่ ดังนี้")
    assert said[at + 1] == "(1) งานสารบรรณ"


def test_the_second_line_of_a_duty_is_no_other_duty() -> None:
    one = Division("d1", "ฝ่ายแผน", duties=("งานแรก\nต่อจากงานแรก", "งานที่สอง"))
    items = printed(a_plan(divisions=(one,)), "essentials").items
    texts = {item.text: item for item in items if isinstance(item, Paragraph)}
    assert {"(1) งานแรก", "ต่อจากงานแรก", "(2) งานที่สอง"} <= set(texts)
    first, second = texts["(1) งานแรก"], texts["ต่อจากงานแรก"]
    assert (first.first, second.first) == (-8, 0)
    assert first.indent == second.indent


POSTS = (
    Staffing(division="d1", label="", civil_servants=9),
    Staffing(label="ผู้อำนวยการ", civil_servants=1, permanent_employees=12),
)


def test_posts_of_2566_are_a_list_by_kind_under_their_heading() -> None:
    fields = {"divisions": (Division("d1", "ฝ่ายแผน"),), "staffing": POSTS}
    made = printed(a_plan("2566", **fields), "essentials", "2566")
    said = lines(made)
    at = said.index("กรอบอัตรากำลังของกองทดสอบ")
    assert said[at + 1 : at + 5] == [
        "- ข้าราชการ จำนวน 10 ตำแหน่ง ประกอบด้วย",
        "1) ฝ่ายแผน จำนวน 9 ตำแหน่ง",
        "2) ผู้อำนวยการ จำนวน 1 ตำแหน่ง",
        "- ลูกจ้างประจำ จำนวน 12 ตำแหน่ง",
    ]
    assert not any(line.startswith("- ลูกจ้างชั่วคราว") for line in said)


def test_posts_that_the_unit_wrote_out_itself_are_not_printed_twice() -> None:
    own = (
        Block("ภารกิจพื้นฐานของหน่วยงาน", 1, ()),
        Block("กรอบอัตรากำลังของกองทดสอบ", 1, ("- ข้าราชการ 10",)),
    )
    made = printed(a_plan("2566", situation=own, staffing=POSTS), "essentials", "2566")
    assert lines(made).count("กรอบอัตรากำลังของกองทดสอบ") == 1
    assert lines(made).count("ภารกิจพื้นฐานของหน่วยงาน") == 1
    assert not any("จำนวน 10 ตำแหน่ง" in line for line in lines(made))


def test_posts_of_a_year_in_several_rows_have_their_total() -> None:
    staffing = (
        Staffing(year=2566, civil_servants=5),
        Staffing(year=2567, label="ก", civil_servants=3, permanent_employees=1),
        Staffing(year=2567, label="ข", civil_servants=4),
    )
    made = printed(a_plan(staffing=staffing), "essentials")
    (table,) = tables_with(made, YEAR)
    assert columns(table, YEAR, *KINDS) == [
        ["พ.ศ. 2566", "5", "-", "-", "5"],
        ["พ.ศ. 2567 ก", "3", "1", "-", "4"],
        ["พ.ศ. 2567 ข", "4", "-", "-", "4"],
        ["รวม พ.ศ. 2567", "7", "1", "-", "8"],
    ]
    assert "สถิติข้าราชการและบุคลากรของกองทดสอบ" in headings(made)


YEAR, KINDS = "ปีงบประมาณ", ("ข้าราชการ", "ลูกจ้างประจำ", "ลูกจ้างชั่วคราว", "รวม")
WHOLE = Staffing(year=2567, civil_servants=37, permanent_employees=2)
PARTS = (
    Staffing(year=2567, division="d1", civil_servants=9),
    Staffing(year=2567, label="กลุ่ม", civil_servants=28, permanent_employees=2),
)
EARLIER = Staffing(year=2566, civil_servants=33)


def test_a_row_of_the_whole_unit_is_the_total_of_its_parts() -> None:
    fields = {"divisions": (Division("d1", "ฝ่ายแผน"),)}
    made = printed(a_plan(staffing=(WHOLE, *PARTS), **fields), "essentials")
    (table,) = tables_with(made, YEAR)
    assert columns(table, YEAR, *KINDS) == [
        ["พ.ศ. 2567 ฝ่ายแผน", "9", "-", "-", "9"],
        ["พ.ศ. 2567 กลุ่ม", "28", "2", "-", "30"],
        ["รวม พ.ศ. 2567", "37", "2", "-", "39"],
    ]
    said = lines(printed(a_plan("2566", staffing=(WHOLE, *PARTS), **fields), "essentials", "2566"))
    assert "- ข้าราชการ จำนวน 37 ตำแหน่ง ประกอบด้วย" in said
    assert "1) ฝ่ายแผน จำนวน 9 ตำแหน่ง" in said
    assert "2) กลุ่ม จำนวน 28 ตำแหน่ง" in said
    assert not any("จำนวน 74" in line or line.startswith("3)") for line in said)


def test_rows_of_a_year_are_totalled_wherever_they_were_typed() -> None:
    typed = (PARTS[0], EARLIER, PARTS[1])
    made = printed(a_plan(staffing=typed), "essentials")
    (table,) = tables_with(made, YEAR)
    assert under(table, YEAR)[-2:] == ["รวม พ.ศ. 2567", "พ.ศ. 2566"]


def test_posts_of_several_years_are_never_added_up() -> None:
    said = lines(printed(a_plan("2566", staffing=(EARLIER, WHOLE)), "essentials", "2566"))
    assert "- ข้าราชการ พ.ศ. 2566 จำนวน 33 ตำแหน่ง" in said
    assert "- ข้าราชการ พ.ศ. 2567 จำนวน 37 ตำแหน่ง" in said
    assert not any("ประกอบด้วย" in line for line in said)


@pytest.mark.parametrize(("second", "shown"), [(None, "5"), (4, "5 (4)")])
def test_posts_that_are_filled_are_said_where_every_row_knows_them(
    second: int | None, shown: str
) -> None:
    staffing = (
        Staffing(year=2566, civil_servants=5, civil_servants_filled=4),
        Staffing(year=2567, civil_servants=5, civil_servants_filled=second),
    )
    made = printed(a_plan(staffing=staffing), "essentials")
    (table,) = tables_with(made, YEAR)
    assert under(table, "ข้าราชการ")[0] == shown


# ---------------------------------------------------------------- SWOT


def item(quadrant: str, code: str, area: str = "", factor: str = "") -> SwotItem:
    return SwotItem(quadrant, code, area, factor, "ข้อความ")


def test_swot_of_2567_is_two_tables_with_the_quadrant_beside_its_items() -> None:
    made = printed(a_plan(swot=(item("S", "S1"), item("S", "S2"), item("T", "T1"))), "essentials")
    inside, outside = tables(made)[:2]
    assert row_texts(inside.header[0])[0] == "การวิเคราะห์สภาพแวดล้อมภายใน (Internal Factors Analysis)"
    assert rows(inside) == [
        ["จุดแข็ง (Strengths)", "S1 ข้อความ\nS2 ข้อความ"],
        ["จุดอ่อน (Weakness)", "-"],
    ]
    assert rows(outside)[1] == ["อุปสรรค ข้อจำกัด หรือปัจจัยคุกคาม (Threats)", "T1 ข้อความ"]


def test_areas_are_columns_and_an_item_without_one_goes_across() -> None:
    swot = (
        item("S", "S1", "ด้านแผน", "โครงสร้าง"),
        item("S", "S2", "ด้านไอที", "โครงสร้าง"),
        item("S", "S3", "", "ทักษะ"),
    )
    inside = tables(printed(a_plan(swot=swot), "essentials"))[0]
    assert [cell.text for cell in inside.header[1].cells] == ["SWOT", "ด้านแผน", "ด้านไอที"]
    assert rows(inside)[:2] == [
        ["จุดแข็ง (Strengths)", "โครงสร้าง\nS1 ข้อความ", "โครงสร้าง\nS2 ข้อความ"],
        ["", "ทักษะ\nS3 ข้อความ"],
    ]
    assert [cell.columns for cell in inside.body[1].cells] == [1, 2]
    assert inside.body[1].cells[0].joined


def test_swot_of_2566_is_lists() -> None:
    made = printed(a_plan("2566", swot=(item("S", "(1)"),)), "essentials", "2566")
    assert tables(made) == []
    said = lines(made)
    assert said[said.index("จุดแข็ง (Strength - S)") + 1] == "(1) ข้อความ"
    assert said[said.index("อุปสรรค (Threat - T)") + 1] == "-"


@pytest.mark.parametrize(
    ("codes", "printed_items"),
    [(("", ""), ["(1) ข้อความ", "(2) ข้อความ"]), (("S1", ""), ["S1 ข้อความ", "ข้อความ"])],
)
def test_swot_of_2566_is_numbered_where_the_unit_has_no_codes(
    codes: tuple[str, ...], printed_items: list[str]
) -> None:
    swot = tuple(item("S", code) for code in codes)
    said = lines(printed(a_plan("2566", swot=swot), "essentials", "2566"))
    at = said.index("จุดแข็ง (Strength - S)")
    assert said[at + 1 : at + 3] == printed_items


# ---------------------------------------------------------------- headline indicators


HEADLINES = (
    HeadlineIndicator(group="กลุ่มหนึ่ง"),
    HeadlineIndicator(group="กลุ่มสอง", text="ก", target="5", responsible="ฝ่าย"),
    HeadlineIndicator(group="กลุ่มสอง", text="ข"),
    HeadlineIndicator(group="กลุ่มสาม", text="ค"),
)


@pytest.mark.parametrize(
    ("edition", "numbers"), [("2567", ["1.", "2.", "3."]), ("2566", ["1.", "2.", "1."])]
)
def test_headlines_are_numbered_through_or_in_each_group(edition: str, numbers: list[str]) -> None:
    said = lines(printed(a_plan(edition, headline_indicators=HEADLINES), "essentials", edition))
    assert "กลุ่มหนึ่ง" in said
    found = [
        line for line in said if line[2:].strip()[:1] in "กขค" and line[:2] in {"1.", "2.", "3."}
    ]
    assert [line[:2] for line in found] == numbers
    assert found[0] == "1. ก (เป้าหมาย : 5) ผู้รับผิดชอบ : ฝ่าย"


def test_headlines_have_the_other_heading_where_the_unit_chose_it() -> None:
    chosen = a_plan(print_choices=PrintChoices(success_measures=True))
    assert "ตัววัดผล/ตัวชี้วัดความสำเร็จสำคัญ (KR/KPI)" in headings(printed(chosen, "essentials"))
    assert "ตัววัดผลการดำเนินการหลัก" not in headings(printed(chosen, "essentials"))


def test_running_text_is_distributed_where_the_unit_chose_that() -> None:
    package = a_plan(
        preface=("คำนำ",), vision="วิสัยทัศน์", print_choices=PrintChoices(distributed=True)
    )
    aligns = {
        item.text: item.align
        for made in build(package, load_edition("2567")).forms
        for item in made.items
        if isinstance(item, Paragraph)
    }
    assert aligns["คำนำ"] == aligns["วิสัยทัศน์"] == "distributed"
    assert aligns["- ไม่มี -"] == "center"
