"""What is said over a quarter's report, and the report taken out."""

from dataclasses import replace

from forms.reporting.issuing import issued
from tests.desktop.dialogs import answer, press


def test_report_is_removed_in_one_step_when_that_is_confirmed(third, sample):
    session = third.window().session
    before = session.package
    answer(press("ยกเลิก"))
    third.remove_report()
    assert session.package is before
    answer(press("ลบ"))
    third.remove_report()
    assert session.package == sample
    assert third.empty.isVisible()
    assert "Ctrl+Z" in third.window().notice.words
    session.history.undo()
    assert session.package == before


def test_first_of_two_reports_comes_into_sight_when_the_second_is_removed(open_quarter, sample):
    later = replace(sample.reports[1], results=())
    page = open_quarter(replace(sample, reports=(*sample.reports, later)), 2)
    assert page.state.remove.isVisible()
    assert "มากกว่าหนึ่งฉบับ" in page.state.words.text()
    answer(press("ลบ"))
    page.state.remove.click()
    assert page.window().session.package == sample
    assert not page.state.remove.isVisible()


def test_report_that_was_sent_up_is_not_removed(open_quarter, sample):
    index = next(at for at, report in enumerate(sample.reports) if report.quarter == 2)
    memo = replace(sample.reports[index].memo, number="กท 1", date="2568-04-09")
    reports = (*sample.reports[:index], replace(sample.reports[index], memo=memo))
    sent = issued(replace(sample, reports=reports), index, by="ใคร", date="2568-04-09")
    page = open_quarter(sent, 2)
    assert page.state.isVisible()
    assert "ออกรายงานแล้วตามบันทึกข้อความที่ กท 1" in page.state.words.text()
    assert page.state.reopen.isVisible()
    assert not page.state.add.isVisible()
    page.remove_report()
    assert page.window().session.package == sent
    assert "ออกแล้ว" in page.window().notice.words
