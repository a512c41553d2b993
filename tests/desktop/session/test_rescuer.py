"""What the store has not is on the disk elsewhere, a second later at most."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QApplication

from db.errors import StoreError
from db.package.file import parse_with_drafts
from db.rescue.rescue import parse
from db.rescue.shelf import put_by
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package

TITLE = ("plan", "title")
YEAR = ("plan", "fiscal_year")


@pytest.fixture
def session(store, session):
    session.open(2)
    return session


@pytest.fixture
def folder(store):
    path = store.store_path
    return path.with_name(f"{path.name}.rescue")


@pytest.fixture
def failing(store, monkeypatch):
    """The store takes nothing until the context ends."""
    patch = pytest.MonkeyPatch()

    def fail(*_args, **_named):
        raise StoreError("เต็ม")

    patch.setattr(store._store, "save", fail)
    yield patch
    patch.undo()


def rescues(folder):
    return [parse(path.read_bytes()) for path in folder.glob("*.json")] if folder.exists() else []


def test_nothing_is_written_while_all_is_saved(session, folder, qtbot):
    for text in "กขค":
        session.typing(TITLE, lambda text=text: text, "")
        session.set_texts({TITLE: text})
        session.typing_ended()
    qtbot.wait(700)
    assert not folder.exists()


def test_state_that_is_not_saved_is_kept_with_its_drafts(session, folder, failing):
    session.set_texts({TITLE: "ใหม่"})
    session.set_texts({YEAR: "ปีหน้า"})
    assert session.keep_unsaved()
    (found,) = rescues(folder)
    kept, drafts = parse_with_drafts(found.package)
    assert kept == session.package
    assert drafts == {"plan.fiscal_year": "ปีหน้า"}
    assert (found.plan, found.typed) == (session.package.plan.id, None)
    assert found.words == "หน่วย ก ปีงบประมาณ พ.ศ. 2567"


def test_unsaved_state_is_written_within_a_second(session, folder, failing, qtbot):
    session.set_texts({TITLE: "หนึ่ง"})
    session.set_texts({TITLE: "สอง"})
    begun = time.perf_counter()
    qtbot.waitUntil(
        lambda: [parse_with_drafts(r.package)[0].plan.title for r in rescues(folder)] == ["สอง"]
    )
    assert time.perf_counter() - begun < 1


def test_journal_goes_when_all_is_saved(session, folder, failing):
    session.set_texts({TITLE: "ใหม่"})
    assert len(rescues(folder)) == 1
    failing.undo()
    session.save()
    assert not session.unsaved
    assert rescues(folder) == []


def test_text_that_is_being_typed_is_written_within_a_second(session, folder, qtbot):
    typed = ["ก"]
    session.typing(TITLE, lambda: typed[0], "แผนทดสอบ 2567")
    begun = time.perf_counter()
    qtbot.waitUntil(lambda: rescues(folder) != [])
    assert time.perf_counter() - begun < 1
    (found,) = rescues(folder)
    assert found.package == b""
    assert found.typed.text == "ก"
    assert found.typed.before == "แผนทดสอบ 2567"
    assert found.typed.place_in(session.package) == TITLE
    session.set_texts({TITLE: "กข"})
    session.typing_ended()
    assert rescues(folder) == []


def test_text_that_is_given_up_is_not_kept(session, folder, qtbot):
    session.typing(TITLE, lambda: "ก", "")
    session.rescuer.write()
    assert len(rescues(folder)) == 1
    session.typing_ended()
    assert rescues(folder) == []


def test_package_in_the_journal_is_never_older_than_the_store(session, folder, failing):
    session.set_texts({TITLE: "หนึ่ง"})
    session.typing(TITLE, lambda: "หนึ่งสอง", "หนึ่ง")
    failing.undo()
    session.save()
    (found,) = rescues(folder)
    assert found.package == b""
    assert found.typed.text == "หนึ่งสอง"


def test_what_is_given_up_is_put_by(session, folder, failing):
    session.set_texts({TITLE: "ใหม่"})
    session.close(give_up=True)
    assert rescues(folder) == []
    (found,) = put_by([folder])
    assert parse_with_drafts(found.rescue.package)[0].plan.title == "ใหม่"


def test_another_plan_has_a_journal_of_its_own(session, store, folder, failing):
    number = store.add(package("หน่วย ข"))
    session.set_texts({TITLE: "ใหม่"})
    session.close(give_up=True)
    session.open(number)
    session.set_texts({TITLE: "ของ ข"})
    assert [found.words for found in rescues(folder)] == ["หน่วย ข ปีงบประมาณ พ.ศ. 2567"]


def test_what_can_be_kept_nowhere_is_known_not_to_be(session, failing, monkeypatch, tmp_path):
    monkeypatch.setattr("db.rescue.places.rescue_folders", lambda _store: (tmp_path / "a" / "b",))
    (tmp_path / "a").write_bytes(b"")
    session.set_texts({TITLE: "ใหม่"})
    assert not session.keep_unsaved()


def test_journal_that_was_found_goes_once_the_store_has_its_content(session, folder, failing):
    session.set_texts({TITLE: "ใหม่"})
    path, state = session.rescuer.path, session.state
    session._begin(None, None)
    failing.undo()
    session.open(2)
    session.rescuer.adopt(path)
    assert path.exists()
    session.take(state, "กู้งาน")
    assert not path.exists()
    assert session.history.undo_words() == "กู้งาน"


def test_text_in_a_cell_is_known_until_its_editor_has_gone(open_page, folder):
    page = open_page(package(projects=("p1",)), "projects")
    page.grid.show_place(("plan", "projects", 0, "name"))
    type_text(QApplication.focusWidget(), "ก")
    type_text(QApplication.focusWidget(), "ข")
    session = page.grid._tools.session
    session.rescuer.write()
    (found,) = rescues(folder)
    assert (found.typed.text, found.typed.before) == ("กข", "โครงการ p1")
    page.grid.view.settle()
    assert rescues(folder) == []


def test_text_of_a_box_that_has_gone_is_none(session, folder):
    def gone():
        raise RuntimeError("already deleted")

    session.typing(TITLE, gone, "ก่อน")
    session.rescuer.write()
    assert rescues(folder) == []


def test_what_could_be_kept_nowhere_is_tried_again(session, folder, failing, monkeypatch, tmp_path):
    with monkeypatch.context() as patch:
        patch.setattr("db.rescue.places.rescue_folders", lambda _store: (tmp_path / "a" / "b",))
        (tmp_path / "a").write_bytes(b"")
        session.set_texts({TITLE: "ใหม่"})
        assert not session.keep_unsaved()
        (tmp_path / "a").unlink()
    (tmp_path / "a").mkdir()
    assert session.keep_unsaved()
