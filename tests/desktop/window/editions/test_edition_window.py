"""The window of editions: what may be changed, what is refused, undone, sent and taken in."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from desktop.window.editions.copy_dialog import CopyDialog
from desktop.window.widgets.differences_dialog import DifferencesDialog
from forms.editions.editing.files import write_sent
from forms.editions.opening import load_edition
from tests.desktop.dialogs import answer, press
from tests.desktop.parts import package
from tests.desktop.window.called import called
from tests.desktop.window.editions import hands


def test_the_programs_editions_can_be_seen_and_not_changed(editions):
    hands.form(editions, "ส่วนที่ 1")
    assert editions.body.preview.view.count > 0
    assert not editions.body.outline.values.isEnabled()
    assert not editions.bar.save.isEnabled()
    assert "ทำสำเนา" in editions.said.text()
    (item,) = editions.body.forms.list.findItems("ตาราง ง", Qt.MatchFlag.MatchExactly)
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_copy_is_asked_for_with_the_next_year(editions, own):

    def copy(dialog):
        assert isinstance(dialog, CopyDialog)
        assert dialog.edition_id == "2568"
        dialog.year.setText("2570")
        dialog.accept()

    answer(copy)
    hands.click(editions.bar.copy)
    assert editions.draft.id == "2570"
    assert not own.exists()
    assert editions.bar.save.isEnabled()


def test_a_copy_that_is_not_wanted_is_not_what_is_copied(copy, own):
    shown = []

    def ask_again(_question):
        answer(lambda dialog: (shown.append(dialog.windowTitle()), dialog.accept()))
        press("ไม่บันทึก")(_question)

    answer(ask_again)
    hands.click(copy.bar.copy)
    assert shown == ["ทำสำเนาชุดแบบฟอร์ม 2567"]
    assert copy.draft.id == "2568"
    assert not own.exists()


def test_a_copy_under_a_taken_name_is_refused(editions):
    editions.copy_to("2566")
    assert "อยู่แล้ว" in editions.said.text()
    assert editions.draft.id == "2567"


def test_what_is_faulty_is_told_of_stays_typed_and_changes_nothing(copy):
    hands.form(copy, "ส่วนที่ 1")
    before = copy.draft
    hands.write(copy.body.outline.values, "ชื่อแบบฟอร์ม", "ส่วนที่ 1 {nothing}")
    assert "ไม่รู้จักคำเติม {nothing}" in copy.said.text()
    assert copy.draft is before
    box = copy.body.outline.values.controls["ชื่อแบบฟอร์ม"]
    assert box.words() == "ส่วนที่ 1 {nothing}"
    assert box.property("wrong")
    hands.write(copy.body.outline.values, "ชื่อแบบฟอร์ม", "ตอนที่ 1 ปี {year}")
    assert not copy.body.outline.values.controls["ชื่อแบบฟอร์ม"].property("wrong")
    assert copy.said.text() == ""


def test_a_number_that_is_none_is_told_of(copy):
    hands.form(copy, "กติกา")
    (words, *_) = copy.body.whole.values.controls
    hands.write(copy.body.whole.values, words, "เจ็ดสิบ")
    assert "ไม่ใช่ตัวเลข" in copy.said.text()
    assert copy.draft.edition.rules.weight_sum == 70
    hands.write(copy.body.whole.values, words, "๗๕")
    assert copy.draft.edition.rules.weight_sum == 75


def test_a_title_is_changed_wherever_the_form_says_it(copy):
    hands.form(copy, "ส่วนที่ 3")
    title = "ส่วนที่ 3 งานประจำ"
    hands.write(copy.body.outline.values, "ชื่อแบบฟอร์ม", title)
    (form,) = [form for form in copy.draft.forms if form.id == "part3"]
    assert (form.title, form.blocks[0].entry) == (title, title)
    copy.undo()
    (form,) = [form for form in copy.draft.forms if form.id == "part3"]
    assert form.title == form.blocks[0].entry != title


def test_every_step_is_undone_by_keys_and_named(copy):
    first = copy.draft.text
    hands.printed(copy, "ตาราง ง", checked=False)
    assert "จะไม่พิมพ์: แบบฟอร์ม “ตาราง ง”" in copy.said.text()
    hands.form(copy, "ส่วนที่ 1")
    hands.click(copy.body.forms.down)
    assert "ย้ายแบบฟอร์ม" in copy.bar.undo.toolTip()
    for _step in range(2):
        QTest.keyClick(copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert copy.draft.text == first
    QTest.keyClick(copy, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert not copy.draft.prints("table-d")


def test_lines_and_columns_move_and_go(copy):
    hands.form(copy, "ส่วนที่ 3")
    table = "ตารางงานประจำของส่วนที่ 3 มีแถวแผนงาน และผลผลิตอยู่ข้างโครงการแรก"
    hands.thing(copy, "คอลัมน์: โครงการ", under=table)
    hands.click(copy.body.outline.up)
    names = [item.text(0) for item in hands.tree(copy)]
    assert names.index("คอลัมน์: โครงการ") < names.index("คอลัมน์: แผนงาน/ผลผลิต")
    assert copy.body.outline.node.words == "คอลัมน์: โครงการ"
    hands.click(copy.body.outline.remove)
    assert "จะไม่พิมพ์" not in copy.said.text() or "โครงการ" in copy.said.text()
    hands.thing(copy, table)
    hands.click(copy.body.outline.add_line)
    assert copy.body.outline.node.words == "บรรทัด: ข้อความใหม่"
    assert "ข้อความใหม่" in copy.draft.text


def test_column_is_added_by_the_mouse_from_where_one_writes(copy, qtbot):
    """The box in which the cursor stands goes, and says nothing of what takes its place."""
    copy.activateWindow()
    qtbot.waitUntil(copy.isActiveWindow)
    hands.form(copy, "ส่วนที่ 3")
    outline = copy.body.outline
    hands.thing(copy, "คอลัมน์: งบประมาณ")
    for words, typed in (("หัวคอลัมน์", "เงิน"), ("หัวที่คลุมข้างบน (บรรทัดละชั้น)", "ปีนี้")):
        box = outline.values.controls[words]
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        box.selectAll()
        QApplication.clipboard().setText(typed)
        box.paste()
        hands.click(outline.add_column)
        assert outline.node.words == "คอลัมน์: คอลัมน์ใหม่"
        hands.thing(copy, "คอลัมน์: เงิน")
    assert copy.said.text() == ""
    names = [item.text(0) for item in hands.tree(copy)]
    assert names.count("คอลัมน์: คอลัมน์ใหม่") == 2


def test_of_another_thing_one_sees_first_what_comes_first(copy):
    hands.form(copy, "ส่วนที่ 3")
    hands.thing(copy, "คอลัมน์: งบประมาณ")
    copy.resize(copy.width(), copy.minimumSizeHint().height())
    QApplication.processEvents()
    bar = called(copy.body.outline, "สิ่งที่แก้ได้", QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    hands.thing(copy, "คอลัมน์: โครงการ")
    assert bar.value() == 0


def test_unsaved_work_is_not_left_unasked(copy, own):
    answer(press("ยกเลิก"))
    copy.bar.choose("2566")
    assert copy.draft.id == "2570"
    answer(press("ไม่บันทึก"))
    copy.bar.choose("2566")
    assert copy.draft.id == "2566"
    assert not own.exists()


def test_the_open_plan_follows_what_is_saved(copy, session):
    copy.save()
    session.set_texts({("plan", "edition"): "2570"})
    hands.form(copy, "ส่วนที่ 1")
    hands.write(copy.body.outline.values, "ชื่อย่อ", "ตอนที่ 1")
    assert {form.sheet for form in session.edition.forms}.isdisjoint({"ตอนที่ 1"})
    copy.save()
    assert "ตอนที่ 1" in {form.sheet for form in session.edition.forms}


def test_a_file_is_taken_in_after_a_comparison(copy, own, tmp_path):
    copy.save()
    sent = tmp_path / "a.phaenforms"
    write_sent("2570", sent)
    hands.form(copy, "กติกา")
    hands.write(copy.body.whole.values, next(iter(copy.body.whole.values.controls)), "65")
    copy.save()
    seen = []

    def take(words):
        def act(dialog):
            assert isinstance(dialog, DifferencesDialog)
            seen.append(dialog.list.model().rowCount())
            dialog.choose(words)

        return act

    answer(take("ไม่รับ"))
    copy.take_in(sent)
    assert load_edition("2570").rules.weight_sum == 65
    answer(take("แทนที่ด้วยชุดในแฟ้ม"))
    copy.take_in(sent)
    assert seen == [1, 1]
    assert load_edition("2570").rules.weight_sum == 70
    assert copy.draft.edition.rules.weight_sum == 70


def test_a_file_that_is_none_is_refused(editions, tmp_path):
    path = tmp_path / "2570.phaenforms"
    path.write_text("name = 1")
    editions.take_in(path)
    assert "ใช้ไม่ได้" in editions.said.text()


def test_a_faulty_file_of_the_office_is_told_of_and_others_can_be_chosen(editions, own):
    own.mkdir()
    (own / "2571.toml").write_text('name = "x"\nnothing = 1')
    editions._list("2571")
    assert "nothing" in editions.said.text()
    assert not editions.bar.copy.isEnabled()
    editions.bar.choose("2567")
    assert editions.bar.copy.isEnabled()


def test_every_part_shows_what_can_be_changed(editions):
    for part in ("ชื่อชุดและมิติ", "กติกา", "ถ้อยคำ", "ทางเลือกการพิมพ์", "เชิงอรรถ"):
        hands.form(editions, part)
        controls = editions.body.whole.values.controls
        assert controls
        assert all(control.accessibleName() for control in controls.values())


def test_it_fits_a_small_screen(editions):
    hint = editions.minimumSizeHint()
    assert hint.width() <= 911
    assert hint.height() <= 492


def test_it_is_opened_from_the_menu_and_the_page_of_forms(own, window, plans, session):
    seen = []
    answer(lambda dialog: seen.append(dialog.windowTitle()))
    actions = [each for menu in window.menus._menus for each in menu.actions()]
    next(each for each in actions if each.text() == "ชุดแบบฟอร์ม…").trigger()
    session.open(plans.add(package()))
    window.show_page("print")
    answer(lambda dialog: seen.append(dialog.windowTitle()))
    hands.click(called(window.page, "ชุดแบบฟอร์ม…", QPushButton))
    assert seen == ["ชุดแบบฟอร์ม"] * 2


def test_the_open_plan_takes_it_over_in_one_step_of_its_own(copy, session):
    assert session.history.undo_words() == ""
    hands.click(copy.bar.use)
    # It is saved first.
    assert load_edition("2570") == session.edition
    assert session.package.plan.edition == "2570"
    assert not copy.bar.use.isEnabled()
    session.history.undo()
    assert session.package.plan.edition == "2567"
