"""`phaen export` of a quarter that was issued."""

import datetime as dt
from dataclasses import replace

import pytest

from db.package.file import read_package
from db.settling import settled
from db.store.store import Store
from desktop.commandline.cli import main
from desktop.commandline.editions import edition_of
from forms.printing import prepare_issue, silent
from forms.reporting.issuing import issued
from forms.resources import RESOURCES
from tests.forms.pdf.pdf_readers import pdfium


@pytest.fixture
def issued_db(tmp_path):
    """A store with the sample, whose latest quarter was issued before an indicator was renamed."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in sample.reports)
    path = tmp_path / "ออกแล้ว.db"
    with Store.open(path, create=True) as store:
        number = store.add(replace(sample, reports=reports))
        before = store.load(number)
        made = prepare_issue(before, edition_of(before), 1, dt.date(2025, 4, 9), silent)
        sent = {"by": "ผู้ออก", "date": "2568-04-09", "identity": made.papers.issuance}
        after = issued(before, 1, **sent)
        first, *others = after.plan.indicators
        renamed = (replace(first, name="ชื่อที่ตั้งทีหลัง"), *others)
        after = replace(after, plan=replace(after.plan, indicators=renamed))
        store.save(number, before, settled(after, before), papers=made.papers)
    return path, made.papers


@pytest.mark.parametrize("quarter", [(), ("--quarter", "2")])
def test_issued_quarter_is_exported_as_it_was_issued(issued_db, tmp_path, quarter):
    db, papers = issued_db
    out = tmp_path / "สยป3.pdf"
    export = ["export", "1", "--db", str(db), "--to", str(out), "--form", "progress", *quarter]
    assert main(export) == 0
    assert out.read_bytes() == papers.paper("progress").pdf
    assert main([*export, "--today"]) == 0
    today = "".join("".join(pdfium(out.read_bytes())).split())
    assert "ชื่อที่ตั้งทีหลัง" in today
    assert "ต่างจากฉบับที่ออกรายงาน" in today


def test_issued_paper_is_not_exported_in_other_digits(issued_db, tmp_path, capsys):
    db, _ = issued_db
    out = tmp_path / "สยป3.pdf"
    export = ["export", "1", "--db", str(db), "--to", str(out), "--form", "memo"]
    assert main([*export, "--digits", "thai"]) == 2
    assert "--today" in capsys.readouterr().err
    assert not out.exists()
    assert main([*export, "--digits", "thai", "--today"]) == 0
