import errno
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from db.errors import PhaenError
from db.files import writing
from db.package.file import read_package
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.printing.exporting import Exporter
from desktop.window.widgets.notice import Notice
from forms import printing
from forms.formats import OFFERED, PACKAGE, SEALED, PackageFormat
from tests.desktop.dialogs import answer
from tests.desktop.parts import job_of, package


@pytest.fixture
def notice(qtbot, theme):
    notice = Notice(theme)
    qtbot.addWidget(notice)
    return notice


def labels(notice):
    return [b.text() for b in notice.findChildren(QPushButton) if not b.isHidden()]


def press(notice, words):
    buttons = notice.findChildren(QPushButton)
    next(b for b in buttons if b.text() == words and not b.isHidden()).click()


def test_file_is_there_and_can_be_opened_when_exported(tasks, notice, memory, tmp_path):
    path = tmp_path / "ใหม่" / "แผน.pdf"
    path.parent.mkdir()
    Exporter(tasks, notice, memory).write(job_of(package(), forms=("cover",)), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert notice.words == f"ส่งออกแล้ว: {path}"
    assert labels(notice) == ["เปิดแฟ้ม", "เปิดโฟลเดอร์"]
    assert memory.folder == path.parent


def test_plan_leaves_as_it_is_saved(tasks, notice, memory, tmp_path):
    path, kept = tmp_path / "แผน.json", package("หน่วยที่บันทึก")
    Exporter(tasks, notice, memory, lambda _package: kept).write(job_of(package()), path)
    assert read_package(path) == kept


def test_fields_that_are_marked_are_said_to_be_left_out(tasks, notice, memory, tmp_path):
    path = tmp_path / "แผน.pdf"
    exporter = Exporter(tasks, notice, memory, marked=lambda: 3)
    exporter.write(job_of(package(), forms=("cover",)), path)
    assert notice.words == f"ส่งออกแล้ว: {path} (ไม่รวมข้อความใน 3 ช่องที่ยังไม่ถูกต้อง)"


def test_exporter_of_the_window_knows_what_is_saved(full_window, tmp_path, monkeypatch):
    path = tmp_path / "แผน.phaen"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(Session, "as_saved", lambda _self, _package: package("หน่วยที่บันทึก"))
    full_window.show_page("print")

    def ask(dialog):
        choose(dialog, PACKAGE)
        dialog.accept()

    answer(ask)
    full_window.page.export()
    assert read_package(path).plan.unit.name == "หน่วยที่บันทึก"


def test_trouble_is_told_when_the_file_cannot_be_written(qtbot, tasks, notice, memory, tmp_path):
    path = tmp_path / "ไม่มีโฟลเดอร์" / "แผน.pdf"
    Exporter(tasks, notice, memory).write(job_of(package(), forms=("cover",)), path)
    assert str(path) in notice.words
    assert labels(notice) == ["ลองใหม่", "บันทึกเป็นชื่ออื่น…"]
    # Where what was wrong has been put right, another try is all that it takes.
    path.parent.mkdir()
    press(notice, "ลองใหม่")
    assert path.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: labels(notice) == ["เปิดแฟ้ม", "เปิดโฟลเดอร์"])


def test_file_that_is_open_elsewhere_can_be_written_under_another_name(
    tasks, notice, memory, tmp_path, monkeypatch
):
    path, other = tmp_path / "แผน.xlsx", tmp_path / "แผน (2).xlsx"
    path.write_bytes(b"old")
    replace = os.replace

    def hold(source, target):
        if Path(target) == path:
            raise OSError(errno.EBUSY, "busy")
        replace(source, target)

    monkeypatch.setattr(os, "replace", hold)
    monkeypatch.setattr(writing, "PATIENCE", 0)
    Exporter(tasks, notice, memory).write(job_of(package(), forms=("cover",)), path)
    assert "เปิดอยู่ในโปรแกรมอื่น" in notice.words
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words: asked.append(words[2]) or (str(other), "")
    )
    press(notice, "บันทึกเป็นชื่ออื่น…")
    assert asked == [str(path)]
    assert path.read_bytes() == b"old"
    assert other.read_bytes().startswith(b"PK")
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == [
        "แผน (2).xlsx",
        "แผน.xlsx",
    ]


def test_trouble_that_no_other_file_mends_offers_none(tasks, notice, memory, tmp_path):
    Exporter(tasks, notice, memory).write(job_of(package(), forms=("ไม่มี",)), tmp_path / "ก.pdf")
    assert "ไม่มี" in notice.words
    assert labels(notice) == []


def test_export_stops_and_leaves_nothing_when_cancelled(
    qtbot, notice, memory, tmp_path, monkeypatch
):
    def endless(_document, *, progress):
        count = 0
        while True:
            count += 1
            progress(count % 100, 100)

    monkeypatch.setattr("forms.pdf.render_pdf", endless)
    queue = TaskQueue(pytest.fail)
    exporter = Exporter(queue, notice, memory)
    path = tmp_path / "แผน.pdf"
    exporter.write(job_of(package()), path)
    assert exporter.busy
    assert labels(notice) == ["ยกเลิก"]
    qtbot.waitUntil(lambda: notice._bar.maximum() == 100)
    next(b for b in notice.findChildren(QPushButton) if b.text() == "ยกเลิก").click()
    qtbot.waitUntil(lambda: not exporter.busy)
    queue.close()
    assert notice.words == "ยกเลิกการส่งออกแล้ว"
    assert not path.exists()


def test_first_export_stays_silent_when_a_second_takes_its_place(
    qtbot, notice, memory, tmp_path, monkeypatch
):
    def export(_job, path, progress):
        while path.name == "หนึ่ง.pdf":
            progress(0, 0)
        raise PhaenError("สอง")

    monkeypatch.setattr(printing, "export", export)
    queue = TaskQueue(pytest.fail)
    exporter = Exporter(queue, notice, memory)
    exporter.write(job_of(package()), tmp_path / "หนึ่ง.pdf")
    exporter.write(job_of(package()), tmp_path / "สอง.pdf")
    qtbot.waitUntil(lambda: notice.words == "สอง" and not exporter.busy)
    queue.close()


OLD_PACKAGE = OFFERED[-1]


def choose(dialog, chosen):
    dialog._kinds.button(OFFERED.index(chosen)).click()


@pytest.mark.parametrize("scope", [0, 1])
@pytest.mark.parametrize("chosen", OFFERED, ids=lambda each: each.purpose)
def test_dialog_gives_what_was_chosen(qtbot, theme, chosen, scope):
    dialog = ExportDialog("ตาราง ก")
    qtbot.addWidget(dialog)
    dialog._scopes.button(scope).click()
    choose(dialog, chosen)
    package = isinstance(chosen, PackageFormat)
    assert dialog.format is chosen
    assert dialog.whole is (package or scope == 0)
    assert dialog.version is (chosen.version if package else None)
    assert dialog._scope_box.isHidden() is package
    assert dialog._password_box.isHidden() is (chosen is not PACKAGE)
    assert dialog._data_box.isHidden() is (package or scope == 1 or not chosen.lists)


@pytest.mark.parametrize("wanted", [True, False])
def test_records_are_left_out_of_a_workbook_when_they_are_not_wanted(
    full_window, tmp_path, monkeypatch, wanted
):
    path = tmp_path / "แผน.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    full_window.show_page("print")

    def ask(dialog):
        choose(dialog, next(each for each in OFFERED if each.suffix == ".xlsx"))
        dialog._data_box.setChecked(wanted)
        dialog.accept()

    answer(ask)
    full_window.page.export()
    tables = [name for name in ZipFile(path).namelist() if name.startswith("xl/tables/")]
    assert bool(tables) is wanted


def test_password_is_taken_when_it_was_typed_twice_alike(qtbot, theme):
    dialog = ExportDialog("")
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, PACKAGE)
    fields = dialog._new_password.first, dialog._new_password.second
    assert not fields[0].isVisible()
    dialog._password_box.setChecked(True)
    for typed, trouble in (
        (("", ""), "อย่างน้อย 8"),
        (("สั้น", "สั้น"), "อย่างน้อย 8"),
        (("ยาวพอยาวพอ", "ยาวพออื่น"), "ไม่เหมือนกัน"),
    ):
        for field, text in zip(fields, typed, strict=True):
            field.setText(text)
        dialog.accept()
        assert dialog.isVisible()
        assert trouble in dialog._new_password.trouble.text()
        assert dialog._new_password.trouble.isVisible()
    fields[1].setText("ยาวพอยาวพอ")
    assert not dialog._new_password.trouble.isVisible()
    # One that is not asked for, or of a file that has none, is not given.
    choose(dialog, OLD_PACKAGE)
    assert (dialog.format, dialog.password) == (OLD_PACKAGE, "")
    choose(dialog, PACKAGE)
    dialog._password_box.setChecked(False)
    assert (dialog.format, dialog.password) == (PACKAGE, "")
    dialog._password_box.setChecked(True)
    dialog.accept()
    assert (dialog.format, dialog.password) == (SEALED, "ยาวพอยาวพอ")
    assert dialog.whole
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "written"), [("เล่ม.pdf", "เล่ม.pdf"), ("เล่ม", "เล่ม.pdf"), ("ฉบับ.1", "ฉบับ.1.pdf")]
)
def test_ending_is_added_when_it_was_not_typed(full_window, tmp_path, monkeypatch, typed, written):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    wanted = []
    monkeypatch.setattr(printing, "export", lambda job, path, _p: wanted.append((job, path)))
    full_window.show_page("print")
    full_window.page.forms.choose("table-a")

    def ask(dialog):
        assert isinstance(dialog, ExportDialog)
        dialog._scopes.button(1).click()
        dialog.accept()

    answer(ask)
    full_window.page.export()
    [(job, path)] = wanted
    assert path == tmp_path / written
    assert job.forms == ("table-a",)
    assert job.quarter == 2


def test_suggested_name_tells_unit_year_form_and_quarter(full_window, monkeypatch):
    suggested = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words: suggested.append(Path(words[2])) or ("", "")
    )
    page = full_window
    page.show_page("print")

    def ask(suffix, scope):
        def act(dialog):
            dialog._scopes.button(scope).click()
            choose(dialog, next(each for each in OFFERED if each.suffix == suffix))
            dialog.accept()

        answer(act)
        page.page.export()

    page.page.forms.choose("table-a")
    ask(".pdf", 0)
    ask(".pdf", 1)
    ask(".phaen", 0)
    page.page.forms.choose("progress")
    ask(".xlsx", 1)
    whole, plain, file, report = (path.name for path in suggested)
    assert whole == "หน่วย ก 2567 ไตรมาส 2.pdf"
    assert plain.startswith("หน่วย ก 2567 ตาราง ก")
    assert "ไตรมาส" not in plain
    assert file == "หน่วย ก 2567.phaen"
    assert report == "หน่วย ก 2567 แบบรายงาน สยป.3 ไตรมาส 2.xlsx"
