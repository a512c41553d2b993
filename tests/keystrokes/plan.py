"""The plan that is meant: small, complete, and not of any real unit."""

from decimal import Decimal

from db.records import (
    Activity,
    Baseline,
    Block,
    Budget,
    Component,
    Division,
    Formula,
    Framework,
    HeadlineIndicator,
    Indicator,
    KeyResult,
    Link,
    ListedLink,
    Measure,
    Objective,
    Organisation,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Policy,
    PolicyLink,
    Project,
    Rubric,
    RubricLevel,
    Span,
    Staffing,
    Step,
    Strategy,
    Substrategy,
    SupportingIndicator,
    SwotItem,
    Tactic,
    TacticKpi,
    YearTarget,
)


def span(start: str, end: str = "") -> Span:
    """A span from a month to another, or one month."""
    return Span(start, end or start)


def step(number: int, text: str, weight: int, *spans: Span) -> Step:
    """A step with its part of the work in percent."""
    return Step(str(number), text, Decimal(weight), spans)


FRAMEWORK = Framework(
    strategies=(Strategy("1", "เมืองน่าอยู่สำหรับทุกคน"),),
    substrategies=(Substrategy("1.1", "ทางเท้าและถนนที่เดินได้จริง", "1"),),
    objectives=(Objective("o1", "1.1", "คนเดินเท้าเดินทางในเขตได้สะดวกและปลอดภัย"),),
    key_results=(
        KeyResult(
            "r1",
            "o1",
            "1",
            "ความยาวทางเท้าที่ปรับปรุงแล้ว",
            "ไม่น้อยกว่า 12 กิโลเมตร",
            lead=("สำนักงานเขตตัวอย่าง",),
            policy="P001",
        ),
    ),
    tactics=(Tactic("1.1.1", "ปรับปรุงทางเท้าตามเส้นทางที่คนใช้มาก", "1.1"),),
    tactic_kpis=(
        TacticKpi(
            "1.1.1.1",
            "1.1.1",
            "ร้อยละของเส้นทางที่ปรับปรุงแล้วเสร็จตามแผน",
            (YearTarget("2568", "ร้อยละ 80"),),
            "ฝ่ายโยธา",
        ),
    ),
    policies=(Policy("P001", "เดินทางดี", "ทางเท้าคุณภาพใกล้บ้าน"),),
    components=(Component("1", "ประสิทธิผลตามพันธกิจ"),),
)

WALKS = Project(
    key="p1",
    name="โครงการปรับปรุงทางเท้าในเส้นทางสู่โรงเรียนและตลาด",
    kind="project",
    budget=Budget(Decimal(4850000), "granted"),
    divisions=("d1",),
    strategy_code="010101",
    policies=("P001",),
    activities=(
        Activity(
            steps=(
                Step(
                    "1",
                    "สำรวจเส้นทางและจัดลำดับความเร่งด่วน",
                    Decimal(20),
                    (Span("2567-10", "2567-11"),),
                ),
                step(2, "ออกแบบและประมาณราคา", 20, span("2567-12", "2568-01")),
                step(3, "จัดหาผู้รับจ้างและลงนามในสัญญา", 20, span("2568-02", "2568-03")),
                step(4, "ก่อสร้างและตรวจรับงานตามงวด", 20, span("2568-04", "2568-07")),
                Step(
                    "5", "ประเมินความพึงพอใจและรายงานผล", Decimal(20), (Span("2568-08", "2568-09"),)
                ),
            )
        ),
    ),
)
LAMPS = Project(
    key="p2",
    name="โครงการดูแลไฟฟ้าส่องสว่างในตรอกซอย",
    kind="project",
    budget=Budget(Decimal(620000), "requested"),
    divisions=("d2",),
    strategy_code="010102",
    activities=(
        Activity(
            steps=(
                step(1, "รับแจ้งและสำรวจจุดที่ไฟดับ", 30, span("2567-10", "2568-09")),
                step(2, "ซ่อมแซมภายในสามวันทำการ", 50, span("2567-11", "2568-09")),
                Step(
                    "3",
                    "สรุปผลรายไตรมาส",
                    Decimal(20),
                    (Span("2567-12", "2567-12"), Span("2568-03", "2568-03")),
                ),
            )
        ),
    ),
)


def _levels(*criteria: str) -> tuple[RubricLevel, ...]:
    """A rubric's levels from 5 down, with what each asks for."""
    return tuple(
        RubricLevel(level, Decimal(level * 20), (words,))
        for level, words in zip(range(5, 0, -1), criteria, strict=True)
    )


WALKING = Indicator(
    key="k1",
    number="1",
    name="ร้อยละความสำเร็จของการปรับปรุงทางเท้าตามแผน",
    component="1",
    kind="output",
    target="ร้อยละ 80",
    target_value=Decimal(80),
    unit_of_measure="ร้อยละ",
    weight=Decimal(40),
    baseline=(Baseline(2566, "ร้อยละ 61.5"), Baseline(2567, "ร้อยละ 70")),
    link=Link(strategy="1", substrategy="1.1", tactic="1.1.1"),
    measure=Measure(
        definition="ทางเท้าที่ปรับปรุงแล้ว หมายถึง ทางเท้าที่ผิวเรียบ ไม่มีสิ่งกีดขวาง และรถเข็นผ่านได้ตลอดเส้นทาง",
        method="เทียบความยาวทางเท้าที่ตรวจรับแล้วกับความยาวตามแผน",
        formulas=(
            Formula(
                numerator="ความยาวทางเท้าที่ตรวจรับแล้ว",
                denominator="ความยาวทางเท้าตามแผน",
                multiplier=Decimal(100),
            ),
        ),
        evidence="รายงานการตรวจรับงานและภาพถ่ายก่อนและหลังปรับปรุง",
    ),
    rubrics=(
        Rubric(
            levels=_levels(
                "ประเมินความพึงพอใจและรายงานผล",
                "ก่อสร้างและตรวจรับงานตามงวด",
                "จัดหาผู้รับจ้างและลงนามในสัญญา",
                "ออกแบบและประมาณราคา",
                "สำรวจเส้นทางและจัดลำดับความเร่งด่วน",
            )
        ),
    ),
    projects=("p1",),
)
LIGHTING = Indicator(
    key="k2",
    number="2",
    name="ระดับความสำเร็จของการดูแลไฟฟ้าส่องสว่าง",
    component="1",
    kind="outcome",
    target="ระดับ 5",
    unit_of_measure="ระดับ",
    weight=Decimal(30),
    measure=Measure(
        definition="จุดที่ไฟดับและได้รับแจ้งได้รับการซ่อมแซมภายในสามวันทำการ",
        method="นับจำนวนจุดที่ซ่อมแล้วเทียบกับจำนวนจุดที่ได้รับแจ้งทั้งหมด",
        formulas=(
            Formula(
                numerator="จำนวนจุดที่ซ่อมแล้วภายในสามวัน",
                denominator="จำนวนจุดที่ได้รับแจ้ง",
                multiplier=Decimal(100),
            ),
        ),
        evidence="ทะเบียนรับแจ้งของฝ่ายโยธา",
    ),
    rubrics=(
        Rubric(
            levels=_levels(
                "ซ่อมได้ร้อยละ 95 ขึ้นไป",
                "ซ่อมได้ร้อยละ 90 ถึง 94",
                "ซ่อมได้ร้อยละ 85 ถึง 89",
                "ซ่อมได้ร้อยละ 80 ถึง 84",
                "ซ่อมได้น้อยกว่าร้อยละ 80",
            )
        ),
    ),
    projects=("p2",),
)

PLAN = Plan(
    fiscal_year=2568,
    edition="2567",
    title="แผนปฏิบัติการประจำปี พ.ศ. 2568",
    agency=Organisation("กรุงเทพมหานคร"),
    unit=Organisation("สำนักงานเขตตัวอย่าง", "สนข.ตย.", phone="0 2000 0000"),
    divisions=(
        Division("d1", "ฝ่ายโยธา", "ยธ.", duties=("ดูแลถนนและทางเท้า", "ตรวจรับงานก่อสร้างของเขต")),
        Division("d2", "ฝ่ายรักษาความสะอาด", "รส.", duties=("ดูแลความสะอาดและแสงสว่างของทางสาธารณะ",)),
    ),
    preface=(
        "แผนฉบับนี้บอกสิ่งที่เขตจะทำในหนึ่งปี ใครเป็นผู้ทำ และจะรู้ได้อย่างไรว่าสำเร็จ",
        "เขตขอขอบคุณทุกฝ่ายที่ร่วมกันจัดทำ",
    ),
    situation=(Block("ข้อมูลทั่วไป", paragraphs=("เขตมีพื้นที่ 18 ตารางกิโลเมตร", "ถนนสายหลักมี 14 สาย")),),
    staffing=(Staffing(2568, "", "กรอบอัตรากำลัง", 42, 10, 118, 40, 10, 112),),
    swot=(
        SwotItem("S", "S1", text="มีข้อมูลทางเท้าทุกสายในระบบแผนที่"),
        SwotItem("S", "S2", text="เจ้าหน้าที่ในพื้นที่รู้จักชุมชนดี"),
        SwotItem("W", "W1", text="เครื่องมือซ่อมบำรุงมีอายุมาก"),
        SwotItem("O", "O1", text="ประชาชนแจ้งเหตุผ่านระบบออนไลน์มากขึ้น"),
        SwotItem("T", "T1", text="ราคาวัสดุก่อสร้างสูงขึ้นทุกปี"),
    ),
    swot_conclusions=(
        Block("แนวทางเชิงรุก", paragraphs=("ใช้ข้อมูลแผนที่กับเหตุที่แจ้งเข้ามาเลือกเส้นทางที่ควรทำก่อน (S1, O1)",)),
    ),
    vision="เขตที่เดินได้ทุกซอย",
    missions=("ดูแลทางเดินและแสงสว่าง", "ให้บริการประชาชนอย่างรวดเร็ว"),
    goals=(ListedLink(strategy="1", substrategy="1.1", objective="o1"),),
    headline_indicators=(HeadlineIndicator(indicator="k1"), HeadlineIndicator(indicator="k2")),
    framework=FRAMEWORK,
    part1=(Part1Entry(1, "1.1", "o1", ("r1",), (Part1Tactic("1.1.1", ("1.1.1.1",), ("p1",)),)),),
    part2=(
        Part2Issue(
            "1",
            "ทางเดินปลอดภัยทั้งกลางวันและกลางคืน",
            objectives=("คนเดินเท้าไม่ประสบเหตุจากทางเท้าและความมืด",),
            key_result="จุดเสี่ยงได้รับการแก้ไขครบทุกจุด",
            indicators=("k1", "k2"),
            target="ร้อยละ 80",
            projects=("p1", "p2"),
        ),
    ),
    part3=(Part3Group("แผนงานโยธา", "ทางสาธารณะใช้การได้ดี", ("p2",)),),
    projects=(WALKS, LAMPS),
    indicators=(WALKING, LIGHTING),
    supporting_indicators=(
        SupportingIndicator(
            "1",
            "1",
            "ร้อยละการเบิกจ่าย",
            "การเบิกจ่ายเทียบกับงบประมาณที่ได้รับ",
            "กิจกรรมติดตามการเบิกจ่าย",
            ("d1",),
        ),
    ),
    policy_links=(
        PolicyLink(
            issue="เดินทางดี",
            objective="ทางเท้าคุณภาพ",
            key_result="ความยาวทางเท้าที่ปรับปรุง",
            unit_of_measure="กิโลเมตร",
            target="12",
            project="p1",
            project_kpi="ร้อยละความสำเร็จของการปรับปรุง",
        ),
    ),
)
