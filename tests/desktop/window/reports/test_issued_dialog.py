"""The papers of an issuance in a window of their own, which is closed before all is there."""

import io

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.issued_papers import IssuedPaper, IssuedPapers
from db.package.file import package_bytes
from desktop.session.tasks import TaskQueue
from desktop.window.reports.issued_dialog import IssuedDialog
from tests.desktop.parts import WaitingExecutor, package


@pytest.fixture
def waiting():
    return WaitingExecutor()


@pytest.fixture
def tasks(qapp, errors, waiting):
    return TaskQueue(errors.append, executor=waiting)


@pytest.fixture
def dialog(tools_with):
    tools = tools_with(package(quarters=(1,)))
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    page = io.BytesIO()
    writer.write(page)
    papers = (IssuedPaper("memo", "บันทึกข้อความ", page.getvalue()),)
    kept = IssuedPapers("issued-1", package_bytes(tools.session.package), papers)
    parent = QWidget()
    yield IssuedDialog(tools, kept, 1, "เอกสารที่ออก", parent)
    parent.deleteLater()


def test_papers_are_shown_and_compared_when_they_are_there(dialog, waiting):
    waiting.go()
    assert dialog.view.count == 1
    assert dialog.same.text() == "ข้อมูลวันนี้ตรงกับฉบับที่ออก"


@pytest.mark.parametrize("done", [0, 1, 2])
def test_what_comes_after_it_was_closed_goes_nowhere(dialog, waiting, done):
    for _ in range(done):
        waiting.next()
    dialog.reject()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    waiting.go()  # what is shown in a window that has gone is an error, and fails
