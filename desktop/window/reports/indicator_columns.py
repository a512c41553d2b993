"""The columns of a quarter's indicators: what is planned, what was reached, what was done."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.window.grid import GridColumn
from desktop.window.grid.captions import Caption
from desktop.window.grid.column import Meter
from desktop.window.grid.figure_look import behind_shape
from forms.figures import figure, rounded
from forms.reporting.narratives import is_carried

if TYPE_CHECKING:
    from db.records import Package, Result
    from forms.reporting.reckoned import Reckoner

NAME, TARGET, PROGRESS, MEASURED, VALUE, LEVEL, NARRATIVE, BEFORE = range(8)
# What is offered as the level reached; one between two may be typed.
_LEVELS = ("0", "1", "2", "3", "4", "5")
_WHOLE = Decimal(100)
_NONE = "–"


def indicator_columns(reckoner: Reckoner, quarter: Callable[[], int]) -> tuple[GridColumn, ...]:
    """The columns, in the order of the constants; the last has what was said before."""
    figures, words = _Figures(reckoner), _Words(reckoner, quarter)
    return (
        GridColumn("ตัวชี้วัด", ("indicator",), 13, show=words.name),
        GridColumn("เป้าหมาย", (), 6, show=words.target),
        GridColumn(
            "ก้าวหน้า ร้อยละ",
            ("progress",),
            7.2,
            hint=figures.proposed("progress"),
            under=figures.before,
            meter=figures.meter,
        ),
        GridColumn(
            "ตัวตั้ง / ตัวหาร",
            ("numerator",),
            6.6,
            parts=(("numerator",), ("denominator",)),
            figures=True,
            hint=figures.unmeasured,
        ),
        GridColumn("ค่าที่ได้", ("value",), 4.4, hint=figures.proposed("value")),
        GridColumn("ระดับ", ("level",), 3.6, offered=_LEVELS, hint=figures.proposed("level")),
        GridColumn(
            "ผลการดำเนินงาน",
            ("narrative",),
            16,
            brief=words.narrative,
            sign=words.sign,
            heading=lambda: f"ผลการดำเนินงาน ไตรมาส {quarter()}",
        ),
        GridColumn(
            "ผลไตรมาสก่อน",
            (),
            12,
            show=words.before,
            heading=lambda: f"ไตรมาส {quarter() - 1}",
        ),
    )


def number_of(reckoner: Reckoner) -> Callable[[Result, Package], str]:
    """What numbers the row of a result: the number of its indicator."""

    def number(result: Result, package: Package) -> str:
        indicator = reckoner.of(package).indicator(result)
        return indicator.number if indicator else ""

    return number


def caption_of(reckoner: Reckoner) -> Callable[[Result, Package], Caption | None]:
    """What stands over the indicators of a component: its code and name."""

    def caption(result: Result, package: Package) -> Caption | None:
        reckoned = reckoner.of(package)
        indicator = reckoned.indicator(result)
        component = reckoned.lookup.components.get(indicator.component) if indicator else None
        return Caption(component.code, component.name) if component else None

    return caption


class _Figures:
    """What the cells of figures show beside what is typed."""

    def __init__(self, reckoner: Reckoner) -> None:
        self._reckoner = reckoner

    def before(self, result: Result, package: Package) -> str:
        """The progress that was told last."""
        progress, _ = self._reckoner.of(package).earlier_progress(result)
        return "" if progress is None else figure(progress)

    def meter(self, result: Result, package: Package) -> Meter | None:
        """How far the indicator has come, and where it was."""
        before, _ = self._reckoner.of(package).earlier_progress(result)
        if result.progress is None and before is None:
            return None
        share = (result.progress or Decimal(0)) / _WHOLE
        return Meter(float(share), None if before is None else float(before / _WHOLE))

    def unmeasured(self, result: Result, package: Package) -> str:
        """A dash where the indicator has no formula that would ask for figures."""
        indicator = self._reckoner.of(package).indicator(result)
        return _NONE if indicator is not None and not indicator.measure.formulas else ""

    def proposed(self, field: str) -> Callable[[Result, Package], str]:
        """What the other figures come to, for a field of the proposals."""

        def hint(result: Result, package: Package) -> str:
            value = getattr(self._reckoner.of(package).proposals(result), field)
            return "" if value is None else f"= {figure(rounded(value))}"

        return hint


class _Words:
    """What the cells of words show."""

    def __init__(self, reckoner: Reckoner, quarter: Callable[[], int]) -> None:
        self._reckoner = reckoner
        self._quarter = quarter

    def name(self, result: Result, package: Package) -> str:
        """The name of the indicator; what it is called by where it is unknown."""
        indicator = self._reckoner.of(package).indicator(result)
        return indicator.name if indicator else result.indicator

    def target(self, result: Result, package: Package) -> str:
        """Its target, as it is printed."""
        indicator = self._reckoner.of(package).indicator(result)
        return indicator.target if indicator else ""

    def before(self, result: Result, package: Package) -> str:
        """What was said last; of which quarter, where that was not the last one."""
        said = self._reckoner.of(package).said_before(result)
        if said is None:
            return ""
        old = "" if said.quarter == self._quarter() - 1 else f"(ไตรมาส {said.quarter}) "
        return f"{old}{said.words}"

    def narrative(self, result: Result, package: Package) -> str:
        """What is said; where it was carried over, from which quarter."""
        said = self._reckoner.of(package).said_before(result)
        if said is None or not is_carried(result, said):
            return result.narrative
        return behind_shape(f"ยกมาจากไตรมาส {said.quarter} · {result.narrative}")

    def sign(self, result: Result, package: Package) -> str:
        """The shape of what was carried over."""
        return (
            "carried" if is_carried(result, self._reckoner.of(package).said_before(result)) else ""
        )
