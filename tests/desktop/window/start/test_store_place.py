"""A store on no good folder: said once, moved by one click."""

from PySide6.QtWidgets import QPushButton

from db.settings import files
from db.store import moving_store
from db.store import store as stores
from db.user_folders import VARIABLE
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.start import store_place
from desktop.window.start.store_place import MOVE, tell_of_place, words_of_place


def test_store_on_a_synchronised_folder_is_told_of_once(plans, store, session, window, memory):
    notice = window.notice
    notice.hide()
    tell_of_place(store, session, notice, memory)
    assert not notice.isVisible()  # the folder is a good one
    for visible in (True, False):
        notice.hide()
        with_words(lambda: tell_of_place(store, session, notice, memory))
        assert notice.isVisible() is visible


def with_words(act):
    original = store_place.words_of_place
    store_place.words_of_place = lambda _: "อยู่ในโฟลเดอร์เครือข่าย"
    try:
        act()
    finally:
        store_place.words_of_place = original


def test_words_say_what_the_folder_is(tmp_path):
    assert words_of_place(tmp_path / "phaen.db") == ""
    (tmp_path / "Dropbox").mkdir()
    assert "Dropbox" in words_of_place(tmp_path / "Dropbox" / "phaen.db")


def test_store_is_moved_by_one_click_and_its_plan_open_again(
    window, store, session, memory, *, tmp_path, monkeypatch
):
    own = tmp_path / "own" / "phaen.db"
    for module in (stores, moving_store):
        monkeypatch.setattr(module, "default_path", lambda: own)
    session.open(2)
    before, old = session.package, store.store_path
    with_words(lambda: tell_of_place(store, session, window.notice, memory))
    (move,) = [each for each in window.notice.findChildren(QPushButton) if each.text() == MOVE]
    move.click()
    assert store.store_path == own
    assert session.package == before
    assert not old.exists()
    assert str(own) in window.notice.words
    session.set_value(("plan", "title"), "ใหม่")
    store.close_store()
    again = Plans(own)
    again.open_store()
    assert again.load(2).plan.title == "ใหม่"
    again.close_store()


def test_ones_own_is_moved_by_the_settings_unless_they_are_locked(
    window, session, memory, tmp_path, monkeypatch
):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(Plans, "store_path", tmp_path / "phaen.db")
    monkeypatch.setattr(Plans, "is_own", True)
    own = Plans()
    with_words(lambda: tell_of_place(own, session, window.notice, memory))
    assert "ย้ายโฟลเดอร์ข้อมูล…" in window.notice.words
    (tmp_path / "policy.json").write_text(f'{{"data.folder": "{tmp_path}"}}')
    monkeypatch.setattr(files, "policy_file", lambda: tmp_path / "policy.json")
    memory.set_text("places", "")
    with_words(lambda: tell_of_place(own, session, window.notice, memory))
    assert window.notice.words == "อยู่ในโฟลเดอร์เครือข่าย"


def test_store_stays_open_where_it_was_when_it_cannot_be_moved(
    window, store, memory, tmp_path, monkeypatch
):
    own = tmp_path / "own" / "phaen.db"
    own.parent.mkdir()
    own.write_bytes(b"mine")
    monkeypatch.setattr(moving_store, "default_path", lambda: own)
    old = store.store_path
    with_words(lambda: tell_of_place(store, Session(store), window.notice, memory))
    (move,) = [each for each in window.notice.findChildren(QPushButton) if each.text() == MOVE]
    move.click()
    assert "มีฐานข้อมูลอยู่แล้ว" in window.notice.words
    assert store.store_path == old
    assert len(store.entries) == 2


def test_plans_that_a_policy_left_behind_are_told_of(
    window, session, memory, *, plans, tmp_path, monkeypatch
):
    before = tmp_path / "before"
    before.mkdir()
    (before / "phaen.db").write_bytes(b"plans")
    (tmp_path / "policy.json").write_text(f'{{"data.folder": "{tmp_path / "new"}"}}')
    monkeypatch.setattr(files, "policy_file", lambda: tmp_path / "policy.json")
    monkeypatch.setattr(store_place, "usual_data_folder", lambda: before)
    own = Plans()
    own._db = None
    monkeypatch.setattr(Plans, "store_path", tmp_path / "new" / "phaen.db")
    tell_of_place(own, session, window.notice, memory)
    assert str(before) in window.notice.words
    (before / "phaen.db").unlink()
    window.notice.hide()
    memory.set_text("places", "")
    tell_of_place(own, session, window.notice, memory)
    assert not window.notice.isVisible()
