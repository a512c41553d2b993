"""A report made ready to be sent: what is on the paper, and what keeps it from being sent."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from db import edits
from db.content_code import content_code
from db.package.file import parse_package, read_package
from db.settling import taken_in
from db.spoken_code import spoken_code
from forms.editions.opening import opened_edition
from forms.printing import Job, lay_out, prepare_issue, silent
from forms.reporting.issuing import IssueError
from forms.resources import RESOURCES
from forms.sending import sent_forms
from tests.forms.pdf.pdf_readers import pdfium

TODAY = dt.date(2025, 1, 9)


@pytest.fixture(scope="module")
def package():
    found = taken_in(read_package(RESOURCES / "sample" / "plan.json"))
    reports = tuple(replace(report, issuances=()) for report in found.reports)
    return replace(found, reports=reports)


@pytest.fixture(scope="module")
def edition(package):
    return opened_edition(package.plan).edition


@pytest.fixture(scope="module")
def made(package, edition):
    return prepare_issue(package, edition, 0, TODAY, silent)


def test_every_form_that_reports_on_the_quarter_is_sent(package, edition):
    sent = [entry.id for entry in sent_forms(package, edition, 1)]
    assert sent == ["memo", "progress", "score", "standing"]
    # What has nothing to say is not sent, nor is the history.
    bare = replace(package.reports[0], results=(), steps=(), spending=())
    alone = replace(package, reports=(bare,))
    assert [entry.id for entry in sent_forms(alone, edition, 1)] == ["memo", "progress"]


def test_paper_is_what_is_printed_of_the_form_alone(package, edition):
    bare = prepare_issue(package, edition, 0, TODAY, silent, printed_code=False)
    for paper in bare.papers.papers:
        printed = lay_out(Job(package, edition, (paper.form,), 1), silent).data
        assert pdfium(paper.pdf) == pdfium(printed)
        assert paper.title


def test_code_stands_at_the_foot_of_every_page_but_the_memos(package, made):
    words = f"รหัสเนื้อหา {spoken_code(content_code(package))}"
    for paper in made.papers.papers:
        for page in pdfium(paper.pdf):
            assert (words in page) is (paper.form != "memo")


def test_package_and_code_are_those_of_the_plan_of_that_day(package, made):
    assert parse_package(made.papers.package) == package
    assert made.content_code == content_code(package)
    assert made.papers.issuance


def test_errors_of_the_quarter_hinder(package, edition):
    place = ("reports", 0, "results", 0, "progress")
    broken = edits.replaced(package, place, Decimal(1000))
    with pytest.raises(IssueError, match=r"ข้อผิดพลาด \d+ ข้อ"):
        prepare_issue(broken, edition, 0, TODAY, silent)
    # Those of another quarter do not.
    other = edits.replaced(package, ("reports", 1, "results", 0, "progress"), Decimal(1000))
    assert prepare_issue(other, edition, 0, TODAY, silent).papers.papers


def test_warnings_and_advice_do_not_hinder(package, edition):
    fallen = edits.replaced(package, ("reports", 1, "results", 0, "progress"), Decimal(0))
    assert prepare_issue(fallen, edition, 1, TODAY, silent).papers.papers


def test_work_can_be_given_up(package, edition):
    class Stopped(Exception):  # noqa: N818 - what asks for it is no error
        pass

    def stop(done, _total):
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        prepare_issue(package, edition, 0, TODAY, stop)
