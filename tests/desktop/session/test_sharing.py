"""Two people in one plan on a server: what one saves comes to the other, and nothing is lost."""

import threading
import time

import pytest
from PySide6.QtCore import QTimer

from db.errors import StoreTrouble
from db.package.file import parse_package
from db.records import Project, SwotItem
from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from tests.db.packages import as_bytes, small_value
from tests.desktop.parts import package

TITLE, VISION = ("plan", "title"), ("plan", "vision")
SWOT, PROJECTS = ("plan", "swot"), ("plan", "projects")
PATIENCE = 10_000  # milliseconds


class Person:
    """A window without widgets: the plans of a server, and one of them open."""

    def __init__(self, address, number):
        self.plans = Plans(address)
        self.plans.open_store()
        self.session = Session(self.plans)
        self.plans.neighbours.move(number, "projects")
        self.session.open(number)
        self.refused = []
        self.session.refused.connect(self.refused.append)
        self.session.save_failed.connect(self.refused.append)

    @property
    def plan(self):
        return self.session.package.plan

    def end(self):
        self.session.end()
        self.plans.close_store()


@pytest.fixture
def number(address):
    with Store.open(address) as store:
        return store.add(parse_package(as_bytes(small_value())))


@pytest.fixture
def two(qapp, monkeypatch, tmp_path, address, number):
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    people = Person(address, number), Person(address, number)
    yield people
    for person in people:
        person.end()


@pytest.fixture
def wait(qtbot):
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def stored(address, number):
    with Store.open(address) as store:
        return store.load(number)


def test_what_one_saves_comes_to_the_other_in_place(two, wait):
    one, other = two
    changes = []
    other.session.taken_in.connect(changes.append)
    one.session.set_texts({VISION: "ใหม่"})
    wait(lambda: other.plan.vision == "ใหม่")
    (change,) = changes
    assert change.touches(VISION)
    assert not change.touches(TITLE)
    assert not change.whole
    assert other.session.unsaved == ""
    # It is no step of one's own.
    assert not other.session.history.can_undo()


def test_two_who_change_different_fields_at_once_keep_both(two, wait, address, number):
    one, other = two
    one.session.set_texts({VISION: "ของหนึ่ง"})
    other.session.set_texts({TITLE: "ของสอง"})
    for each in two:
        wait(lambda each=each: (each.plan.vision, each.plan.title) == ("ของหนึ่ง", "ของสอง"))
        wait(lambda each=each: each.session.unsaved == "")
        assert each.refused == []
    assert stored(address, number).plan.vision == "ของหนึ่ง"
    assert stored(address, number).plan.title == "ของสอง"


def test_rows_of_both_are_there(two, wait, address, number):
    one, other = two
    before = len(one.plan.projects)
    one.session.insert(PROJECTS, 0, [Project(key="x1", name="ของหนึ่ง")])
    other.session.insert(PROJECTS, 1, [Project(key="x2", name="ของสอง")])
    for each in two:
        wait(lambda each=each: len(each.plan.projects) == before + 2)
        wait(lambda each=each: each.session.unsaved == "")
    names = [project.name for project in stored(address, number).plan.projects]
    assert {"ของหนึ่ง", "ของสอง"} <= set(names)
    assert one.plan.projects == other.plan.projects


def test_two_fields_of_one_record_both_stay(two, wait, address, number):
    one, other = two
    one.session.set_texts({(*PROJECTS, 0, "name"): "ชื่อของหนึ่ง"})
    other.session.set_texts({(*PROJECTS, 0, "budget", "amount"): "750000"})
    for each in two:
        wait(lambda each=each: each.plan.projects[0].name == "ชื่อของหนึ่ง")
        wait(lambda each=each: each.plan.projects[0].budget.amount == 750000)
        wait(lambda each=each: each.session.unsaved == "")
        assert each.refused == []
    project = stored(address, number).plan.projects[0]
    assert (project.name, project.budget.amount) == ("ชื่อของหนึ่ง", 750000)


def test_rows_that_two_move_and_remove_at_once_both_count(two, wait, address, number):
    one, other = two
    one.session.insert(SWOT, 0, [SwotItem(quadrant="S", text=text) for text in "กขคง"])
    wait(lambda: [item.text for item in other.plan.swot[:4]] == list("กขคง"))
    wait(lambda: one.session.unsaved == "")
    one.session.move(SWOT, 0, 3)
    other.session.remove(SWOT, 1)
    for each in two:
        wait(lambda each=each: [item.text for item in each.plan.swot[:3]] == list("คงก"))
        wait(lambda each=each: each.session.unsaved == "")
        assert each.refused == []
    assert [item.text for item in stored(address, number).plan.swot[:3]] == list("คงก")


def test_row_that_one_changes_and_the_other_removes_is_decided(two, wait, address, number):
    one, other = two
    count = len(one.plan.swot)
    one.session.set_texts({(*SWOT, 0, "text"): "ของหนึ่ง"})
    other.session.remove(SWOT, 0)
    wait(lambda: StoreTrouble.CHANGED in {one.session.trouble, other.session.trouble})
    loser = one if one.session.trouble else other
    kept = len(stored(address, number).plan.swot)
    # Who came first has it; the other has what is here still, and is asked.
    assert kept == (count - 1 if loser is one else count)
    assert len(loser.plan.swot) != kept


def test_who_saves_all_the_time_sees_what_others_save(two, wait, monkeypatch):
    one, other = two
    store, texts = one.plans._store, iter(range(10**6))

    def save(*values, **named):
        time.sleep(0.1)
        return Store.save(store, *values, **named)

    def write():
        one.session.start_typing()
        one.session.set_texts({TITLE: f"ครั้งที่ {next(texts)}"})

    monkeypatch.setattr(store, "save", save)
    # The next is there before the one before is saved.
    writing = QTimer(interval=60)
    writing.timeout.connect(write)
    writing.start()
    wait(lambda: one.session.unsaved)
    other.session.set_texts({VISION: "ใหม่"})
    wait(lambda: one.plan.vision == "ใหม่")
    writing.stop()
    wait(lambda: one.session.unsaved == "")
    wait(lambda: other.plan.title == one.plan.title)
    assert one.refused == other.refused == []


def test_what_waits_takes_nothing_out_that_another_has_put_in(
    two, wait, monkeypatch, address, number
):
    one, other = two
    newer, is_read, may_go = one.plans.newer, threading.Event(), threading.Event()

    def read(*given):
        found = newer(*given)
        is_read.set()
        may_go.wait(PATIENCE / 1000)
        return found

    monkeypatch.setattr(one.plans, "newer", read)
    other.session.set_texts({TITLE: "ชื่อเดียวกัน", VISION: "ใหม่"})
    wait(is_read.is_set)
    # With the other's it is all that the store has; alone it lacks the other field.
    one.session.set_texts({TITLE: "ชื่อเดียวกัน"})
    may_go.set()
    wait(lambda: one.plan.vision == "ใหม่")
    wait(lambda: one.session.unsaved == "")
    # Whatever is still to be written is.
    one.session.end()
    assert stored(address, number).plan.vision == "ใหม่"
    assert other.plan.title == one.plan.title == "ชื่อเดียวกัน"


def test_save_under_way_comes_before_the_plan_is_read_anew(two, wait, monkeypatch):
    one, _ = two
    store, done = one.plans._store, []
    begun, may_end = threading.Event(), threading.Event()

    def save(*values, **named):
        begun.set()
        may_end.wait(PATIENCE / 1000)
        held = Store.save(store, *values, **named)
        done.append("saved")
        return held

    def load(*values, **named):
        done.append("read")
        return Store.load_with_drafts(store, *values, **named)

    def waiting(work, _words, _drop=None):
        may_end.set()
        return work()

    monkeypatch.setattr(store, "save", save)
    monkeypatch.setattr(store, "load_with_drafts", load)
    monkeypatch.setattr(one.plans, "wait", waiting)
    number = one.session.number
    one.session.set_texts({VISION: "ที่กำลังบันทึก"})
    wait(begun.is_set)
    one.session.close(give_up=True)
    one.session.open(number)
    assert done == ["saved", "read"]
    assert one.plan.vision == "ที่กำลังบันทึก"


def test_same_field_is_kept_from_the_store_until_somebody_decides(two, wait, address, number):
    one, other = two
    one.session.set_texts({VISION: "ของหนึ่ง"})
    other.session.set_texts({VISION: "ของสอง"})
    wait(lambda: StoreTrouble.CHANGED in {one.session.trouble, other.session.trouble})
    loser, winner = (one, other) if one.session.trouble else (other, one)
    assert "แก้ช่องเดียวกัน" in loser.refused[0]
    mine = loser.plan.vision
    assert stored(address, number).plan.vision == winner.plan.vision != mine
    # What else one does waits, too; it goes with what is decided.
    loser.session.set_texts({VISION: winner.plan.vision})
    wait(lambda: loser.session.unsaved == "")
    assert loser.session.trouble is None


def test_undo_takes_back_ones_own_alone(two, wait):
    one, other = two
    before = one.plan.vision
    one.session.set_texts({VISION: "ของหนึ่ง"})
    wait(lambda: other.plan.vision == "ของหนึ่ง")
    other.session.set_texts({TITLE: "ของสอง"})
    wait(lambda: one.plan.title == "ของสอง")
    assert one.session.history.undo() is not None
    assert (one.plan.vision, one.plan.title) == (before, "ของสอง")
    wait(lambda: other.plan.vision == before)
    assert one.session.history.redo() is not None
    assert (one.plan.vision, one.plan.title) == ("ของหนึ่ง", "ของสอง")


def test_undo_says_where_another_has_built_on_it(two, wait):
    one, other = two
    one.session.set_texts({VISION: "ของหนึ่ง"})
    wait(lambda: other.plan.vision == "ของหนึ่ง")
    other.session.set_texts({VISION: "ของหนึ่ง และของสอง"})
    wait(lambda: one.plan.vision == "ของหนึ่ง และของสอง")
    assert one.session.history.undo() is None
    assert "มีผู้อื่นแก้ต่อ" in one.refused[-1]
    assert one.plan.vision == "ของหนึ่ง และของสอง"
    assert one.session.history.can_undo()


def test_text_that_is_given_up_is_in_the_way_no_longer(two, wait):
    one, other = two
    before = other.plan.vision
    other.session.typing(VISION, lambda: "กำลังพิม", before)
    one.session.set_texts({VISION: "ของหนึ่ง"})
    wait(lambda: other.session.trouble is StoreTrouble.CHANGED)
    other.session.typing_ended()
    wait(lambda: other.plan.vision == "ของหนึ่ง")
    assert other.session.unsaved == ""


def test_text_that_is_being_typed_is_not_written_over(two, wait):
    one, other = two
    before = other.plan.vision
    other.session.typing(VISION, lambda: "กำลังพิม", before)
    one.session.set_texts({TITLE: "อื่น"})
    wait(lambda: other.plan.title == "อื่น")
    one.session.set_texts({VISION: "ของหนึ่ง"})
    wait(lambda: other.refused)
    assert "แก้ช่องเดียวกัน" in other.refused[0]
    assert other.plan.vision == before


def test_drafts_come_and_go(two, wait):
    one, other = two
    place = ("plan", "projects", 0, "budget", "amount")
    one.session.set_texts({place: "ห้าแสน"})
    wait(lambda: other.session.state.drafts == {place: "ห้าแสน"})
    one.session.set_texts({place: "500000"})
    wait(lambda: other.session.state.drafts == {})
    wait(lambda: other.plan.projects[0].budget.amount == 500000)


def test_connection_that_is_cut_loses_nothing(two, wait, running, address, number):
    one, other = two
    with running.root() as root:
        root.execute(f'ALTER DATABASE "{address.database}" ALLOW_CONNECTIONS false')
        root.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (address.database,),
        )
    try:
        wait(lambda: one.plans.neighbours.trouble)
        one.session.set_texts({VISION: "ระหว่างขาด"})
        wait(lambda: one.session.trouble is not None)
        assert one.session.is_trying
        # Where the program ends now, it is found again.
        wait(lambda: one.session.rescuer.is_kept)
        one.session.set_texts({TITLE: "ยังพิมพ์ได้"})
    finally:
        with running.root() as root:
            root.execute(f'ALTER DATABASE "{address.database}" ALLOW_CONNECTIONS true')
    wait(lambda: one.session.unsaved == "")
    wait(lambda: (other.plan.vision, other.plan.title) == ("ระหว่างขาด", "ยังพิมพ์ได้"))
    assert stored(address, number).plan.vision == "ระหว่างขาด"


def test_people_in_a_plan_are_known(two, wait, number):
    one, other = two
    other.plans.neighbours.move(number, "swot")
    wait(lambda: [each.page for each in one.plans.neighbours.beside(number)] == ["swot"])


def test_plan_that_comes_elsewhere_is_listed(two, wait):
    one, other = two
    one.plans.add(package("หน่วย ข"))
    wait(lambda: "หน่วย ข" in {entry.unit for entry in other.plans.entries})
