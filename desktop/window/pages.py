"""The pages in which a plan is written, in the order of the rail."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.window.page import Page, PageSpec, Share, Tools, holds
from forms.plan_parts import paths_of

if TYPE_CHECKING:
    from db.places import Place

# What the pages are made by. To import it takes longer than to make a page.
PAGE_MODULES = tuple(
    f"desktop.window.{name}_page"
    for name in (
        "unit.unit",
        "essentials.essentials",
        "framework.framework",
        "parts.part1",
        "parts.part2",
        "parts.part3",
        "projects.projects",
        "indicators.indicators",
        "steps.steps",
        "indicators.support",
        "reports.memo",
        "reports.results",
        "standing.standing",
        "printing.print",
        "decisions.decisions",
        "merging.merging",
    )
)
# What some pages are made by beside that: the first in sight waits for none of it.
LATE_MODULES = (
    "desktop.window.fields.placed_edits",
    "desktop.window.fields.reference_editors",
    "desktop.window.unit.division_tree",
    "desktop.window.unit.people_list",
    "desktop.window.unit.staffing_grid",
)
_PROJECTS: Place = ("plan", "projects")


def writing_pages(tools: Tools) -> tuple[PageSpec, ...]:
    """The pages between the start and the print page. Each is made when first wanted."""
    # What stands together in the rail, by its heading there.
    groups: dict[str, tuple[PageSpec, ...]] = {
        "แผน": (
            writing_page(
                "unit", "หน่วยงาน", "unit", partial(_unit, tools), *paths_of("unit"), form="cover"
            ),
            writing_page(
                "essentials",
                "สาระสำคัญ",
                "essentials",
                partial(_essentials, tools),
                *paths_of("essentials"),
                form="essentials",
            ),
            writing_page(
                "framework",
                "กรอบยุทธศาสตร์",
                "framework",
                partial(_framework, tools),
                "plan.framework",
            ),
        ),
        "เล่มแผน": (
            writing_page("part1", "ส่วนที่ 1", "part1", partial(_part1, tools), "plan.part1"),
            writing_page("part2", "ส่วนที่ 2", "part2", partial(_part2, tools), "plan.part2"),
            writing_page(
                "part3",
                "ส่วนที่ 3",
                "part3",
                partial(_part3, tools),
                *paths_of("part3"),
            ),
        ),
        "งานและตัวชี้วัด": (
            without(
                writing_page(
                    "projects",
                    "โครงการและงบประมาณ",
                    "projects",
                    partial(_projects, tools),
                    "plan.projects",
                    records=_PROJECTS,
                ),
                "plan.projects.activities",
                "plan.projects.grid",
            ),
            writing_page(
                "indicators",
                "ตัวชี้วัด",
                "target",
                partial(_indicators, tools),
                "plan.indicators",
                form="table-c",
                records=("plan", "indicators"),
            ),
            writing_page(
                "steps",
                "ขั้นตอน/ปฏิทิน",
                "steps",
                partial(_steps, tools),
                "plan.projects.activities",
                "plan.projects.grid",
                form="table-e",
                records=_PROJECTS,
                noun="โครงการ",
            ),
            writing_page(
                "support",
                "นโยบาย/ตัวชี้วัดสนับสนุน",
                "support",
                partial(_support, tools),
                *paths_of("support"),
            ),
        ),
        "รายงาน": (
            without(
                writing_page(
                    "results", "ผลรายไตรมาส", "results", partial(_results, tools), "reports"
                ),
                "reports.memo",
                "reports.signatures",
                "reports.issuances",
            ),
            writing_page(
                "memo",
                "บันทึกข้อความ/ออกรายงาน",
                "memo",
                partial(_memo, tools),
                "reports.memo",
                "reports.signatures",
                "reports.issuances",
                "plan.memo_template",
            ),
            PageSpec("standing", "ภาพรวม", "chart", partial(_standing, tools)),
        ),
    }
    return tuple(page._replace(group=words) for words, pages in groups.items() for page in pages)


def decisions_page(tools: Tools) -> PageSpec:
    """The page of what is left to decide, which is there as long as something is."""

    def make() -> Page:
        from desktop.window.decisions.decisions_page import DecisionsPage  # noqa: PLC0415

        return DecisionsPage(tools)

    def left() -> Share:
        if not tools.session.is_open or not tools.session.package.plan.decisions:
            return Share(0, 0)
        from forms.editing.decisions import matters  # noqa: PLC0415 - with a plan that has some

        found = matters(tools.session.package)
        return Share(sum(matter.is_decided for matter in found), len(found))

    return PageSpec("decisions", "เรื่องที่ต้องตัดสินใจ", "copy", make, group="ตรวจ", left=left)


def merging_page(tools: Tools) -> PageSpec:
    """The page of another copy of the plan, which is there as long as one is compared."""

    def make() -> Page:
        from desktop.window.merging.merging_page import MergingPage  # noqa: PLC0415

        return MergingPage(tools)

    def left() -> Share:
        if not tools.session.is_comparing:
            return Share(0, 0)
        comparing = tools.session.comparing
        total, left = len(comparing.merge.conflicts), comparing.open_conflicts()
        if left:
            return Share(total - left, total)
        # Both are still to be merged.
        done = "ตัดสินใจครบแล้ว" if total else "ไม่มีแห่งที่ต้องตัดสินใจ"
        return Share(0, 1, f"{done} เหลือผสานแผน")

    return PageSpec("merging", "เทียบและผสานแผน", "compare", make, group="ตรวจ", left=left)


def _unit(tools: Tools) -> Page:
    from desktop.window.unit.unit_page import UnitPage  # noqa: PLC0415 - when first wanted

    return UnitPage(tools)


def _essentials(tools: Tools) -> Page:
    from desktop.window.essentials.essentials_page import EssentialsPage  # noqa: PLC0415

    return EssentialsPage(tools)


def _part1(tools: Tools) -> Page:
    from desktop.window.parts.part1_page import Part1Page  # noqa: PLC0415 - when first wanted

    return Part1Page(tools)


def _part2(tools: Tools) -> Page:
    from desktop.window.parts.part2_page import Part2Page  # noqa: PLC0415

    return Part2Page(tools)


def _part3(tools: Tools) -> Page:
    from desktop.window.parts.part3_page import Part3Page  # noqa: PLC0415

    return Part3Page(tools)


def _framework(tools: Tools) -> Page:
    from desktop.window.framework.framework_page import FrameworkPage  # noqa: PLC0415

    return FrameworkPage(tools)


def _support(tools: Tools) -> Page:
    from desktop.window.indicators.support_page import SupportPage  # noqa: PLC0415

    return SupportPage(tools)


def _projects(tools: Tools) -> Page:
    from desktop.window.projects.projects_page import ProjectsPage  # noqa: PLC0415

    return ProjectsPage(tools)


def _indicators(tools: Tools) -> Page:
    from desktop.window.indicators.indicators_page import IndicatorsPage  # noqa: PLC0415

    return IndicatorsPage(tools)


def _steps(tools: Tools) -> Page:
    from desktop.window.steps.steps_page import StepsPage  # noqa: PLC0415

    return StepsPage(tools)


def _standing(tools: Tools) -> Page:
    from desktop.window.standing.standing_page import StandingPage  # noqa: PLC0415

    return StandingPage(tools)


def _results(tools: Tools) -> Page:
    from desktop.window.reports.results_page import ResultsPage  # noqa: PLC0415 - when first wanted

    return ResultsPage(tools)


def _memo(tools: Tools) -> Page:
    from desktop.window.reports.memo_page import MemoPage  # noqa: PLC0415 - when first wanted

    return MemoPage(tools)


def without(page: PageSpec, *places: str) -> PageSpec:
    """A page that has no fields for these places of those it holds."""
    elsewhere, here = holds(*places), page.holds

    def has(place: Place) -> bool:
        return here(place) and not elsewhere(place)

    return page._replace(covers=lambda problem: has(problem.place), holds=has)


def writing_page(
    name: str,
    title: str,
    icon: str,
    make: Callable[[], Page],
    *places: str,
    form: str = "",
    records: Place = (),
    noun: str = "",
) -> PageSpec:
    """A page with the fields of these places, whose badge counts the problems there.

    `form` is the form that they are printed on, to be seen beside the fields; `records` and
    `noun` are what the page's head counts.
    """
    has: Callable[[Place], bool] = holds(*places)
    return PageSpec(
        name,
        title,
        icon,
        make,
        covers=lambda problem: has(problem.place),
        holds=has,
        form=form,
        records=records,
        noun=noun,
    )
