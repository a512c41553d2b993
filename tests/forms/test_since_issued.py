"""An issued quarter printed again: as it was, or as it is today, saying that it differs."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from db import edits
from db.package.file import read_package
from db.settling import settled, taken_in
from forms.editions.opening import opened_edition
from forms.printing import (
    Job,
    export,
    issued_alone,
    issued_differences,
    lay_out,
    prepare_issue,
    silent,
)
from forms.reporting.issuing import issued, reopened
from forms.resources import RESOURCES
from tests.forms.pdf.pdf_readers import pdfium

TODAY = dt.date(2025, 1, 9)
NAME = ("plan", "indicators", 0, "name")
RENAMED = "ชื่อใหม่ที่ตั้งทีหลัง"
DIFFERS = "ต่างจากฉบับที่ออกรายงานเมื่อ"


def same(text):
    return "".join("".join(text).split())


@pytest.fixture(scope="module")
def sent():
    """The sample with its first quarter issued, and what was kept of that."""
    package = taken_in(read_package(RESOURCES / "sample" / "plan.json"))
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    package = replace(package, reports=reports)
    made = prepare_issue(package, opened_edition(package.plan).edition, 0, TODAY, silent)
    after = issued(
        package,
        0,
        by="ผู้ออก",
        date="2568-01-09",
        content_code=made.content_code,
        identity=made.papers.issuance,
    )
    return settled(after, package), made.papers


@pytest.fixture(scope="module")
def job(sent):
    package, papers = sent
    renamed = edits.replaced(package, NAME, RENAMED)
    return Job(renamed, opened_edition(package.plan).edition, quarter=1, issued=papers)


@pytest.mark.parametrize("form", ["memo", "progress", "standing", "score"])
def test_issued_form_is_printed_from_the_very_file(job, sent, form):
    one = job._replace(forms=(form,))
    assert issued_alone(one)
    rendering = lay_out(one, silent)
    assert rendering.data == sent[1].paper(form).pdf
    assert {page.form for page in rendering.pages} == {form}
    assert len(rendering.pages) == len(pdfium(rendering.data))
    assert all(page.width > 500 and page.height > 500 for page in rendering.pages)


def test_several_issued_forms_are_their_pages_one_after_another(job, sent):
    both = job._replace(forms=("progress", "memo"))
    rendering = lay_out(both, silent)
    kept = [sent[1].paper(form).pdf for form in ("memo", "progress")]
    assert pdfium(rendering.data) == [page for data in kept for page in pdfium(data)]
    forms = [page.form for page in rendering.pages]
    assert forms == sorted(forms)


def test_renamed_indicator_stands_on_today_s_paper_alone(job):
    one = job._replace(forms=("progress",))
    issued_text = same(pdfium(lay_out(one, silent).data))
    assert same(RENAMED) not in issued_text
    today = same(pdfium(lay_out(one._replace(today=True), silent).data))
    assert same(RENAMED) in today


def test_today_s_paper_says_on_every_page_that_it_differs_and_only_then(job, sent):
    today = job._replace(forms=("progress", "memo"), today=True)
    rendering = lay_out(today, silent)
    for info, text in zip(rendering.pages, pdfium(rendering.data), strict=True):
        assert (same(DIFFERS) in same(text)) == (info.form == "progress"), info
    unchanged = today._replace(package=sent[0])
    assert same(DIFFERS) not in same(pdfium(lay_out(unchanged, silent).data))


def test_plan_is_bound_with_the_forms_as_they_were_issued(job):
    bound = same(pdfium(lay_out(job._replace(forms=("table-c", "progress")), silent).data))
    # The plan's own table has the new name, the report the old one.
    was = job.issued.package.decode()
    assert same(RENAMED) in bound
    assert bound.count(same(RENAMED)) < same(
        pdfium(lay_out(job._replace(forms=("table-c", "progress"), today=True), silent).data)
    ).count(same(RENAMED))
    assert RENAMED not in was
    assert not issued_alone(job._replace(forms=("table-c", "progress")))
    assert not issued_alone(job)


def test_workbook_of_an_issued_form_is_made_of_the_plan_of_then(job, tmp_path):
    path = tmp_path / "สยป3.xlsx"

    def words(job):
        export(job, path, silent)
        rows = (row for sheet in load_workbook(path) for row in sheet.iter_rows())
        cells = (cell.value for row in rows for cell in row)
        return same(str(value) for value in cells if value is not None)

    one = job._replace(forms=("progress",))
    assert same(RENAMED) not in words(one)
    assert same(RENAMED) in words(one._replace(today=True))


def test_what_differs_is_told_form_by_form(job, sent):
    found = issued_differences(job)
    assert {each.form for each in found} >= {"progress"}
    assert "memo" not in {each.form for each in found}
    progress = next(each for each in found if each.form == "progress")
    assert any(RENAMED in passage.after for passage in progress.passages)
    old = sent[0].plan.indicators[0].name
    assert any(old in passage.before for passage in progress.passages)
    assert issued_differences(job._replace(package=sent[0])) == ()
    assert issued_differences(job._replace(issued=None)) == ()


def test_moving_what_is_printed_alike_is_no_difference(job, sent):
    package, _ = sent
    moved = edits.moved(package, ("plan", "people"), 0, 1, 1)
    assert issued_differences(job._replace(package=moved)) == ()


def test_form_that_the_plan_has_no_more_differs(job, sent):
    package = reopened(sent[0], 0, by="ผู้เปิด", date="2568-01-20", reason="ผิด")
    bare = edits.replaced(package, ("reports",), (replace(package.reports[0], results=()),))
    found = {each.form: each for each in issued_differences(job._replace(package=bare))}
    assert "score" in found
    assert all(not passage.after for passage in found["score"].passages)
