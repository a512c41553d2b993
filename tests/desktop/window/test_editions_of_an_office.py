"""A plan whose office's own forms are faulty opens with the program's, and says why."""

from __future__ import annotations

import pytest

from db.package.file import read_package
from forms.editions import library
from forms.resources import RESOURCES
from tests.forms.editions.faulty import written

# One of each part of an edition file that can be wrong; all are tried on the command line.
KINDS = (
    "syntax",
    "unknown field",
    "number that is a text",
    "unknown kind",
    "unknown rows",
    "unknown hole",
    "form that is missing",
    "edition that is missing",
)


@pytest.fixture
def own(tmp_path, monkeypatch):
    """An office's own folder of editions."""
    folder = tmp_path / "editions"
    folder.mkdir()
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_plan_opens_with_the_programs_forms_and_the_trouble_is_told(
    window, store, session, own, kind
):
    path, _line = written(own, kind, "2567")
    number = store.add(read_package(RESOURCES / "sample" / "plan.json"))
    session.open(number)
    assert str(path) in window.notice.words
    assert "บรรทัด" in window.notice.words
    assert "จึงใช้ชุดแบบฟอร์ม 2567 ของโปรแกรมแทน" in window.notice.words
    # The program goes on: pages have their fields, and what is typed is kept.
    for name in ("unit", "part1", "projects", "indicators", "print"):
        window.show_page(name)
        assert window.page_name == name
    session.set_texts({("plan", "title"): "ชื่อใหม่"})
    assert store.load(number).plan.title == "ชื่อใหม่"


def test_nothing_is_told_of_an_edition_that_is_whole(window, store, session, own):
    session.open(store.add(read_package(RESOURCES / "sample" / "plan.json")))
    assert "ชุดแบบฟอร์ม" not in window.notice.words


def test_trouble_is_told_when_the_plan_is_given_a_faulty_edition(window, store, session, own):
    written(own, "unknown hole", "2599")
    session.open(store.add(read_package(RESOURCES / "sample" / "plan.json")))
    before = session.edition
    session.set_texts({("plan", "edition"): "2599"})
    assert "2599" in session.edition_trouble
    assert "2599" in window.notice.words
    session.history.undo()
    assert session.edition_trouble == ""
    assert session.edition is before
