"""Dialogs and windows that ask, each brought up as a user does where that is cheap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QRadioButton,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

from db.backups.names import Reason
from db.errors import Refusal, StoreError, StoreTrouble
from db.library import library_of
from db.markers import Marker
from db.package.file import write_package
from db.records import (
    Framework,
    Objective,
    Package,
    Plan,
    Strategy,
    TextPicture,
    TextTable,
    TextTableRow,
)
from db.store.postgresql.address import parsed
from desktop.window.backups.restore_dialog import RestoreDialog
from desktop.window.backups.store_trouble import StoreTroubleDialog
from desktop.window.crash import CrashReporter
from desktop.window.fields.marked_box import MarkedBox
from desktop.window.frame.about import show_changes, show_notices
from desktop.window.frame.tour import Tour
from desktop.window.framework.framework_page import FrameworkPage
from desktop.window.grid import Grid
from desktop.window.library.issue_dialog import IssueLibraryDialog
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.placed.open_placed import open_placed
from desktop.window.start.server_dialog import ServerDialog
from desktop.window.widgets.dialogs import RefusalDialog, confirmed
from desktop.window.widgets.password_fields import PasswordDialog
from desktop.window.widgets.waiting import WaitingDialog
from tests.desktop.parts import package as plan_package
from tests.looks.album import Album, answer_file
from tests.looks.page_scenes import seen, views


def _new_plan(album: Album) -> None:
    album.plans.keep_library(library_of(album.sample.plan, "สำนักตัวอย่าง", 2568))
    album.go("start")
    album.shown_by("dialog-new-plan", album.window.plan_commands.ask_new)


def _tabs(album: Album, name: str, dialog: QWidget) -> None:
    """Every tab of a dialog."""
    (tabs,) = seen(dialog, QTabWidget)[:1]
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        album.take(f"{name}-{tabs.tabText(at)}", dialog)


def _settings(album: Album) -> None:
    album.go("projects")
    album.asked(album.window.commands.ask_settings, lambda d: _tabs(album, "dialog-settings", d))


def _backups(album: Album) -> None:
    album.plans.backups.make(Reason.ASKED)
    album.shown_by("dialog-backups", album.window.backup_commands.show)
    album.shown("dialog-restoring", RestoreDialog("กำลังกู้คืน", album.window))
    for trouble in (StoreTrouble.DAMAGED, StoreTrouble.MISSING, StoreTrouble.EMPTY):
        error = StoreError("เปิดฐานข้อมูลของโปรแกรมไม่ได้", trouble)
        tools = album.window.tools
        dialog = StoreTroubleDialog(error, lambda _b: None, tools.tasks, tools.theme, album.window)
        album.shown(f"dialog-store-{trouble}", dialog)


def _library(album: Album) -> None:
    for entry in album.plans.libraries():
        album.plans.forget_library(entry.content_code)
    album.shown_by("dialog-libraries-none", _command(album, "รายการกลาง…"))
    for year in (2567, 2568):
        library = library_of(album.sample.plan, "สำนักตัวอย่าง", year, issued=f"{year - 544}-10-01")
        album.plans.keep_library(library)
    album.shown_by("dialog-libraries", _command(album, "รายการกลาง…"))
    album.shown("dialog-issue-library", IssueLibraryDialog(album.sample.plan, album.window))


def _command(album: Album, words: str) -> Callable[[], object]:
    """A command of the menus."""

    found = [each for each in album.window.findChildren(QAction) if each.text() == words]
    assert found, words
    return found[0].trigger


def _exchange(album: Album) -> None:
    album.shown_by("dialog-send", _command(album, "จัดชุดส่งต้นสังกัด…"))
    album.shown_by("dialog-fill-out", _command(album, "สมุดงานให้กรอก…"))
    album.shown_by("dialog-verify-files", _command(album, "ตรวจชุดส่ง…"))
    album.shown_by("dialog-fill-in-files", _command(album, "อ่านสมุดงานที่กรอกแล้ว…"))


def _lists(album: Album) -> None:
    def walk(dialog: QWidget) -> None:
        album.take("dialog-lists", dialog)
        for tabs in seen(dialog, QTabWidget):
            for at in range(1, tabs.count()):
                tabs.setCurrentIndex(at)
                album.take(f"dialog-lists-{tabs.tabText(at)}", dialog)

    album.asked(album.window.commands.show_lists, walk)


def _gather(album: Album) -> None:
    def gather(dialog: QWidget) -> None:
        album.take("dialog-gather-begun", dialog)
        folder = album.folder / "sent"
        folder.mkdir()

        write_package(album.sample, folder / "ก.json")
        write_package(plan_package("กองอื่น", projects=("p1",)), folder / "ข.json")
        (folder / "ค.json").write_text("{", encoding="utf-8")
        dialog.gather([folder])  # type: ignore[attr-defined]
        (tabs,) = seen(dialog, QTabWidget)[:1]
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            album.take(f"dialog-gather-{tabs.tabText(at)}", dialog)

    album.asked(album.window.commands.gather, gather)


def _editions(album: Album) -> None:
    def walk(dialog: QWidget) -> None:
        album.take("dialog-editions", dialog)
        body = dialog.body  # type: ignore[attr-defined]
        for form in ("part2", "table-c"):
            body.forms.choose(form, form=True)
            album.take(f"dialog-editions-{form}", dialog)
        for tabs in seen(dialog, QTabWidget):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                album.take(f"dialog-editions-tab-{tabs.tabText(at)}", dialog, alike=True)
        dialog.ask_copy()  # type: ignore[attr-defined]

    album.asked(
        album.window.commands.show_editions, walk, lambda d: album.take("dialog-editions-copy", d)
    )


def _help(album: Album) -> None:
    album.go("projects")
    album.window.commands.show_help()
    help_window = album.window.commands.help
    album.take("help-page", help_window)
    for tree in seen(help_window, QTreeWidget)[:1]:
        tree.setCurrentItem(tree.topLevelItem(tree.topLevelItemCount() - 1))
        album.take("help-last", help_window)
    help_window.close()


def _about(album: Album) -> None:
    album.shown_by("dialog-about", album.window.commands.show_about)
    album.shown_by("dialog-changes", lambda: show_changes(album.window))
    album.shown_by("dialog-notices", lambda: show_notices(album.window))


def _server(album: Album) -> None:
    tools = album.window.tools
    album.shown("dialog-server", ServerDialog(tools.memory, tools.tasks, album.window))
    address = parsed("postgresql://somchai@server/phaen")
    dialog = ServerDialog(tools.memory, tools.tasks, album.window, address=address)
    album.shown("dialog-server-address", dialog)
    album.shown("dialog-waiting", WaitingDialog("กำลังติดต่อเซิร์ฟเวอร์ server", album.window))


def _printing(album: Album) -> None:
    album.go("print")
    page = album.window.page

    def walk(dialog: QWidget) -> None:
        for at, button in enumerate(seen(dialog, QRadioButton)):
            if button.isVisible() and button.isEnabled():
                button.click()
                album.take(f"dialog-export-{at + 1}", dialog, alike=True)

    album.asked(page.export, walk)
    album.shown_by("dialog-print", page.print_paper)


def _framework(album: Album) -> None:
    other = Framework(
        strategies=(Strategy("91", "ยุทธศาสตร์ของกองอื่น"),),
        objectives=(Objective("o1", "91.1", "เป้าหมายของกองอื่น"),),
    )
    year = album.session.package.plan.fiscal_year or 2568
    made = plan_package("กองอื่น", year=year)
    number = album.plans.add(replace(made, plan=replace(made.plan, framework=other)))
    album.go("framework")
    page = album.window.page
    assert isinstance(page, FrameworkPage)
    album.shown_by("dialog-other-plans", page.take)
    path = album.folder / "list.csv"
    path.write_text("รหัส,ชื่อ\n7,ยุทธศาสตร์ใหม่\n8,อีกยุทธศาสตร์\n", encoding="utf-8")

    album.asked(
        page.ask_file, answer_file(path), lambda dialog: album.take("dialog-list-in", dialog)
    )
    album.plans.remove(number)


def _placed(album: Album) -> None:
    album.shown("dialog-new-table", NewTableDialog(album.window))
    png = album.folder / "picture.png"
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    image.save(str(png))
    picture = TextPicture("p1", "image/png", png.read_bytes(), "อาคารห้องสมุด")
    cells = _table("t1", ("รายการ", "จำนวน"), ("หนังสือ", "1,200"), ("วารสาร", "85"))
    plan = Plan(
        fiscal_year=2572,
        edition="2567",
        preface=("ก่อนตาราง", "[table t1]", "[picture p1]", "หลังรูป"),
        pictures=(picture,),
        tables=(cells,),
    )
    album.session.open(album.plans.add(Package(plan)))
    album.go("essentials")
    for name in views(album, "essentials"):
        boxes = [each for each in seen(album.window.page, MarkedBox) if "ก่อนตาราง" in each.words()]
        if boxes:
            album.take(f"placed-{name}", boxes[0])
    for marker in (Marker("table", "t1"), Marker("picture", "p1")):
        album.shown(f"dialog-placed-{marker.kind}", _opened(album, marker))


def _table(key: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> TextTable:
    lines = tuple(TextTableRow(row) for row in rows)
    return TextTable(key, "หนังสือในห้องสมุด", head=(TextTableRow(head),), rows=lines)


def _opened(album: Album, marker: Marker) -> QWidget:
    return open_placed(album.window.tools, album.window, marker)


def _small(album: Album) -> None:
    """Questions and refusals."""
    album.go("start")
    theme = album.window.tools.theme
    refusals = [Refusal(f"โครงการที่ {at}", "ไม่มีชื่อ") for at in range(1, 9)]
    album.shown("dialog-refusal", RefusalDialog(theme, "แผนของกอง.json", refusals, album.window))
    said = "แฟ้มนี้ใส่รหัสผ่านไว้ โปรดกรอกรหัสผ่านที่ผู้ส่งแจ้ง"
    album.shown("dialog-password", PasswordDialog("แผนของกอง.phaen", said, album.window))
    album.shown_by("dialog-remove", lambda: album.window.plan_commands.remove(album.number))
    album.shown_by(
        "dialog-question",
        lambda: confirmed(album.window, "แทนที่หรือไม่", "แฟ้มเดิมจะถูกแทนที่", yes="แทนที่"),
    )
    album.shown_by("dialog-open-file", album.window.plan_commands.ask_import)
    crash = CrashReporter()
    album.shown_by("dialog-crash", lambda: crash._show("โปรแกรมทำงานผิดพลาด บันทึกรายละเอียดไว้แล้ว"))
    crash.close()


def _pasting(album: Album) -> None:
    """What is asked where a table with headings and sums is pasted."""
    album.go("projects")
    view = album.window.page.findChildren(Grid)[0].view
    view.setCurrentIndex(view.model().index(0, 0))
    lines = ("ชื่อโครงการ/กิจกรรม\tงบประมาณ (บาท)", "โครงการหนึ่ง\t100", "รวม\t100")
    QGuiApplication.clipboard().setText("\n".join(lines))
    view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    album.shown_by("dialog-paste", lambda: QTest.keyClick(view, Qt.Key.Key_V, control))


def _tour(album: Album) -> None:
    album.go("projects")
    album.window.show_tour()
    (tour,) = seen(album.window, Tour)
    at = 0
    while seen(album.window, Tour) and at < 12:
        at += 1
        album.take(f"tour-{at}", tour)
        QTest.keyClick(tour, Qt.Key.Key_Return)
        album.pump(5)


SCENES: dict[str, Callable[[Album], None]] = {
    "dialog-new-plan": _new_plan,
    "dialog-settings": _settings,
    "dialog-backups": _backups,
    "dialog-library": _library,
    "dialog-exchange": _exchange,
    "dialog-lists": _lists,
    "dialog-gather": _gather,
    "dialog-editions": _editions,
    "dialog-help": _help,
    "dialog-about": _about,
    "dialog-server": _server,
    "dialog-printing": _printing,
    "dialog-framework": _framework,
    "dialog-placed": _placed,
    "dialog-small": _small,
    "dialog-paste": _pasting,
    "tour": _tour,
}
