import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionMenuItem,
    QVBoxLayout,
    QWidget,
)

from db.package.library_file import write_library
from desktop.window.fields.text_editors import LineBox
from desktop.window.frame.main_window import MainWindow
from desktop.window.frame.rail import Rail
from desktop.window.frame.side_pane import SidePane
from desktop.window.page import Page, PageSpec
from desktop.window.start.start_page import StartPage
from tests.desktop.dialogs import answer, press
from tests.desktop.window.drops import drop
from tests.forms.everything import everything
from tests.forms.library.plans import ISSUER, issued, issuers_plan


def rail_words(window):
    rail = window.findChild(Rail)
    model = rail.model()
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]


def command(window, words):
    return next(action for action in window.findChildren(QAction) if action.text() == words)


def test_start_page_is_in_sight_when_no_plan_is_open(window):
    assert isinstance(window.page, StartPage)
    assert not command(window, "ส่งออก…").isEnabled()
    assert not command(window, "ตรวจและพิมพ์").isEnabled()
    assert window.windowTitle() == "แผน"


def test_pages_of_the_plan_come_into_sight_when_it_is_opened(full_window):
    assert not isinstance(full_window.page, StartPage)
    assert "หน่วย ก ปีงบประมาณ พ.ศ. 2567" in full_window.windowTitle()
    assert command(full_window, "ส่งออก…").isEnabled()


def test_start_page_comes_back_when_the_open_plan_is_removed(full_window):
    answer(press("ลบแผน"))
    full_window.plan_commands.remove(2)
    assert isinstance(full_window.page, StartPage)
    assert not command(full_window, "ตรวจและพิมพ์").isEnabled()


def test_resting_page_stays_away_when_it_is_asked_for(window):
    window.show_page("print")
    window.show_page("no such page")
    assert isinstance(window.page, StartPage)


def test_keys_change_the_page_when_pressed(qtbot, full_window):
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    qtbot.keyClick(full_window, "1", Qt.KeyboardModifier.ControlModifier)
    assert isinstance(full_window.page, StartPage)
    qtbot.keyClick(full_window, "2", Qt.KeyboardModifier.ControlModifier)
    assert not isinstance(full_window.page, StartPage)


class _Shown(QObject):
    """Notes what comes into sight as a window."""

    def __init__(self, app):
        super().__init__(app)
        self.found = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's own name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_nothing_of_a_page_is_a_window_for_a_moment(window, store, qapp, edition, session):
    session.open(store.add(everything(edition)))
    shown = _Shown(qapp)
    for spec in window.specs.values():
        window.show_page(spec.name)
        QApplication.processEvents()
    qapp.removeEventFilter(shown)
    assert shown.found == []


class NotePage(Page):
    """A page as later ones will be: it shows something of the plan."""

    def __init__(self, session):
        super().__init__()
        self.label = QLabel()
        self.shown = 0
        self._session = session
        QVBoxLayout(self).addWidget(self.label)

    def show_change(self, _change):
        self.shown += 1
        self.label.setText(self._session.package.plan.title)


def test_a_new_page_slots_in_and_is_told_only_when_in_sight(qtbot, window, store, session):
    made = []

    def make():
        made.append(NotePage(session))
        return made[0]

    specs = (
        PageSpec("start", "เริ่มต้น", "home", Page, needs_plan=False),
        PageSpec("note", "บันทึก", "document", make, covers=lambda p: p.form == "essentials"),
    )
    tools = window.side._tools
    other = MainWindow(tools, window.plan_commands)
    qtbot.addWidget(other)
    side = SidePane(tools, window.side._drawing_tasks)
    other.set_pages(
        specs,
        side,
        export=lambda: None,
        print_paper=lambda *_what: None,
        backups=lambda: window.backup_commands,
    )
    other.begin()
    assert made == []
    session.open(1)
    assert made[0].label.text() == "แผนทดสอบ 2566"
    other.show_page("start")
    session.open(2)
    other.show_page("start")
    shown = made[0].shown
    session.close()
    assert made[0].shown == shown
    session.open(1)
    other.show_page("note")
    assert made[0].label.text() == "แผนทดสอบ 2566"


def test_rail_tells_of_problems_when_there_are_some(full_window, store, session):
    count = len(full_window.checker.problems)
    assert count
    assert rail_words(full_window)[0] == "เริ่มต้น"
    assert any("มีข้อที่ตรวจพบ" in words for words in rail_words(full_window))
    assert sum(full_window.frame.foot.counts.values()) == count
    session.close()
    assert not any("มีข้อที่ตรวจพบ" in words for words in rail_words(full_window))
    assert full_window.frame.foot.counts == {}


def test_package_is_imported_when_dropped(window, plans, package_file, session):
    assert drop(window, QUrl.fromLocalFile(str(package_file)))
    assert session.package.plan.unit.name == "หน่วย ข"


@pytest.mark.parametrize("name", ["ภาพ.png", "แผน.pdf"])
def test_other_files_are_not_taken_when_dropped(window, plans, tmp_path, name):
    assert not drop(window, QUrl.fromLocalFile(str(tmp_path / name)))
    assert plans.entries == ()


def test_size_page_and_plan_are_remembered_when_closed(full_window, memory, plans):
    full_window.show_page("print")
    full_window.resize(930, 640)
    full_window.close()
    assert memory.plan(plans.store_name) == 2
    assert memory.text("page") == "print"
    assert not memory.state("window").isEmpty()
    assert not memory.state("print").isEmpty()


def test_rail_shows_icons_alone_when_the_window_is_narrow(qtbot, full_window):
    rail = full_window.findChild(Rail)
    full_window.resize(1400, 700)
    qtbot.waitUntil(lambda: rail.width() > 120)
    full_window.resize(800, 600)
    qtbot.waitUntil(lambda: rail.width() < 80)


def test_rail_has_every_page_in_sight_on_a_small_screen_at_150_percent(qtbot, full_window):
    rail = full_window.findChild(Rail)
    full_window.resize(1366 * 2 // 3, 768 * 2 // 3)
    qtbot.waitUntil(lambda: rail.width() < 80)
    qtbot.waitUntil(lambda: rail.verticalScrollBar().maximum() == 0)
    heights = {
        rail.visualRect(rail.model().index(row, 0)).height()
        for row in range(rail.model().rowCount())
    }
    full_window.resize(800, 900)
    QApplication.processEvents()
    roomy = rail.visualRect(rail.model().index(0, 0)).height()
    assert max(heights) < roomy <= 40
    # Lower still, it scrolls rather than crowd them.
    full_window.resize(800, 384)
    qtbot.waitUntil(lambda: rail.verticalScrollBar().maximum() > 0)


def test_window_fits_a_small_screen_at_double_size(full_window):
    # 1366 × 768 dots at 200 percent.
    full_window.resize(1366 // 2, 768 // 2)
    assert full_window.size() == QSize(1366 // 2, 768 // 2)
    assert full_window.minimumSizeHint().height() <= 768 // 2


def test_help_lists_every_key_when_asked(full_window):
    keys = dict(pair for _heading, pairs in full_window.commands.key_groups() for pair in pairs)
    assert keys["นำเข้าแผน…"] == "Ctrl+O"
    assert keys["ขยาย"] == "Ctrl+="
    assert keys["ส่งออก…"] == "Ctrl+E"
    assert len(keys) >= 10


def test_no_key_means_two_things(full_window):
    groups = dict(full_window.commands.key_groups())
    everywhere = [key for _words, key in groups.pop("ทุกหน้า")]
    for heading, keys in groups.items():
        # Fields and tables have keys of their own; where they differ from Excel is told again.
        own = heading == "ในช่องที่กรอก" or heading.startswith("ในตาราง")
        found = everywhere + [key for _words, key in keys if not own]
        assert sorted(set(found)) == sorted(found), heading


def test_page_commands_stand_in_the_menu_only_while_their_page_is_in_sight(full_window):
    view, edit = full_window.menus._view, full_window.menus._edit
    full_window.show_page("print")
    assert "ขยาย" in [action.text() for action in view.actions()]
    full_window.show_page("start")
    assert "ขยาย" not in [action.text() for action in view.actions()]
    # What changes the plan stands with what edits.
    assert "ลบแผนที่เลือก…" in [action.text() for action in edit.actions()]
    assert "ลบแผนที่เลือก…" in [
        action.text() for action in full_window.frame.head.made_menu().actions()
    ]


def test_no_label_is_cut_when_its_words_wrap(window):
    for label in window.page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_menu_says_what_would_be_undone_and_what_redone(full_window, session):
    def offered():
        actions = full_window.findChildren(QAction)
        said = [a for a in actions if a.text().startswith(("เลิกทำ", "ทำซ้ำ "))]
        return {action.text() for action in said if action.isEnabled()}

    assert not offered()
    session.set_value(("plan", "title"), "ชื่อใหม่")
    words = session.history.undo_words()
    assert words
    assert f"เลิกทำ {words}" in offered()
    session.history.undo()
    assert f"ทำซ้ำ {words}" in offered()
    assert f"เลิกทำ {words}" not in offered()


def test_library_is_kept_when_dropped(window, plans, tmp_path):
    path = tmp_path / "central.phaenlib"
    write_library(issued(issuers_plan()), path)
    assert drop(window, QUrl.fromLocalFile(str(path)))
    assert [each.issuer for each in plans.libraries()] == [ISSUER]
    assert ISSUER in window.notice.words
    path.write_bytes(b"{")
    drop(window, QUrl.fromLocalFile(str(path)))
    assert "JSON" in window.notice.words


def test_preview_in_the_place_of_a_page_gives_the_focus_back_where_it_was(qtbot, full_window):
    full_window.resize(911, 512)
    full_window.enter_page("unit")
    field = next(box for box in full_window.body.findChildren(LineBox) if box.isVisible())
    field.setFocus()
    full_window.side.show_preview(True)
    qtbot.waitUntil(lambda: not field.isVisible())
    assert full_window.side.isAncestorOf(full_window.focusWidget())
    full_window.side.show_preview(False)
    assert full_window.focusWidget() is field


def test_name_stays_in_sight_beside_the_find_panel_on_a_small_screen(qtbot, full_window):
    full_window.resize(911, 512)
    full_window.enter_page("projects")
    full_window.side.show_find(replacing=False)
    view = full_window.body.pages.currentWidget().grid.view
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert view.frozen_width == view.columnWidth(0) > 0


def test_menus_are_in_one_column_on_a_small_screen(theme):
    sheet = QMenu()
    option = QStyleOptionMenuItem()
    assert sheet.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, option, sheet)
