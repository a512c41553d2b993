"""A document through the real window: read, looked through, and taken as a plan."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from db.column_matches import write_match
from db.edits import replaced
from desktop.window.reading.column_dialog import ColumnDialog
from desktop.window.reading.into_dialog import IntoDialog
from desktop.window.reading.review_window import ReviewWindow
from desktop.window.reading.target_dialog import TargetDialog
from forms.reading.gathering.ledger import unit_of
from forms.reading.opening import open_outline
from forms.reading.outline import Grid
from forms.reading.reading import read_outline
from forms.reading.review.account import State
from forms.reading.review.columns import form_tables, match_of
from tests.desktop.dialogs import answer, press
from tests.forms.reading.review.test_reading_review import HEADS, NAME, STRAY, small_word


@pytest.fixture
def word(tmp_path):
    path = tmp_path / "แผนเดิม.docx"
    path.write_bytes(small_word())
    return path


def reviewing(act, begin):
    """Bring the review up and do something in it; it must have come."""
    seen = []

    def on_dialog(dialog):
        assert isinstance(dialog, ReviewWindow)
        seen.append(dialog)
        act(dialog)

    answer(on_dialog)
    begin()
    assert seen


def read_it(window, path, act):
    reviewing(act, lambda: window.plan_commands.take_dropped(path))


def key(dialog, which, modifier=Qt.KeyboardModifier.NoModifier):
    dialog.activateWindow()
    dialog.list.setFocus()
    QApplication.processEvents()
    QTest.keyClick(dialog.list, which, modifier)


def settle_all(dialog):
    dialog.show_filter(None)
    for _ in range(200):
        if not dialog.review.counts.open:
            return
        dialog.next_open()
        dialog.accept_chosen()


def test_a_word_file_becomes_a_plan_in_one_step(window, session, word):
    def act(dialog):
        settle_all(dialog)
        assert dialog.review.counts.open == 0
        dialog.take_button.click()

    read_it(window, word, act)
    assert session.is_open
    assert session.package.plan.projects[0].name == f"{NAME}ทุกคน"
    session.history.undo()
    assert session.package.plan.projects == ()
    session.history.redo()
    assert len(session.package.plan.projects) == 2


def test_what_is_open_is_asked_about_before_it_is_taken(window, session, word):
    def act(dialog):
        answer(press("ยกเลิก"))
        dialog.take_button.click()
        assert dialog.isVisible()

    read_it(window, word, act)
    assert not session.is_open


def test_keys_walk_accept_refuse_and_undo(window, word):
    def act(dialog):
        before = dialog.review.counts
        assert dialog.matter.state is State.DOUBTFUL
        key(dialog, Qt.Key.Key_Space)
        assert dialog.review.counts.doubtful == before.doubtful - 1
        key(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert dialog.review.counts == before
        dialog.show_filter(None)
        key(dialog, Qt.Key.Key_F4)
        assert dialog.matter.state.is_open
        key(dialog, Qt.Key.Key_Delete)
        assert dialog.review.account.count(State.ASIDE) >= 0
        assert dialog.review.is_touched
        dialog.review.undo()

    read_it(window, word, act)


def test_a_record_is_decided_as_a_whole_on_its_caption(window, word):
    def act(dialog):
        dialog.show_filter(None)
        row = dialog.list.items.row_of(lambda line: line.matter is None and NAME in line.label)
        dialog.list.choose(row)
        assert len(dialog.chosen) > 2
        key(dialog, Qt.Key.Key_Space)
        name = next(m for m in dialog.review.matters if m.reading and m.reading.others)
        assert name.state is State.ACCEPTED
        row = dialog.list.items.row_of(lambda line: line.matter is None and NAME in line.label)
        dialog.list.choose(row)
        key(dialog, Qt.Key.Key_Delete)
        assert [p.name for p in dialog.review.now.package.plan.projects] == ["กิจกรรมอบรม"]
        answer(press("ปิด"))
        dialog.close()

    read_it(window, word, act)


def test_a_click_on_either_side_shows_the_other(window, word):
    def act(dialog):
        dialog.show_filter(None)
        row = dialog.document.items.row_of(
            lambda each: any("กิจกรรมอบรม" in c.words for c in each.cells)
        )
        box = dialog.document.visualRect(dialog.document.items.index(row))
        item = dialog.document.items.items[row]
        cell = next(c for c in item.cells if "กิจกรรมอบรม" in c.words)
        left = next(at for each, at, _ in dialog.document.rows.boxed(item) if each == cell)
        QTest.mouseClick(
            dialog.document.viewport(),
            Qt.MouseButton.LeftButton,
            pos=box.topLeft() + QPointF(left + 5, 5).toPoint(),
        )
        assert "กิจกรรม" in dialog.detail.words.toPlainText()
        assert set(cell.units) & dialog.document.marked
        first = dialog.list.items.row_of(lambda line: line.matter is not None)
        dialog.list.choose(first)
        assert dialog.document.marked == {unit_of(spot) for spot in dialog.matter.spots}

    read_it(window, word, act)


def test_another_wording_is_taken_in_the_window(window, session, word):
    def act(dialog):
        dialog.show_filter(State.DOUBTFUL)
        while not (dialog.matter.reading and dialog.matter.reading.others):
            dialog.next_open()
        dialog.detail.other.click()
        assert dialog.matter.state is State.ACCEPTED
        answer(press("นำเข้า"))
        dialog.take_button.click()

    read_it(window, word, act)
    assert session.package.plan.projects[0].name == NAME


def test_what_is_left_over_is_put_into_a_field(window, session, word):
    def act(dialog):
        dialog.show_filter(State.LEFT)
        row = dialog.list.items.row_of(lambda line: STRAY in line.words)
        dialog.list.choose(row)

        def choose(picker):
            assert isinstance(picker, TargetDialog)
            picker.query.setText("วิสัยทัศน์")
            QTest.keyClick(picker.query, Qt.Key.Key_Return)

        answer(choose)
        dialog.detail.move_to.click()
        answer(press("นำเข้า"))
        dialog.take_button.click()

    read_it(window, word, act)
    assert session.package.plan.vision == STRAY


def test_closing_asks_and_what_was_decided_is_there_again(window, session, word):
    def decide(dialog):
        dialog.accept_chosen()
        answer(press("ปิด"))
        dialog.close()

    read_it(window, word, decide)

    def look(dialog):
        assert dialog.review.is_touched
        dialog.review.undo()

    read_it(window, word, look)
    assert not session.is_open


def test_a_part_is_taken_into_the_open_plan_in_one_step(full_window, session, word):
    plan = session.package.plan
    before = len(plan.projects)

    def act(dialog):
        settle_all(dialog)

        def choose(into):
            assert isinstance(into, IntoDialog)
            at = next(
                n for n in range(into.part.count()) if into.part.itemData(n) == ("plan", "projects")
            )
            into.part.setCurrentIndex(at)
            into.choose_all(wanted=True)
            into.take.click()

        answer(choose)
        dialog.into_button.click()

    read_it(full_window, word, act)
    assert len(session.package.plan.projects) == before + 2
    assert session.package.plan.title == plan.title
    session.history.undo()
    assert len(session.package.plan.projects) == before


def test_a_document_is_opened_by_menu_and_dropped(window, word, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(word), ""))
    reviewing(_look_only, window.menus._acts.ask_read)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(word))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    reviewing(_look_only, lambda: window.dropEvent(event))


def test_a_copied_page_is_read(qtbot, window):
    heads = "".join(f"<td>{head}</td>" for head in HEADS)
    row = "".join(f"<td>{text}</td>" for text in ("1.", NAME, "25,000.-", "กทล.", "P118"))
    data = QMimeData()
    data.setHtml(f"<p>แผนปฏิบัติการประจำปี พ.ศ. 2567</p><table><tr>{heads}</tr><tr>{row}</tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    window.show_page("start")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def act(dialog):
        assert [each.name for each in dialog.review.now.package.plan.projects] == [NAME]

    reviewing(
        act, lambda: QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    )


def test_a_copied_text_is_read_by_its_tabs(window):
    rows = ["\t".join(HEADS), "\t".join(("1.", NAME, "25,000.-", "กทล.", "P118"))]
    QGuiApplication.clipboard().setText("แผนปฏิบัติการประจำปี พ.ศ. 2567\n" + "\n".join(rows))

    def act(dialog):
        assert [each.name for each in dialog.review.now.package.plan.projects] == [NAME]

    reviewing(act, window.plan_commands.read_clipboard)


def test_an_empty_clipboard_and_no_plan_are_told(window, tmp_path):
    QGuiApplication.clipboard().clear()
    window.plan_commands.read_clipboard()
    assert "คลิปบอร์ด" in window.notice.words
    path = tmp_path / "อื่น.csv"
    path.write_text("ก,ข\n1,2\n", encoding="utf-8")
    window.plan_commands.take_dropped(path)
    assert "ไม่พบส่วนใดของแผน" in window.notice.words
    assert QApplication.activeModalWidget() is None


def test_columns_of_an_office_are_matched_once_and_remembered(window, session, tmp_path):
    path = tmp_path / "รายการ.csv"
    rows = ["ชื่องานที่จะทำ,เงินที่ใช้,ใครทำ", f'{NAME},"25,000",กทล.']
    path.write_text("แผนปฏิบัติการ พ.ศ. 2567\n" + "\n".join(rows) + "\n", encoding="cp874")
    outline = open_outline(path)
    block = next(n for n, each in enumerate(outline.blocks) if isinstance(each, Grid))
    read = read_outline(outline)
    table = next(t for t in form_tables(read) if t.name == ("part1", "part1_projects"))
    holds = ["project", "budget"]
    write_match(
        window.tools.memory.path.parent / "columns.json",
        match_of(read, block, table, (*holds, "")),
    )

    def act(dialog):
        assert [p.name for p in dialog.review.now.package.plan.projects] == [NAME]
        dialog.document.choose(dialog.document.items.row_of(lambda row: row.block == block))
        dialog.document.setFocus()

        def change(columns):
            assert isinstance(columns, ColumnDialog)
            assert [str(each.currentData()) for each in columns.columns] == [*holds, ""]
            columns.reject()

        answer(change)
        dialog.ask_columns()

    read_it(window, path, act)


def test_with_no_open_plan_nothing_is_taken_into_one(window, word):
    read_it(window, word, lambda dialog: _hidden(dialog.into_button))


def _look_only(dialog):
    assert dialog.document.items.items


def _hidden(button):
    assert button.isHidden()


def test_plan_stays_as_it_was_where_nothing_is_taken(full_window, session, word):
    session.apply(replaced(session.package, ("plan", "vision"), "เดิม"), "แก้")
    before = session.package

    def act(dialog):
        def leave(box):
            assert isinstance(box, (IntoDialog, QMessageBox))
            box.reject()

        settle_all(dialog)
        answer(leave)
        dialog.into_button.click()
        assert dialog.isVisible()
        answer(press("ปิด"))

    read_it(full_window, word, act)
    assert session.package is before
