"""A plan that is not saved is told of, with what can be done; what another changed is kept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from db import edits
from db.errors import StoreError, StoreTrouble
from db.package.file import read_package
from db.rescue.places import rescue_folders
from db.rescue.shelf import put_by
from db.store.store import Store
from desktop.window.frame.save_status import AT_ONCE, SaveStatus
from desktop.window.frame.save_troubles import AS_FILE, BOTH, LATER, LOOK, MERGE, THEIRS
from desktop.window.start import leaving
from desktop.window.widgets.roles import Role
from tests.desktop.dialogs import answer
from tests.desktop.dialogs import press as press_in_box

TITLE, VISION = ("plan", "title"), ("plan", "vision")


@pytest.fixture
def changed(full_window, session, store):
    """Another program has changed the open plan, and so has the window."""
    with Store.open(store.store_path) as other:
        package = other.load(2)
        other.save(2, package, edits.replaced(package, TITLE, "ของเขา"))
    session.set_texts({VISION: "ของฉัน"})
    assert session.trouble is StoreTrouble.CHANGED
    return full_window


def give_up(session):
    """Nobody is there to answer when the window of a test is closed."""
    session.close(give_up=True)


def choices(window):
    buttons = window.notice.findChildren(QPushButton)
    return {each.text(): each for each in buttons if each.isVisible()}


def choose(words, seen=None):
    def act(dialog):
        model = dialog.list.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if seen is not None:
                seen.append((index.data(), *index.data(Role.LINES)))
        dialog.choose(words)

    return act


def test_plan_that_another_changed_is_not_written_over(changed, store, session):
    assert list(choices(changed)) == [LOOK]
    assert "ปิด" not in changed.notice.words
    assert (store.load(2).plan.title, store.load(2).plan.vision) == ("ของเขา", "")
    assert changed.findChild(SaveStatus).words.startswith("ยังไม่ได้บันทึก")
    give_up(session)


def test_what_differs_is_listed_with_both_values(changed, session):
    seen = []
    answer(choose(LATER, seen))
    choices(changed)[LOOK].click()
    assert len(seen) == 2
    assert any("ของเขา" in line for row in seen for line in row)
    assert any("ของฉัน" in line for row in seen for line in row)
    assert session.package.plan.vision == "ของฉัน"
    assert session.unsaved
    give_up(session)


def test_both_are_kept_as_plans(changed, session, store):
    answer(choose(BOTH))
    choices(changed)[LOOK].click()
    assert not session.unsaved
    assert session.number == 3
    mine = store.load(3).plan
    assert mine.vision == "ของฉัน"
    assert mine.title.startswith("แผนทดสอบ 2567 (สำเนา ")
    assert mine.previous == store.load(2).plan.id
    assert store.load(2).plan.title == "ของเขา"
    folder, *_ = rescue_folders(store.store_path)
    assert list(folder.rglob("*.json")) == []


def test_that_of_the_other_is_taken_and_mine_is_put_by(changed, session, store):
    answer(choose(THEIRS))
    choices(changed)[LOOK].click()
    assert not session.unsaved
    assert (session.number, session.package.plan.title) == (2, "ของเขา")
    (kept,) = put_by(rescue_folders(store.store_path)[:1])
    assert b"\\u0e09" not in kept.rescue.package
    assert "ของฉัน".encode() in kept.rescue.package
    session.set_texts({VISION: "ต่อ"})
    assert (store.load(2).plan.title, store.load(2).plan.vision) == ("ของเขา", "ต่อ")


def test_both_are_merged_field_by_field(changed, session, store):
    answer(choose(MERGE))
    choices(changed)[LOOK].click()
    assert changed.page_name == "merging"
    assert session.package.plan.title == "ของเขา"
    assert not session.comparing.merge.conflicts
    assert changed.page.theirs_button.text().strip().startswith("ใช้ของเรา")
    changed.page.take()
    assert (store.load(2).plan.title, store.load(2).plan.vision) == ("ของเขา", "ของฉัน")
    # It came from nowhere else: no other copy has it.
    assert store.descent(2) == ()


def test_that_of_the_other_is_not_taken_while_mine_can_be_kept_nowhere(
    changed, session, monkeypatch, tmp_path
):
    (tmp_path / "way").write_bytes(b"")
    monkeypatch.setattr("db.rescue.places.rescue_folders", lambda _store: (tmp_path / "way/x",))
    session.rescuer.disown()
    answer(choose(THEIRS))
    choices(changed)[LOOK].click()
    assert session.package.plan.vision == "ของฉัน"
    assert "เก็บ" in changed.notice.words
    give_up(session)


def test_closing_offers_to_keep_both(changed, store):
    answer(press_in_box(leaving.BOTH))
    assert changed.close()
    assert store.load(3).plan.vision == "ของฉัน"
    assert store.load(2).plan.title == "ของเขา"


def test_plan_that_another_took_out_can_be_kept(full_window, session, store):
    with Store.open(store.store_path) as other:
        other.remove(2)
    session.set_texts({TITLE: "ของฉัน"})
    assert session.trouble is StoreTrouble.GONE
    choices(full_window)[BOTH].click()
    assert not session.unsaved
    assert store.load(session.number).plan.title.startswith("ของฉัน (สำเนา ")


def test_store_that_was_moved_away_is_told_of_without_advice_to_close(
    full_window, session, store, tmp_path, monkeypatch
):
    path = store.store_path
    path.rename(path.with_suffix(".away"))
    session.set_texts({TITLE: "ของฉัน"})
    assert session.trouble is StoreTrouble.MISSING
    assert "ปิด" not in full_window.notice.words
    assert not path.exists()
    target = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choices(full_window)[AS_FILE].click()
    assert read_package(target).plan.title == "ของฉัน"
    path.with_suffix(".away").rename(path)
    session.save()
    assert store.load(2).plan.title == "ของฉัน"
    assert not full_window.notice.isVisible()


def test_trouble_is_told_of_until_all_is_saved(full_window, session, store, monkeypatch):
    def fail(*_args, **_named):
        raise StoreError("เต็ม")

    with monkeypatch.context() as patch:
        patch.setattr(store._store, "save", fail)
        session.set_texts({TITLE: "ใหม่"})
        assert full_window.notice.words == "เต็ม"
    session.save()
    assert not full_window.notice.isVisible()


def test_click_on_the_state_tells_why_again_and_what_can_be_done(
    full_window, session, store, monkeypatch
):
    def fail(*_args, **_named):
        raise StoreError("เต็ม")

    status = full_window.findChild(SaveStatus)
    with monkeypatch.context() as patch:
        patch.setattr(store._store, "save", fail)
        session.set_texts({TITLE: "ใหม่"})
        full_window.notice.hide()
        status.click()
        assert full_window.notice.words == "เต็ม"
        assert list(choices(full_window)) == [AS_FILE]
    session.save()
    status.click()
    assert full_window.notice.words == AT_ONCE
