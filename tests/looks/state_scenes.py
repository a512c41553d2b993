"""What is seen of work that goes on: notices, bars, problems, comparisons, reading, issuing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db import edits
from db.errors import StoreError, StoreTrouble
from db.package.file import write_package
from db.records import Package
from db.settling import settled
from db.store.store import Store
from desktop.session.comparing import Incoming
from desktop.window.exchange.remarks_dialog import RemarksDialog
from desktop.window.exchange.sending import Sending
from desktop.window.reading.review_window import ReviewWindow
from desktop.window.reports.issue_dialog import IssueDialog
from desktop.window.reports.issue_part import IssuePart
from desktop.window.reports.quarter_bar import QuarterBar, Segment
from desktop.window.widgets.empty_state import EmptyState
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.filling.remarks import Remark
from forms.formats import DOCUMENTS
from forms.printing import Job, export, silent
from forms.reading.review.columns import table_read
from tests.looks.album import Album, Step
from tests.looks.page_scenes import seen, views

_WORD = next(each.suffix for each in DOCUMENTS if each.suffix == ".docx")
_WHY = "หน้าต่างนี้เปิดให้อ่านอย่างเดียว เพราะสมหญิงกำลังแก้ไขแผนนี้ที่เครื่อง PC-12"


def _notices(album: Album) -> None:
    album.go("projects")
    notice = album.window.notice
    nothing = _nothing
    said: dict[str, Callable[[], object]] = {
        "done": lambda: notice.show_result("ส่งออกแล้ว: แผนของกอง.pdf", (("เปิดแฟ้ม", nothing),)),
        "undo": lambda: notice.show_result("ลบโครงการแล้ว", (("เลิกทำ", nothing),)),
        "advice": lambda: notice.show_result("คลิกในคำที่ลืมเปลี่ยนภาษาก่อน", severity="advice"),
        "warning": lambda: notice.show_result("ชุดแบบฟอร์มนี้ไม่มีในเครื่อง", severity="warning"),
        "error": lambda: notice.show_result(
            "บันทึกไม่ได้ เพราะดิสก์เต็ม สิ่งที่กรอกยังอยู่ในหน้าต่างนี้ "
            "โปรดลบแฟ้มที่ไม่ใช้แล้วบันทึกอีกครั้ง หรือบันทึกเป็นแฟ้มในที่อื่น",
            (("บันทึกอีกครั้ง", nothing), ("บันทึกเป็นแฟ้ม…", nothing)),
            severity="error",
        ),
        "work": lambda: notice.show_work("กำลังพิมพ์ทั้งเล่ม", nothing),
    }
    for name, tell in said.items():
        tell()
        if name == "work":
            notice.set_progress(3, 8)
        album.take(f"notice-{name}", notice)
    notice.hide()


def _nothing() -> None:
    """Nobody chooses it."""


def _read_only(album: Album) -> None:
    lock = album.plans.lock
    lock.keep_read_only(_WHY)
    lock.changed.emit()
    for page in ("projects", "unit", "memo"):
        album.go(page)
        album.take(f"read-only-{page}", album.window.frame.read_only)
    lock.keep_read_only("")
    lock.changed.emit()


def _problems(album: Album) -> None:
    session = album.session
    session.set_value(("plan", "indicators", 0, "weight"), Decimal(4))
    session.set_value(("plan", "projects", 0, "budget", "amount"), None)
    session.set_value(("plan", "unit", "name"), "")
    session.set_texts({("plan", "projects", 1, "budget", "amount"): "ห้าแสน"})
    album.wait_until(lambda: bool(album.window.checker.problems))
    for page in ("projects", "indicators", "unit", "start"):
        album.go(page)
        album.take(f"problems-on-{page}", album.window.page)
    album.window.show_problems()
    album.take("problems-list", album.window.page)
    for _time in range(2):
        album.window._navigator.next()
        album.take(f"problems-next-{_time + 1}", album.window.page, alike=True)


def _decisions(album: Album) -> None:
    album.window.plan_commands.carry_over(album.number)
    album.take("decisions", album.window.page)
    made = album.session.number
    album.session.open(album.number)
    if made is not None and made != album.number:
        album.plans.remove(made)


def _merging(album: Album) -> None:
    session, base = album.session, album.session.package
    theirs = edits.replaced(base, ("plan", "vision"), "แหล่งเรียนรู้ใกล้บ้าน เปิดทุกวัน")
    theirs = edits.replaced(theirs, ("plan", "projects", 0, "name"), "ชื่อที่แก้จากอีกเครื่อง")
    theirs = settled(theirs, base)
    session.set_value(("plan", "vision"), "ทุกคนเข้าถึงและเรียนรู้ได้ตลอดชีวิต")
    session.comparing.begin(Incoming("แผนจากฝ่ายบริการ.phaen", State(theirs), base))
    album.take("merging", album.window.page)
    session.comparing.drop()
    session.history.undo()


def _same_plan(album: Album) -> None:
    """A package of a plan that is here already and differs."""
    from_file = settled(
        edits.replaced(album.session.package, ("plan", "vision"), "อีกวิสัยทัศน์"),
        album.session.package,
    )
    path = _written(album, from_file, "อีกฉบับ.json")
    commands = album.window.plan_commands
    album.shown_by("dialog-same-plan", lambda: commands.import_file(path))
    album.shown_by("dialog-opened-file", lambda: commands.offer_file(path))
    damaged = album.folder / "เสีย.json"
    damaged.write_text('{"format": "phaen-plan"', encoding="utf-8")
    album.shown_by("dialog-file-refused", lambda: commands.import_file(damaged))


def _written(album: Album, package: Package, name: str) -> Path:
    path = album.folder / name
    write_package(package, path)
    return path


def _reading(album: Album) -> None:
    path = album.folder / f"แผนเดิม{_WORD}"
    sample = album.sample
    export(Job(sample, opened_edition(sample.plan).edition, ("part1", "table-c")), path, silent)

    def review(dialog: QWidget) -> None:
        assert isinstance(dialog, ReviewWindow)
        album.take("reading", dialog)
        dialog.ask_where()

    def where(dialog: QWidget) -> None:
        album.take("reading-target", dialog)

    album.asked(lambda: album.window.plan_commands.take_dropped(path), review, where)

    def columns(dialog: QWidget) -> None:
        assert isinstance(dialog, ReviewWindow)
        _choose_in_table(dialog)
        dialog.ask_columns()

    def into(dialog: QWidget) -> None:
        assert isinstance(dialog, ReviewWindow)
        dialog.take_into()

    def agree(question: QWidget) -> None:
        album.take("reading-question", question)
        (yes,) = [each for each in seen(question, QPushButton) if each.text() == "นำเข้า"]
        yes.click()

    steps: dict[str, tuple[Step, ...]] = {"columns": (columns,), "into": (into, agree)}
    for name, asked in steps.items():
        album.asked(
            lambda: album.window.plan_commands.take_dropped(path),
            *asked,
            partial(album.take, f"reading-{name}"),
            said=f"reading-{name}",
        )


def _choose_in_table(dialog: ReviewWindow) -> None:
    """Choose something that was read from a table."""
    dialog.show_filter(None)
    for row in range(dialog.list.model().rowCount()):
        dialog.list.setCurrentIndex(dialog.list.model().index(row, 0))
        matter = dialog.matter
        if matter and matter.spots and table_read(dialog.review.first, matter.spots[0][0]):
            return


def _quarters(album: Album) -> None:
    """The pages of a quarter, for each of the four."""
    for page in ("results", "memo"):
        album.go(page)
        (bar,) = seen(album.window, QuarterBar)[:1]
        for segment in seen(bar, Segment):
            if segment.isEnabled():
                segment.click()
                words = segment.accessibleName()[: len("ไตรมาส 1")]
                for name in views(album, f"quarter-{page}-{words}"):
                    empty = seen(album.window.page, EmptyState)
                    shown = empty[0] if empty else album.window.page
                    album.take(name, shown, alike=True)


def _issuing(album: Album) -> None:
    """A report that is issued, its papers, and opened again; in a plan of its own."""
    unit = replace(album.sample.plan.unit, name="กองที่ออกรายงาน")
    made = replace(album.sample, plan=replace(album.sample.plan, unit=unit))
    album.session.open(album.plans.add(made))
    album.go("memo")
    (bar,) = seen(album.window, QuarterBar)[:1]
    bar.choose(2)
    for _name in views(album, "memo"):
        for part in seen(album.window.page, IssuePart):
            _issue(album, part)


def _issue(album: Album, part: IssuePart) -> None:
    def issue(dialog: QWidget) -> None:
        assert isinstance(dialog, IssueDialog)
        album.take("dialog-issue", dialog)
        dialog.user.setText("สมชาย ใจดี")
        buttons = seen(dialog, QPushButton)
        (yes,) = [each for each in buttons if each.text().strip() == "ออกรายงาน"]
        yes.click()

    album.asked(part.issue, issue, said="dialog-issue")
    album.take("memo-issued", part)
    album.shown_by("dialog-reopen", part.reopen)
    report = next(each for each in album.session.package.reports if each.issuances)
    issuance = report.issuances[-1].id
    album.shown_by("dialog-issued", lambda: part._show_papers(issuance, "ออก"))


def _sets(album: Album) -> None:
    """A set that was sent and is verified, and what a workbook has that became no value."""
    sending = Sending(album.window.tools)
    to = album.folder / "ชุดส่ง"
    sending.send(to, None)
    album.take("notice-sent", album.window.notice)
    files = sorted(each for each in to.rglob("*") if each.is_file())
    album.shown_by("dialog-verify", lambda: sending.verify(files))
    album.session.set_value(("plan", "vision"), "อีกวิสัยทัศน์")
    later = album.folder / "ชุดส่งหลัง"
    sending.send(later, None)
    mixed = [*sorted(later.glob("*.docx")), *(each for each in files if each.suffix != ".docx")]
    album.shown_by("dialog-verify-differs", lambda: sending.verify(mixed))
    remarks = [Remark("ก.xlsx", "โครงการ", f"C{at}", "ห้าแสน", "ไม่ใช่จำนวนเงิน") for at in (4, 9)]
    dialog = RemarksDialog(album.window.tools.theme, "ก.xlsx", remarks, album.window)
    album.shown("dialog-remarks", dialog)


def _start(album: Album) -> None:
    """The start page with more plans, with a removed one, and with none."""
    others = []
    for unit in ("กองการศึกษา", "กองคลัง", "กองช่าง"):
        plan = replace(album.sample.plan, unit=replace(album.sample.plan.unit, name=unit))
        others.append(album.plans.add(replace(album.sample, plan=plan)))
    album.go("start")
    album.take("start-plans", album.window.page)
    album.plans.remove(others[0])
    album.take("start-removed", album.window.page)
    album.session.close(give_up=True)
    album.take("start-none-open", album.window.page)
    for number in [entry.number for entry in album.plans.entries]:
        album.plans.remove(number)
    album.plans.purge()
    album.take("start-only-removed", album.window.page)
    album.plans.bring_back(album.number)
    other = album.folder / "other.db"
    with Store.open(other, create=True):
        pass
    album.plans.switch(other)
    album.go("start")
    album.take("start-none", album.window.page)
    broken = album.folder / "broken.db"
    broken.write_bytes(b"no store")
    try:
        album.plans.switch(broken)
    except StoreError as error:
        album.window.show_error(str(error))
    album.take("start-unreadable", album.window.notice)
    album.plans.switch(None)


def _trouble(album: Album) -> None:
    """A store that cannot be read any more, as the start page says it."""
    album.go("start")
    words = str(StoreError("อ่านฐานข้อมูลไม่ได้ เพราะโฟลเดอร์นี้ติดต่อไม่ได้", StoreTrouble.UNREACHABLE))
    album.window.show_error(words)
    album.take("start-trouble", album.window.notice)


def _drop(album: Album) -> None:
    """A file is held over the window."""
    album.go("start")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(album.folder / "แผน.json"))])
    event = QDragEnterEvent(
        QPoint(500, 300), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(album.window, event)
    album.take("start-drop", album.window.page, alike=True)


SCENES: dict[str, Callable[[Album], None]] = {
    "notices": _notices,
    "read-only": _read_only,
    "problems": _problems,
    "decisions": _decisions,
    "merging": _merging,
    "same-plan": _same_plan,
    "reading": _reading,
    "quarters": _quarters,
    "issuing": _issuing,
    "sets": _sets,
    "trouble": _trouble,
    "drop": _drop,
    # Last: plans come and go in it.
    "starting": _start,
}
