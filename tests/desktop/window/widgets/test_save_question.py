"""The question before overwriting is asked of the name that is really written."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.window.widgets.save_question import ask_where
from tests.desktop.dialogs import answer, press


@pytest.fixture
def parent(qtbot, theme):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def typed(monkeypatch):
    """The names that are typed, one a question; gives what was suggested each time."""
    suggested = []

    def type_names(*names):
        waiting = iter(names)

        def ask(_parent, _title, start, _filter, _selected, options):
            assert options == QFileDialog.Option.DontConfirmOverwrite
            suggested.append(start)
            return str(next(waiting)), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return suggested

    return type_names


def ask(parent, tmp_path):
    return ask_where(parent, "ส่งออกไปที่", tmp_path / "แผน.pdf", ".pdf", "แฟ้ม PDF")


@pytest.mark.parametrize(
    "names",
    [
        ("keep", "keep.pdf"),
        ("keep.pdf", "keep.pdf"),
        ("KEEP.PDF", "KEEP.PDF"),
        ("plan 2567.v2", "plan 2567.v2.pdf"),
        ("สสส.กทม.", "สสส.กทม.pdf"),
        ("keep.xlsx", "keep.xlsx.pdf"),
    ],
)
@pytest.mark.parametrize("agrees", [True, False])
def test_existing_file_is_asked_about_by_its_whole_name(parent, typed, tmp_path, *, names, agrees):
    name, written = names
    (tmp_path / written).write_bytes(b"old")
    suggested = typed(tmp_path / name, "")
    said = []

    def act(box):
        said.append(box.text())
        press("แทนที่" if agrees else "ยกเลิก")(box)

    answer(act)
    assert ask(parent, tmp_path) == (tmp_path / written if agrees else None)
    assert f"“{written}”" in said[0]
    # Who does not agree is asked again, from the name that was typed.
    assert suggested[1:] == ([] if agrees else [str(tmp_path / written)])


def test_new_file_is_not_asked_about(parent, typed, tmp_path):
    typed(tmp_path / "ใหม่")
    assert ask(parent, tmp_path) == tmp_path / "ใหม่.pdf"


def test_nothing_is_written_where_no_name_is_given(parent, typed, tmp_path):
    typed("")
    assert ask(parent, tmp_path) is None
