"""What must stand on each paper of a quarter, in the order it stands there, by the reckoning."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from tests.desktop.window.year.reckoning import STATES, Figure, Line, Year, rounded

MONTHS = (
    "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
)  # fmt: skip
NAMES = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
STATUSES = {
    "granted": "ได้รับงบประมาณ",
    "requested": "อยู่ระหว่างขอจัดสรร",
    "off_budget": "เงินนอกงบประมาณ",
    "not_granted": "ไม่ได้รับงบประมาณ",
}
COMPONENTS = ("1.1", "1.2", "1.3")


def decimals(value: Figure, places: int = 2) -> str:
    """A figure with so many decimals, a dash for none."""
    if value is None:
        return "-"
    whole, part = divmod(int(rounded(value, places) * 10**places), 10**places)
    return f"{whole:,}.{part:0{places}}" if places else f"{whole:,}"


def short(value: Figure) -> str:
    """A figure without empty decimals."""
    if value is None:
        return "-"
    text = decimals(value, 4)
    return text.rstrip("0").rstrip(".")


def baht(value: Fraction) -> str:
    """Money: satang where there are some."""
    return decimals(value, 0 if value.denominator == 1 else 2)


def date(text: str) -> str:
    year, month, day = map(int, text.split("-"))
    return f"{day} {NAMES[month - 1]} {year}"


class Bar(NamedTuple):
    """A row of a chart: a name, what was meant and what came, and the words beside it."""

    name: str
    planned: Fraction
    actual: Fraction
    note: str


def rows_of_progress(year: Year, quarter: int) -> list[list[str]]:
    """สยป.3: the rows below the headings."""
    rows = []
    components = {c["code"]: c["name"] for c in year.plan["framework"]["components"]}
    for code in COMPONENTS:
        rows.append([f"{code}. {components[code]}"])
        members = [i for i in year.plan["indicators"] if i["component"] == code]
        for order, indicator in enumerate(members, 1):
            progress, told = year.progress(indicator["key"], quarter)
            shown = decimals(progress)
            if told != quarter:
                shown += f"\n(ข้อมูลไตรมาส {told})"
            said = [
                year.measured(indicator["key"], q).narrative
                if q <= quarter and q in year.reports
                else ""
                for q in (1, 2, 3, 4)
            ]
            names = [year.projects[key]["name"] for key in indicator["projects"]]
            rows.append(
                [
                    str(order),
                    indicator["name"],
                    indicator["link"]["tactic"],
                    decimals(Fraction(indicator["target_value"])),
                    indicator["unit_of_measure"],
                    shown,
                    "".join(f"(ไตรมาส {q}) {text or '-'}" for q, text in enumerate(said, 1)),
                    ",".join(f"({at}){name}" for at, name in enumerate(names, 1)),
                    indicator["division_code"],
                ]
            )
    return rows


def rows_of_scores(year: Year, quarter: int) -> list[list[str]]:
    """The score sheet: the rows below the headings."""
    rows = []
    components = {c["code"]: c["name"] for c in year.plan["framework"]["components"]}
    every: list[tuple[Fraction, Line]] = []
    for code in COMPONENTS:
        rows.append([f"{code} {components[code]}"])
        members = [i for i in year.plan["indicators"] if i["component"] == code]
        lines = [(Fraction(i["weight"]), year.line(i["key"], quarter)) for i in members]
        for order, (indicator, (weight, line)) in enumerate(zip(members, lines, strict=True), 1):
            rows.append([str(order), indicator["name"], short(weight), *_cells(line)])
        rows.append(["", f"รวม {code}", *_sums(lines)])
        every += lines
    rows.append(["", "รวมทั้งสิ้น", *_sums(every)])
    total, so_far, between, later = sums(every)
    percents = [decimals(points / total * 100) for points in (so_far, between, later)]
    empty = ["", "", ""]
    rows.append(["", "คิดเป็นร้อยละของน้ำหนัก", *empty, *percents[:2], "", "", percents[2]])
    return rows


def _cells(line: Line) -> list[str]:
    return [
        decimals(line.value),
        short(line.level),
        decimals(line.points),
        decimals(line.between),
        decimals(line.foreseen),
        short(line.foreseen_level),
        decimals(line.foreseen_points),
    ]


def sums(lines: Iterable[tuple[Fraction, Line]]) -> tuple[Fraction, ...]:
    """Weight, points so far, those with interpolated ones where there are, and foreseen."""
    zero = Fraction(0)
    total = [zero, zero, zero, zero]
    for weight, line in lines:
        points = line.points or zero
        between = points if line.between is None else line.between
        for at, more in enumerate((weight, points, between, line.foreseen_points or zero)):
            total[at] += more
    return tuple(total)


def _sums(lines: Iterable[tuple[Fraction, Line]]) -> list[str]:
    weight, so_far, between, later = sums(lines)
    return [short(weight), "", "", decimals(so_far), decimals(between), "", "", decimals(later)]


def lines_of_standing(year: Year, quarter: int) -> list[str]:
    """The executive's page: the chief figures in words."""
    keys = [key for key in year.projects if year.weighed(key)]
    work = bar(year, "", keys, quarter)
    spent, budget = year.whole(quarter)
    every = [(Fraction(i["weight"]), year.line(i["key"], quarter)) for i in year.plan["indicators"]]
    total, so_far, _, later = sums(every)
    return [
        f"งานทั้งแผน ก้าวหน้าร้อยละ {decimals(work.actual)} (ตามแผนร้อยละ {decimals(work.planned)})",
        (
            f"เงินงบประมาณ เบิกจ่าย {baht(spent)} บาท จาก {baht(budget)} บาท "
            f"คิดเป็นร้อยละ {decimals(spent / budget * 100)}"
        ),
        (
            f"คะแนน {decimals(so_far)} คะแนน (ร้อยละ {decimals(so_far / total * 100)}) "
            f"จาก {short(total)} "
            f"คาดการณ์สิ้นปี {decimals(later)} คะแนน (ร้อยละ {decimals(later / total * 100)})"
        ),
        f"ตัวชี้วัด {len(every)} ตัวชี้วัด",
    ]


def states(year: Year, quarter: int) -> dict[str, int]:
    found = [year.state(key, quarter) for key in year.indicators]
    return {state: found.count(state) for state in STATES}


def months_planned(year: Year) -> list[Fraction]:
    """The whole plan at the end of each month."""
    keys = [key for key in year.projects if year.weighed(key)]
    first = year.month(1) - 2
    return [
        sum((year.planned(key, month) for key in keys), Fraction(0)) / len(keys)
        for month in range(first, first + 12)
    ]


def months_done(year: Year, quarter: int) -> list[Figure]:
    """What was done, in the last months of the quarters that have a report."""
    keys = [key for key in year.projects if year.weighed(key)]
    found: list[Figure] = [None] * 12
    for told in year.reports:
        if told <= quarter:
            found[told * 3 - 1] = bar(year, "", keys, told).actual
    return found


def bar(year: Year, name: str, keys: list[str], quarter: int) -> Bar:
    """The work of some projects: the mean of theirs."""
    planned = [year.planned(key, year.month(quarter)) for key in keys]
    actual = [year.work(key, quarter) or Fraction(0) for key in keys]
    return beside(name, sum(planned) / len(keys), sum(actual) / len(keys))


def beside(name: str, planned: Fraction, actual: Fraction) -> Bar:
    return Bar(name, planned, actual, f"{decimals(actual)} / {decimals(planned)}")


def divisions(year: Year, quarter: int) -> list[Bar]:
    """The work of each division that has projects with steps."""
    found = []
    for division in year.plan["divisions"]:
        keys = [
            key
            for key, project in year.projects.items()
            if year.weighed(key) and division["key"] in project["divisions"]
        ]
        if keys:
            found.append(bar(year, division["name"], keys, quarter))
    return found


def money(name: str, budget: Fraction, spent: Fraction) -> Bar:
    million = Fraction(10**6)
    percent = f" ({decimals(spent / budget * 100, 0)}%)" if budget else ""
    note = f"{decimals(spent / million)} / {decimals(budget / million)} ล้าน{percent}"
    return Bar(name, budget, spent, note)


def strategies(year: Year, quarter: int) -> list[Bar]:
    """Money by the first place of a project in the plan."""
    plan, places = year.plan, {}
    codes = {s["code"]: s["strategy"] for s in plan["framework"]["substrategies"]}
    names = {s["code"]: s["name"] for s in plan["framework"]["strategies"]}
    for entry in plan["part1"]:
        code = codes[entry["substrategy"]]
        for tactic in entry["tactics"]:
            for key in tactic.get("projects", ()):
                places.setdefault(key, f"ยุทธศาสตร์ที่ {code} {names[code]}")
    for part, words in (
        ("part2", "ยุทธศาสตร์ของหน่วยงาน (ส่วนที่ 2)"),
        ("part3", "ภารกิจประจำพื้นฐาน (ส่วนที่ 3)"),
    ):
        for group in plan[part]:
            for key in group["projects"]:
                places.setdefault(key, words)
    members: dict[str, list[str]] = {}
    for key in year.projects:
        members.setdefault(places[key], []).append(key)
    found = []
    for name, keys in members.items():
        counted = year.counted(keys)
        budget, spent = year.budget(counted), year.spent(counted, quarter)
        if budget or spent:
            found.append(money(name, budget, spent))
    return found


def statuses(year: Year, quarter: int) -> list[Bar]:
    """Money by how the budget stands."""
    members: dict[str, list[str]] = {}
    for key, project in year.projects.items():
        if project["budget"].get("amount"):
            members.setdefault(project["budget"]["status"], []).append(key)
    return [
        money(STATUSES[status], year.budget(keys), year.spent(keys, quarter))
        for status, keys in members.items()
    ]


def memo_facts(year: Year, quarter: int) -> list[str]:
    """The facts of the memo in the unit's own wording."""
    report = year.reports[quarter]
    told = [year.indicators[key] for key in report.results]
    projects = {key for indicator in told for key in indicator["projects"]}
    components = {c["code"]: c["name"] for c in year.plan["framework"]["components"]}
    first, fiscal = (9 + 3 * (quarter - 1)) % 12, year.plan["fiscal_year"]
    of_year = fiscal - 1 if quarter == 1 else fiscal
    last = {1: "31 ธันวาคม", 2: "31 มีนาคม", 3: "30 มิถุนายน", 4: "30 กันยายน"}[quarter]
    spent, budget = year.whole(quarter)
    return [
        f"ไตรมาสที่ {quarter} ระหว่างเดือน{NAMES[first]} {of_year} - {NAMES[first + 2]} {of_year} ",
        (
            f"1. โครงการ/กิจกรรมที่สนับสนุนตัวชี้วัด จำนวน {len(projects)} โครงการ/กิจกรรม "
            f"{len(told)} ตัวชี้วัด ประกอบด้วย"
        ),
        *[
            f"- ตัวชี้วัด{components[code]} จำนวน "
            f"{sum(indicator['component'] == code for indicator in told)} ตัวชี้วัด"
            for code in COMPONENTS
        ],
        (
            f"2. ผลการเบิกจ่ายงบประมาณสะสม ณ วันที่ {last} {of_year} จำนวน {baht(spent)} บาท "
            f"จากงบประมาณ {baht(budget)} บาท คิดเป็นร้อยละ {decimals(spent / budget * 100)}"
        ),
    ]
