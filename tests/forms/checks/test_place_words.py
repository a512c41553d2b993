"""Places in the words of who wrote the plan."""

from dataclasses import replace

import pytest

from db.fields import Kind, specs
from db.places import Place, value_at
from db.records import (
    Baseline,
    Package,
    ProjectNote,
    Rubric,
    TextPicture,
    TextTable,
    TextTableRow,
    YearTarget,
)
from forms.checks import PlaceWords, words_for
from forms.editions.opening import load_edition
from tests.forms.checks.sound import changed, parsed, sound
from tests.forms.everything import everything

NAME = "“ร้อยละความสำเร็จในการติดตามงานด้วยกระดาน…”"
K1, K2 = f"ตัวชี้วัดที่ 1 {NAME}", "ตัวชี้วัดที่ 2 “ระดับความสำเร็จในการพัฒนาผู้ใช้แผน”"
FRAMEWORK = "กรอบยุทธศาสตร์"
HELD = {Kind.RECORD, Kind.RECORDS, Kind.MAP}


def full() -> Package:
    return changed(
        {
            "plan.indicators[0].baseline": (Baseline(2566, "-"), Baseline(text="ไม่มี")),
            "plan.tables": (
                TextTable("t", "คะแนน", (TextTableRow(("ก", "ข")),), (TextTableRow(("ค",)),)),
            ),
            "plan.pictures": (TextPicture("c", "image/png", b"", "ผังองค์กร"),),
            "plan.part1[0].tactics[0].project_notes": (ProjectNote("p1", "ซ้ำ"),),
        }
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("plan.vision", "วิสัยทัศน์"),
        ("plan.unit.name", "หน่วยงาน › ชื่อ"),
        ("plan.indicators", "ตัวชี้วัด"),
        (
            "plan.indicators[1].target",
            f"{K2} › เป้าหมาย",
        ),
        # The level that is typed, not the row that it stands in.
        (
            "plan.indicators[1].rubrics[1].levels[0].criteria[0]",
            f"{K2} › เกณฑ์การให้คะแนนที่ 2 “ใช้งาน” › ระดับ 5 › เกณฑ์",
        ),
        (
            "plan.indicators[0].rubrics[0].levels[0].criteria[1]",
            f"{K1} › เกณฑ์การให้คะแนน › ระดับ 5 › เกณฑ์ › ข้อที่ 2",
        ),
        (
            "plan.indicators[0].baseline[0].text",
            f"{K1} › ปี 2566 › ข้อความ",
        ),
        (
            "plan.indicators[0].baseline[1].text",
            f"{K1} › ข้อมูลพื้นฐานที่ 2 › ข้อความ",
        ),
        (
            "plan.indicators[0].measure.formulas[0].numerator",
            f"{K1} › สูตร › ตัวตั้ง",
        ),
        ("plan.projects[0].budget.amount", "“โครงการเปิดเผยชุดข้อมูลเมือง” › จำนวนเงิน"),
        # The number that is typed, not the position.
        (
            "plan.projects[1].activities[0].steps[4].spans[0].end",
            "“โครงการติดตามงานด้วยกระดานดิจิทัล” › ขั้นตอนที่ 3.2 › ช่วงเวลา › เดือนสิ้นสุด",
        ),
        (
            "plan.projects[2].activities[1].steps[0].text",
            "“กิจกรรมพัฒนาผู้ใช้แผน” › กิจกรรมที่ 2 “อบรมทางไกล” › ขั้นตอนที่ 1 › ขั้นตอน",
        ),
        ("plan.part1[0].tactics[0].kpis[0]", "ยุทธศาสตร์ย่อยที่ 5.1 › กลยุทธ์ 5.1.2 › ตัวชี้วัด"),
        (
            "plan.part1[0].tactics[0].project_notes[0].text",
            "ยุทธศาสตร์ย่อยที่ 5.1 › กลยุทธ์ 5.1.2 › “โครงการเปิดเผยชุดข้อมูลเมือง” › หมายเหตุ",
        ),
        ("plan.part2[1].projects[0]", "ประเด็นการพัฒนาที่ 2 “คนใช้แผนเป็น” › “กิจกรรมพัฒนาผู้ใช้แผน”"),
        ("plan.part3[0].projects", "แผนงาน “บริหารทั่วไป” ผลผลิต “งานสนับสนุน” › โครงการ"),
        ("plan.swot[1].code", "จุดแข็ง S2 › รหัส"),
        ("plan.swot_conclusions[0].paragraphs[0]", "“ใช้จุดแข็งกับโอกาส” › ย่อหน้า"),
        ("plan.staffing[1].civil_servants", "อัตรากำลัง ปี 2568 › ข้าราชการ (คน)"),
        ("plan.divisions[0].name", "“ฝ่ายแผนงาน” › ชื่อ"),
        ("plan.framework.tactics", f"{FRAMEWORK} › กลยุทธ์"),
        ("plan.framework.policies[0].code", f"{FRAMEWORK} › นโยบาย P101 › รหัส"),
        (
            "plan.framework.tactic_kpis[0].targets[1].text",
            f"{FRAMEWORK} › ตัวชี้วัดของกลยุทธ์ 5.1.2.1 › ปี 2568 › ค่าเป้าหมาย",
        ),
        (
            "plan.framework.objectives[0].text",
            f"{FRAMEWORK} › วัตถุประสงค์หลัก “ประชาชนใช้ข้อมูลของเมืองได้จริง” › ข้อความ",
        ),
        (
            "plan.headline_indicators[0].target",
            f"ตัววัดผลการดำเนินการหลัก {NAME} › เป้าหมาย",
        ),
        ("plan.policy_links[0].target", "แถวที่ 1 › ค่าเป้าหมาย"),
        ("plan.supporting_indicators[0].name", "ตัวชี้วัดสนับสนุนที่ 2.1 “นวัตกรรมของหน่วยงาน” › ชื่อ"),
        ("plan.tables[0].head[0].cells[1]", "ตาราง “คะแนน” › หัวตาราง › แถวที่ 1 › ช่องที่ 2"),
        ("plan.tables[0].rows[0].cells[0]", "ตาราง “คะแนน” › แถวที่ 1 › ช่อง"),
        ("plan.pictures[0].caption", "รูป “ผังองค์กร” › คำบรรยายรูป"),
        ("reports", "รายงานไตรมาส"),
        (
            "reports[1].results[0].progress",
            f"ไตรมาส 2 › {K1} › ความก้าวหน้า (ร้อยละ)",
        ),
        (
            "reports[0].steps[0].done",
            "ไตรมาส 1 › ขั้นตอนที่ 1 ของ “โครงการติดตามงานด้วยกระดานดิจิทัล” › ทำแล้ว (ร้อยละ)",
        ),
        ("reports[0].spending[0].amount", "ไตรมาส 1 › “โครงการซ่อมบำรุงครุภัณฑ์” › จำนวนเงิน"),
        ("reports[0].signatures[1].name", "ไตรมาส 1 › หัวหน้าหน่วยงาน › ชื่อ"),
        ("reports[0].memo.signatures[0].name", "ไตรมาส 1 › บันทึกข้อความ › ผู้ลงนามคนที่ 1 › ชื่อ"),
        ("reports[0].memo.facts[1]", "ไตรมาส 1 › บันทึกข้อความ › ข้อเท็จจริง › ย่อหน้าที่ 2"),
    ],
)
def test_a_place_is_told_by_names_and_typed_numbers(place: str, words: str) -> None:
    package = full()
    value_at(package, parsed(place))
    assert PlaceWords(package).at(parsed(place)) == words


def test_a_record_without_a_name_is_told_by_its_position() -> None:
    package = changed(
        {
            "plan.indicators[1].number": "",
            "plan.indicators[1].name": " ",
            "plan.part2[1].number": "",
            "plan.projects[1].name": "",
            "plan.projects[1].activities[0].steps[0].number": " ",
            "plan.indicators[0].rubrics[0].levels[0].level": None,
            "plan.part1[0].substrategy": "",
            "plan.part1[0].objective": "",
            "plan.framework.tactics[0].code": "",
            "plan.framework.tactic_kpis[0].targets[0]": YearTarget(),
            "reports[1].quarter": None,
        }
    )
    words = PlaceWords(package)
    told = [
        words.at(parsed(place))
        for place in (
            "plan.indicators[1].target",
            "plan.part2[1].title",
            "plan.projects[1].activities[0].steps[0].weight",
            "plan.indicators[0].rubrics[0].levels[0].points",
            "plan.part1[0].dimension",
            "plan.framework.tactics[0].text",
            "plan.framework.tactic_kpis[0].targets[0].text",
            "reports[1].heading",
        )
    ]
    assert told == [
        "ตัวชี้วัด (ยังไม่มีชื่อ) › เป้าหมาย",
        "รายการ (ส่วนที่ 2)ที่ 2 › ชื่อ",
        "โครงการ (ยังไม่มีชื่อ) › ขั้นตอนที่ 1 › น้ำหนัก (ร้อยละ)",
        f"{K1} › เกณฑ์การให้คะแนน › ระดับที่ 1 › คะแนน",
        "รายการ (ส่วนที่ 1)ที่ 1 › มิติ",
        f"{FRAMEWORK} › กลยุทธ์ที่ 1 › ข้อความ",
        f"{FRAMEWORK} › ตัวชี้วัดของกลยุทธ์ 5.1.2.1 › ค่าเป้าหมายที่ 1 › ค่าเป้าหมาย",
        "รายงานไตรมาสที่ 2 › บรรทัดที่สองของ สยป.3",
    ]


def test_an_edition_may_call_issues_and_fields_in_its_own_words() -> None:
    def label(place: Place) -> str:
        return "เป้าหมาย/ความสำเร็จตามภารกิจ" if place[-1] == "target" else ""

    words = PlaceWords(sound(), "ภารกิจ", label)
    assert words.at(parsed("plan.part2[1].target")) == (
        "ภารกิจที่ 2 “คนใช้แผนเป็น” › เป้าหมาย/ความสำเร็จตามภารกิจ"
    )
    assert words.at(parsed("plan.part2[1].title")) == "ภารกิจที่ 2 “คนใช้แผนเป็น” › ชื่อ"


def test_places_are_told_in_the_words_of_the_edition() -> None:
    words = words_for(sound(), load_edition("2566"))
    assert words.at(parsed("plan.part2[1].target")) == (
        "ภารกิจที่ 2 “คนใช้แผนเป็น” › เป้าหมาย/ความสำเร็จตามภารกิจ"
    )
    # What the edition has no place for is called as it is declared.
    assert words.at(parsed("plan.part2[1].key_result")) == ("ภารกิจที่ 2 “คนใช้แผนเป็น” › ตัววัดผลหลัก")


def test_a_place_that_the_package_does_not_hold_is_told_as_far_as_it_goes() -> None:
    words = PlaceWords(sound())
    assert words.at(parsed("plan.indicators[7].target")) == "ตัวชี้วัดที่ 8"
    assert words.at(("plan", "unknown", 0)) == "unknown"


def test_a_rubric_alone_keeps_its_title() -> None:
    package = changed({"plan.indicators[0].rubrics": (Rubric("ผู้ใช้"),)})
    words = PlaceWords(package).at(parsed("plan.indicators[0].rubrics[0].title"))
    assert "เกณฑ์การให้คะแนนที่ 1 “ผู้ใช้” › ชื่อเกณฑ์" in words


def places(package: Package) -> list[Place]:
    """Every field of every record of a package."""
    found: list[Place] = []

    def walk(record: object, place: Place) -> None:
        for name, spec in specs(type(record)).items():
            value, at = getattr(record, name), (*place, name)
            found.append(at)
            if spec.kind is Kind.RECORD:
                walk(value, at)
            elif spec.kind in HELD:
                for index, item in enumerate(value):
                    walk(item, (*at, index))
            elif isinstance(value, tuple):
                found.extend((*at, index) for index in range(len(value)))

    walk(package, ())
    return found


def test_no_place_of_a_full_plan_is_told_by_an_internal_name() -> None:
    package = replace(everything(), reports=sound().reports[:0])
    words = PlaceWords(package)
    for place in places(package):
        told = words.at(place)
        assert place in {("plan",)} or told, place
        keys = {part for part in place if isinstance(part, str)} - {"plan"}
        assert not {key for key in keys if f"{key} " in f"{told} "}, (place, told)
