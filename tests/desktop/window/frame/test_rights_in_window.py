"""What each of four people may do in a plan on a server, as their windows have it."""

import pytest
from PySide6.QtWidgets import QPushButton

from db.errors import StoreError
from db.store.postgresql.rights import May, share
from db.store.store import Store
from tests.desktop.parts import package

VISION = ("plan", "vision")


def stored(served, number):
    with Store.open(served["an_owner"]) as store:
        return store.load(number).plan.vision


@pytest.mark.parametrize("person", ["an_owner", "a_writer"])
def test_who_may_write_writes(window_of, served, number, person):
    window = window_of(person)
    assert not window.frame.read_only.isVisible()
    window.session.set_texts({VISION: person})
    assert window.session.unsaved == ""
    assert stored(served, number) == person


def test_reader_sees_all_and_is_told_at_once_that_it_is_to_read(window_of, served, number):
    window = window_of("a_reader")
    before = window.session.package.plan.vision
    assert window.frame.read_only.isVisible()
    assert "อ่านแผนนี้ได้อย่างเดียว" in window.frame.read_only.accessibleName()
    # There is nothing to look at again, or to take over.
    assert not any(
        button.isVisible() for button in window.frame.read_only.findChildren(QPushButton)
    )
    window.session.set_texts({VISION: "ของผู้อ่าน"})
    assert "ขอสิทธิ์จากเจ้าของแผน" in window.notice.words
    assert window.session.package.plan.vision == before == stored(served, number)
    # Of a plan of his own that is over.
    own = window.tools.plans.add(package("หน่วย ของผู้อ่าน"))
    assert window.session.open(own)
    assert not window.frame.read_only.isVisible()
    window.session.set_texts({VISION: "ของผู้อ่าน"})
    assert window.session.unsaved == ""
    # The list says of the other's plan that it cannot be removed, and it stays.
    with pytest.raises(StoreError, match="ได้อย่างเดียว"):
        window.tools.plans.remove(number)
    window.tools.plans.remove(own)


def test_writer_who_may_no_more_keeps_what_he_typed_and_is_told(window_of, served, number):
    window = window_of("a_writer")
    share(served["an_owner"], number, "a_writer", May.READ)
    window.session.set_texts({VISION: "ยังไม่ได้บันทึก"})
    assert "อ่านแผนหมายเลข" in window.session.unsaved
    assert "ขอสิทธิ์จากเจ้าของแผน" in window.notice.words
    assert window.session.package.plan.vision == "ยังไม่ได้บันทึก" != stored(served, number)
    share(served["an_owner"], number, "a_writer", May.WRITE)
    window.session.save()
    assert window.session.unsaved == ""
    assert stored(served, number) == "ยังไม่ได้บันทึก"


def test_stranger_sees_no_plan(window_of, number):
    window = window_of("a_stranger")
    assert not window.session.is_open
    assert window.tools.plans.entries == ()
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
        window.session.open(number)
