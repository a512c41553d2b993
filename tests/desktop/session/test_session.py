"""Changing a plan: steps, undo and redo, drafts, and what the store holds."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from db.carrying import placing
from db.errors import StoreError, StoreTrouble
from db.issued_papers import IssuedPaper, IssuedPapers
from db.package.file import package_bytes, read_package
from db.records import Package, Project, Step, TextTable, TextTableRow
from db.store.store import Store
from db.store.writer import PlanWriting
from desktop.session.issued import IssuedReports
from desktop.session.plans import Plans
from desktop.session.session import Session
from forms.reporting.issuing import issued, reopened
from tests.desktop.parts import ImmediateExecutor

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "plan.json"
AMOUNT = ("plan", "projects", 0, "budget", "amount")
NAME = ("plan", "projects", 0, "name")


@pytest.fixture
def session(plans, qtbot):
    """The sample plan is open."""
    plans.open_store()
    session = Session(plans, executor=ImmediateExecutor())
    session.open(plans.add(read_package(SAMPLE)))
    yield session
    session.end()


def stored(plans: Plans) -> Package:
    with Store.open(plans.store_path) as store:
        return store.load(1)


def test_opening_a_plan_writes_nothing_when_it_is_only_read(plans, session):
    before = plans.store_path.read_bytes()
    session.open(1)
    assert session.package == read_package(SAMPLE)
    session.close()
    assert plans.store_path.read_bytes() == before


def test_signals_tell_of_a_plan_when_it_is_opened_or_closed(session, qtbot):
    with qtbot.waitSignals([session.opened, session.changed]):
        session.close()
    assert (session.number, session.is_open) == (None, False)
    with qtbot.waitSignals([session.opened, session.changed]):
        session.open(1)
    assert (session.number, session.is_open) == (1, True)


def test_open_plan_stays_when_another_cannot_be_opened(session):
    before = session.state
    with pytest.raises(StoreError):
        session.open(99)
    assert session.number == 1
    assert session.state is before


def test_an_edit_is_in_the_store_at_once(plans, session, qtbot):
    with qtbot.waitSignals([session.changed, session.saved]):
        session.set_texts({NAME: "โครงการใหม่"})
    assert session.package.plan.projects[0].name == "โครงการใหม่"
    assert stored(plans) == session.package
    assert session.history.undo_words() == "แก้ชื่อ"


def test_typing_in_one_field_is_one_step_until_another_session(session):
    before = session.package
    for text in ("ก", "กข", "กขค"):
        session.set_texts({NAME: text})
    assert session.history.count() == 1
    session.start_typing()
    session.set_texts({NAME: "ใหม่"})
    assert session.history.count() == 2
    session.history.undo()
    assert session.package.plan.projects[0].name == "กขค"
    session.history.undo()
    assert session.package == before


def test_a_text_that_is_no_value_is_marked_and_kept(plans, session):
    before = session.package.plan.projects[0].budget.amount
    session.set_texts({AMOUNT: "ห้าแสน"})
    assert session.text_at(AMOUNT) == "ห้าแสน"
    assert session.trouble_at(AMOUNT) == "“ห้าแสน” ไม่ใช่ตัวเลข กรอกแบบ 1,500.50"
    assert session.package.plan.projects[0].budget.amount == before
    session.open(1)
    assert session.text_at(AMOUNT) == "ห้าแสน"
    session.set_texts({AMOUNT: "500,000"})
    assert session.trouble_at(AMOUNT) == ""
    assert session.package.plan.projects[0].budget.amount == 500000
    assert session.state.drafts == {}


@pytest.mark.parametrize(
    "place",
    [
        ("plan", "fiscal_year"),
        ("plan", "indicators", 0, "rubrics", 0, "levels", 0, "level"),
        ("plan", "swot", 0, "quadrant"),
    ],
)
def test_what_must_be_there_stays_and_is_marked_when_it_is_emptied(plans, session, place):
    before = session.package
    session.set_texts({place: ""})
    assert session.text_at(place) == ""
    assert re.search("ต้อง(กรอก|เลือก)$", session.trouble_at(place))
    assert session.package == before == stored(plans)
    assert plans.load_with_drafts(1)[1] == {place: ""}


def test_a_draft_moves_with_its_row_and_goes_with_it(session):
    session.set_texts({AMOUNT: "ห้าแสน"})
    session.insert(("plan", "projects"), 0, [Project("p99", "ใหม่")])
    assert session.text_at(("plan", "projects", 1, "budget", "amount")) == "ห้าแสน"
    session.move(("plan", "projects"), 1, 3)
    assert session.text_at(("plan", "projects", 3, "budget", "amount")) == "ห้าแสน"
    session.remove(("plan", "projects"), 3)
    assert session.state.drafts == {}
    session.history.undo()
    assert session.text_at(("plan", "projects", 3, "budget", "amount")) == "ห้าแสน"


def test_a_paste_over_many_fields_is_one_step(session):
    before = session.package
    texts = {("plan", "projects", at, "note"): f"หมายเหตุ {at}" for at in range(5)}
    session.set_texts(texts, "วางข้อมูล")
    assert session.history.undo_words() == "วางข้อมูล"
    session.history.undo()
    assert session.package == before


def test_changes_are_one_step_when_they_are_gathered(plans, session, qtbot):
    before = package_bytes(session.package)
    with qtbot.waitSignal(session.changed), session.step("วางข้อมูล"):
        session.insert(("plan", "projects"), 0, [Project("p99")])
        session.set_texts({NAME: "ใหม่", AMOUNT: "ห้าแสน"})
        assert session.package.plan.projects[0].name == "ใหม่"
    assert session.history.count() == 1
    assert session.history.undo_words() == "วางข้อมูล"
    assert session.text_at(AMOUNT) == "ห้าแสน"
    assert stored(plans) == session.package
    session.history.undo()
    assert package_bytes(session.package) == before
    assert session.state.drafts == {}


def test_nothing_changes_when_a_gathered_step_fails(session):
    before = session.package

    def fail_on_the_way() -> None:
        with session.step("ผิด"):
            session.set_texts({NAME: "ใหม่"})
            session.set_texts({("plan", "nothing"): "ใหม่"})

    with pytest.raises(LookupError):
        fail_on_the_way()
    assert session.package is before
    session.set_texts({NAME: "ใหม่"})
    assert session.history.count() == 1


def test_a_removed_project_comes_back_with_all_that_hung_on_it(plans, session):
    before = package_bytes(session.package)
    session.remove(("plan", "projects"), 0)
    assert package_bytes(session.package) != before
    assert package_bytes(stored(plans)) == package_bytes(session.package)
    session.history.undo()
    assert package_bytes(stored(plans)) == before


def test_opening_a_plan_writes_nothing_and_forgets_the_steps(plans, session):
    session.set_texts({NAME: "ใหม่"})
    before = plans.store_path.read_bytes()
    session.open(1)
    assert plans.store_path.read_bytes() == before
    assert session.history.count() == 0


def test_what_cannot_be_saved_stays_and_is_saved_later(plans, session, qtbot, monkeypatch):
    failing = [True]
    real = plans._store.save

    def save(*args, **kwargs):
        if failing[0]:
            raise StoreError("แผ่นดิสก์เต็ม")
        return real(*args, **kwargs)

    monkeypatch.setattr(plans._store, "save", save)
    with qtbot.waitSignal(session.save_failed) as told:
        session.set_texts({NAME: "หนึ่ง"})
    assert told.args == ["แผ่นดิสก์เต็ม"]
    session.set_texts({NAME: "สอง"})
    assert session.package.plan.projects[0].name == "สอง"
    failing[0] = False
    with qtbot.waitSignal(session.saved):
        session.save()
    assert not session.unsaved
    assert stored(plans) == session.package


def random_step(session: Session, chance: random.Random) -> None:
    """One edit of any kind, somewhere in the plan."""
    projects = session.package.plan.projects
    kind = chance.randrange(6)
    at = chance.randrange(len(projects)) if projects else 0
    if kind == 0 or not projects:
        key = f"x{chance.randrange(10**9)}"
        session.insert(("plan", "projects"), at, [Project(key, "ใหม่")])
    elif kind == 1:
        session.remove(("plan", "projects"), at, min(chance.randrange(1, 3), len(projects) - at))
    elif kind == 2:
        session.move(("plan", "projects"), at, chance.randrange(len(projects)))
    elif kind == 3:
        text = chance.choice(["ห้าแสน", "12,000.-", "", "๕๐๐", "-1"])
        session.set_texts({("plan", "projects", at, "budget", "amount"): text})
        session.start_typing()
    elif kind == 4:
        places = [("plan", "projects", n, "note") for n in range(at, len(projects))]
        session.set_texts({place: str(chance.random()) for place in places}, "วาง")
    else:
        step = Step(str(at), "ขั้น", Decimal(chance.randrange(100)))
        session.set_value(("plan", "projects", at, "activities"), ())
        session.set_value(("plan", "projects", at, "name"), f"{step.text} {chance.random()}")


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_can_all_be_undone_and_redone(plans, session, seed):
    chance = random.Random(seed)
    first = package_bytes(session.package)
    for _ in range(120):
        random_step(session, chance)
        for _ in range(chance.randrange(3)):
            chance.choice([session.history.undo, session.history.redo])()
    last = package_bytes(session.package)
    # What was undone at the end is no part of the last state.
    index = session.history.index()
    while session.history.can_undo():
        session.history.undo()
    assert package_bytes(session.package) == first == package_bytes(stored(plans))
    assert session.state.drafts == {}
    while session.history.index() < index:
        session.history.redo()
    assert package_bytes(session.package) == last == package_bytes(stored(plans))


def test_a_sealed_change_is_not_undone(plans, session):
    session.set_texts({NAME: "ชื่อใหม่"})
    session.seal(issued(session.package, 0, by="ผู้ใช้", date="2568-01-09"))
    assert not session.history.can_undo()
    assert stored(plans) == session.package
    assert session.package.reports[0].issuances[-1].by == "ผู้ใช้"


def test_a_change_of_an_issued_report_is_refused_and_says_what_to_do(plans, session, qtbot):
    session.seal(issued(session.package, 0, by="ผู้ใช้", date="2568-01-09"))
    before = session.package
    with qtbot.waitSignal(session.refused) as refused:
        session.set_texts({("reports", 0, "results", 0, "progress"): "99"})
    assert "ไตรมาส 1 ออกแล้ว" in refused.args[0]
    assert session.package is before
    assert not session.history.can_undo()
    assert stored(plans) == before


def test_a_removal_that_an_issued_report_speaks_of_is_refused(session, qtbot):
    session.seal(issued(session.package, 0, by="ผู้ใช้", date="2568-01-09"))
    before = session.package
    with qtbot.waitSignal(session.refused), session.step("ลบ"):
        session.remove(("plan", "indicators"), 0)
    assert session.package is before


def test_other_changes_beside_an_issued_report_are_steps(session):
    session.seal(issued(session.package, 0, by="ผู้ใช้", date="2568-01-09"))
    session.set_texts({NAME: "ชื่อใหม่"})
    assert session.package.plan.projects[0].name == "ชื่อใหม่"
    assert session.history.count() == 1


def papers_of(session):
    memo = IssuedPaper("memo", "บันทึก", b"%PDF")
    return IssuedPapers("issued-1", package_bytes(session.package), (memo,))


def sealed(session):
    return issued(session.package, 0, by="ผู้ใช้", date="2568-01-09", identity="issued-1")


def test_papers_are_in_the_store_with_the_report_when_it_is_sealed(plans, session):
    papers = papers_of(session)
    session.seal(sealed(session), papers)
    assert plans.papers(session.number, "issued-1") == papers
    assert stored(plans) == session.package


def test_report_is_not_sealed_when_the_store_fails(plans, session, monkeypatch):
    session.set_texts({NAME: "ชื่อใหม่"})
    before, papers = session.state, papers_of(session)

    def fail(*_arguments, **_more):
        raise StoreError("พื้นที่ดิสก์ไม่พอ", StoreTrouble.FULL)

    with monkeypatch.context() as patched:
        patched.setattr(PlanWriting, "write_papers", fail)
        with pytest.raises(StoreError, match="พื้นที่ดิสก์ไม่พอ"):
            session.seal(sealed(session), papers)
    assert session.state is before
    assert session.history.can_undo()
    assert stored(plans) == before.package
    assert plans.papers(session.number, "issued-1") is None
    # And it is as soon as the store takes it.
    session.seal(sealed(session), papers)
    assert plans.papers(session.number, "issued-1") == papers
    assert session.unsaved == ""


def test_papers_of_an_issued_quarter_are_at_hand_and_those_of_one_that_is_open_are_not(
    plans, session
):
    kept = IssuedReports(plans, session)
    assert kept.of_quarter(1) is kept.of_quarter(None) is None
    papers = papers_of(session)
    session.seal(sealed(session), papers)
    assert kept.of_quarter(1) == papers
    assert kept.of_quarter(1) is kept.of_quarter(1)
    assert kept.of_quarter(2) is None
    session.seal(reopened(session.package, 0, by="ผู้ใช้", date="2568-01-10", reason="ผิด"))
    assert kept.of_quarter(1) is None
    # The history keeps them.
    assert kept.of_issuance("issued-1") == papers


TEXT = ("plan", "preface")


@pytest.fixture
def with_table(plans, session):
    """The open plan with a table in its preface, put in as one step."""
    table = TextTable("", title="ตารางใหม่", rows=(TextTableRow(("ก", "ข")),))
    package, line = placing(session.package, table)
    with session.step("แทรกตาราง"):
        session.apply(package, "แทรกตาราง")
        session.set_value(TEXT, ("ก่อน", line, "หลัง"))
    return line


def tables_of(package: Package) -> list[str]:
    return [table.title for table in package.plan.tables]


def test_table_comes_and_goes_with_its_line_in_the_store(plans, session, with_table):
    assert tables_of(stored(plans)) == ["ตารางใหม่"]
    session.set_texts({TEXT: "ก่อน\nหลัง"})
    assert tables_of(stored(plans)) == []
    session.history.undo()
    assert stored(plans) == session.package
    assert tables_of(stored(plans)) == ["ตารางใหม่"]
    session.history.undo()
    assert tables_of(stored(plans)) == tables_of(session.package) == []
    session.history.redo()
    assert tables_of(stored(plans)) == ["ตารางใหม่"]


def test_line_that_was_cut_brings_its_table_back_where_it_is_pasted(plans, session, with_table):
    session.set_value(TEXT, ("ก่อน", "หลัง"))
    session.set_texts({NAME: "โครงการใหม่"})
    assert tables_of(stored(plans)) == []
    block = ("plan", "situation", 0, "paragraphs")
    session.set_value(block, ("ที่ใหม่", with_table))
    assert stored(plans) == session.package
    assert tables_of(stored(plans)) == ["ตารางใหม่"]


def test_table_whose_line_is_gone_does_not_leave_the_program(plans, session, with_table, tmp_path):
    session.set_value(TEXT, ("ก่อน",))
    assert tables_of(session.package) == ["ตารางใหม่"]
    assert tables_of(session.as_saved(session.package)) == []
    assert session.as_saved(session.package) == stored(plans)
    session.close()
    session.open(1)
    assert tables_of(session.package) == []


def test_state_that_could_not_be_saved_leaves_the_program_as_it_would_be_saved(
    plans, session, with_table, monkeypatch
):
    def fail(*_args, **_kwargs):
        raise StoreError("เต็ม")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", fail)
        session.set_value(TEXT, ("ก่อน",))
        session.set_texts({NAME: "โครงการใหม่"})
    leaving = session.as_saved(session.package)
    assert (tables_of(leaving), leaving.plan.projects[0].name) == ([], "โครงการใหม่")
    session.save()
    assert stored(plans) == leaving
