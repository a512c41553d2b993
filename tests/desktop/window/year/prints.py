"""A quarter's papers read back, every figure of them held against the reckoning."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from db.records import Package
from forms.build import build
from forms.document import Chart, Document, Form
from forms.editions.opening import opened_edition
from forms.printing import Job, export, lay_out, silent
from tests.desktop.window.year import papers
from tests.desktop.window.year.papers import Bar, decimals, rows_of_progress, rows_of_scores
from tests.desktop.window.year.readers import (
    charts,
    counted,
    figures,
    page_texts,
    rows,
    sheet_cells,
    tables,
    words,
)
from tests.desktop.window.year.reckoning import Year

FORMS = ("progress", "memo", "score", "standing", "issuances")
# A quarter that has no report of its own has these.
SKIPPED = ("progress", "score", "standing")
# What the forms say themselves, in any quarter: the figures of their notes.
_SCORE_NOTES = "1 100 2 3 100 100 4"
_AXIS = ["0", "25", "50", "75", "100"]
_NEAR = Fraction(1, 10**9)


class Prints:
    """The papers of a quarter as document, as PDF and as workbook."""

    def __init__(
        self, package: Package, quarter: int, folder: Path, forms: tuple[str, ...] = FORMS
    ) -> None:
        self.quarter = quarter
        self._wanted = set(forms)
        self.document: Document = build(
            package, opened_edition(package.plan).edition, forms=forms, quarter=quarter
        )
        self.forms: dict[str, Form] = {form.id: form for form in self.document.forms}
        job = Job(package, opened_edition(package.plan).edition, forms, quarter)
        self.rendering = lay_out(job, silent)
        path = folder / f"ไตรมาส {quarter}.xlsx"
        export(job, path, silent)
        self.pages = page_texts(self.rendering)
        cells = sheet_cells(path.read_bytes(), self.document)
        self.sheets = {form: [cell.text for cell in each] for form, each in cells.items()}
        self.numbers = {
            form: [cell.text for cell in each if cell.is_number] for form, each in cells.items()
        }

    def check_pages(self) -> None:
        """Those that are numbered go on from form to form."""
        labels = [page.label for page in self.rendering.pages if page.label]
        assert labels == [str(at) for at in range(1, len(labels) + 1)]
        assert {page.form for page in self.rendering.pages} == self._wanted

    def check(self, form: str, said: list[str], drawn: list[str], listed: list[str]) -> None:
        """Account for every figure: `drawn` stands in the PDF alone, `listed` in the workbook."""
        on_pages = [page for page in self.rendering.pages if page.form == form]
        running = [part.text for part in self.forms[form].running] * (len(on_pages) - 1)
        labels = [page.label for page in on_pages]
        assert counted(self.pages[form]) == counted([*said, *drawn, *running, *labels])
        assert counted(self.sheets[form]) == counted([*said, *listed])

    # The papers.

    def check_progress(self, year: Year) -> None:
        form, fiscal = self.forms["progress"], str(year.plan["fiscal_year"])
        (table,) = tables(form)
        wanted = rows_of_progress(year, self.quarter)
        assert rows(table) == wanted
        assert figures(*words(form)) == [fiscal, "3"]
        self.check("progress", [fiscal, "3", *(cell for row in wanted for cell in row)], [], [])

    def check_scores(self, year: Year) -> None:
        form, fiscal = self.forms["score"], str(year.plan["fiscal_year"])
        (table,) = tables(form)
        wanted = rows_of_scores(year, self.quarter)
        assert rows(table) == wanted
        said = [fiscal, str(self.quarter), *_SCORE_NOTES.split()]
        assert figures(*words(form)) == said
        cells = [cell for row in wanted for cell in row]
        self.check("score", [*said, *cells], [], [])
        # In the workbook a figure is a number, to go on reckoning with.
        told = [cell for row in wanted if len(row) > 1 for cell in (row[0], *row[2:])]
        assert Counter(self.numbers["score"]) == counted(told)

    def check_memo(self, year: Year) -> None:
        form, report = self.forms["memo"], year.reports[self.quarter]
        said = list(words(form))
        text = "\n".join(said)
        for fact in papers.memo_facts(year, self.quarter):
            assert fact in text
        fiscal = str(year.plan["fiscal_year"])
        phone = year.plan["memo_template"]["phone"]
        wanted = [
            *figures(phone, report.memo_number, papers.date(report.memo_date)),
            *(fiscal, str(self.quarter)),  # เรื่อง
            *(fiscal, "10"),  # ต้นเรื่อง
            *figures(*papers.memo_facts(year, self.quarter)),
            str(self.quarter),  # ข้อพิจารณา
        ]
        assert figures(*said) == wanted
        self.check("memo", wanted, [], [])
        # All of it in Thai digits.
        assert not any(letter in "0123456789" for page in self.pages["memo"] for letter in page)

    def check_standing(self, year: Year) -> None:
        form, fiscal = self.forms["standing"], str(year.plan["fiscal_year"])
        lines = papers.lines_of_standing(year, self.quarter)
        said = list(words(form))
        assert [line for line in said if line in lines] == lines
        assert figures(*said) == figures(fiscal, str(self.quarter), *lines)
        of_states, of_months, *bars = charts(form)
        states = papers.states(year, self.quarter)
        assert dict(zip(of_states.labels, of_states.series[0].values, strict=True)) == states
        planned, done = papers.months_planned(year), papers.months_done(year, self.quarter)
        assert of_months.labels == tuple(papers.MONTHS)
        for series, wanted in zip(of_months.series, (planned, done), strict=True):
            assert [value is None for value in series.values] == [each is None for each in wanted]  # type: ignore[attr-defined]
            _assert_near(series.values, wanted)
        latest = [each for each in done if each is not None][-1]
        ends = [decimals(each).removesuffix(".00") for each in (planned[-1], latest)]
        drawn = [*map(str, states.values()), *_AXIS, *ends]
        listed = [str(count) for count in states.values()]
        listed += [decimals(each) for each in (*planned, *done)]
        whole = (papers.divisions, papers.strategies, papers.statuses)
        for chart, reckon in zip(bars, whole, strict=True):
            shown = _check_bars(chart, reckon(year, self.quarter))
            sums = [total for each in shown for total in (each.planned, each.actual)]
            # Whole baht stand without decimals, where all of a chart are.
            is_whole = chart.unit != "ร้อยละ" and all(total == int(total) for total in sums)  # type: ignore[attr-defined]
            for each in shown:
                drawn += [each.name, each.note]
                listed += [each.name, each.note]
            listed += [f"{int(total):,}" if is_whole else decimals(total) for total in sums]
        self.check("standing", figures(fiscal, str(self.quarter), *lines), drawn, listed)

    def check_issuances(
        self, year: Year, sent: list[tuple[str, ...]], changes: list[tuple[str, str, str]]
    ) -> None:
        """`sent`: date, who, memo, and why it was opened; `changes` what the last one changed."""
        form, fiscal = self.forms["issuances"], str(year.plan["fiscal_year"])
        told, *changed = [rows(table) for table in tables(form)]
        assert told == [[str(order), *row] for order, row in enumerate(sent, 1)]
        assert [tuple(row) for table in changed for row in table] == changes
        said = [fiscal, str(self.quarter), *(str(n) for n in range(2, len(sent) + 1))]
        assert figures(*words(form)) == said
        cells = [cell for row in (*told, *changes) for cell in row]
        self.check("issuances", [*said, *cells], [], [])


def _check_bars(chart: Chart, wanted: list[Bar]) -> list[Bar]:
    """The rows of a chart; the last are together where there is no room for all."""
    last = chart.labels[-1]
    if last not in {each.name for each in wanted}:
        kept = len(chart.labels) - 1
        rest = wanted[kept:]
        assert last == f"อื่น ๆ อีก {len(rest)} รายการ"
        wanted = [*wanted[:kept], _together(chart, last, rest)]
    assert list(chart.labels) == [each.name for each in wanted]
    assert list(chart.notes) == [each.note for each in wanted]
    _assert_near(chart.series[0].values, [each.planned for each in wanted])
    _assert_near(chart.series[1].values, [each.actual for each in wanted])
    return wanted


def _together(chart: Chart, name: str, rest: list[Bar]) -> Bar:
    planned = sum((each.planned for each in rest), Fraction(0))
    actual = sum((each.actual for each in rest), Fraction(0))
    if chart.unit == "บาท":
        return papers.money(name, planned, actual)
    return papers.beside(name, planned / len(rest), actual / len(rest))


def _assert_near(values: Any, wanted: Any) -> None:
    """Figures of a chart beside the reckoning, as near as decimals come to fractions."""
    for value, each in zip(values, wanted, strict=True):
        if each is not None:
            assert abs(Fraction(value) - each) < _NEAR
