"""`phaen demo`, and the window that no command opens."""

import sys
from pathlib import Path

import pytest

from db.store.store import Store
from desktop.commandline import windows
from desktop.commandline.cli import main
from forms.formats import USUAL


def test_demo_leaves_a_store_and_every_kind_of_file(tmp_path, capsys):
    folder = tmp_path / "ตัวอย่าง"
    assert main(["demo", "--out", str(folder)]) == 0
    assert "ไม่มีจอภาพ" in capsys.readouterr().out
    kinds = sorted(path.suffix for path in folder.iterdir())
    assert kinds == sorted([".db", *(each.suffix for each in USUAL)])
    with Store.open(folder / "phaen.db") as store:
        assert len(store.plans()) == 1


def test_demo_takes_a_new_store_when_one_lies_there(tmp_path, file):
    folder = tmp_path / "demo"
    folder.mkdir()
    own = folder / "phaen.db"
    assert main(["import", str(file), "--db", str(own)]) == 0
    before = own.read_bytes()
    assert main(["demo", "--out", str(folder)]) == 0
    assert own.read_bytes() == before
    assert (folder / "phaen-2.db").exists()


def test_demo_opens_the_window_where_it_is_seen(tmp_path, monkeypatch):
    opened = []
    monkeypatch.delenv("CI")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")

    def run_window(db, show=None):
        opened.append((db, show))
        return 0

    monkeypatch.setattr(windows, "run_window", run_window)
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert opened == [(tmp_path / "phaen.db", 1)]


def test_window_is_opened_when_no_command_is_given(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(windows, "run_window", lambda db, file: opened.append((db, file)) or 0)
    assert main(["--db", str(tmp_path / "a.db")]) == 0
    assert main([]) == 0
    assert opened == [(tmp_path / "a.db", None), (None, None)]


@pytest.mark.parametrize(
    "words",
    [["แผน ปี 2568.phaen"], ["open", "แผน ปี 2568.phaen"], ["ก.phaenlib"], ["ก.PHAENFORMS"]],
)
def test_file_alone_is_opened_in_the_window(monkeypatch, words):
    opened = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(windows, "run_window", lambda _db, file: opened.append(file) or 0)
    assert main(words) == 0
    assert opened == [Path(words[-1])]


@pytest.mark.parametrize("words", [["แผน.pdf"], ["list.phaenx"]])
def test_file_that_is_no_package_is_no_command(words, capsys):
    assert main(words) == 2
    assert capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_window_is_refused_when_there_is_no_display(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "ไม่มีจอภาพ" in capsys.readouterr().err
