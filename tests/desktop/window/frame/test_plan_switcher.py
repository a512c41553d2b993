from tests.desktop.parts import package


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_it_says_whose_plan_is_open(full_window, session):
    switcher = full_window.frame.switcher
    assert switcher.lines == ("หน่วย ก", "แผนปี 2567")
    assert "หน่วย ก แผนปี 2567" in switcher.accessibleName()
    session.set_texts({("plan", "unit", "abbreviation"): "นก."})
    assert switcher.lines == ("หน่วย ก", "แผนปี 2567 · นก.")
    session.close()
    assert switcher.lines[0] == "ยังไม่ได้เปิดแผน"


def test_it_opens_another_plan(full_window, store, session):
    menu = full_window.frame.switcher.made_menu()
    plans = [action for action in menu.actions() if action.isCheckable()]
    assert [action.text() for action in plans if action.isChecked()] == ["หน่วย ก ปี 2567"]
    other = next(action for action in plans if not action.isChecked())
    other.trigger()
    assert session.package.plan.fiscal_year == 2566
    assert full_window.frame.switcher.lines[1] == "แผนปี 2566"
    menu.deleteLater()


def test_it_offers_to_make_or_import_a_plan(full_window):
    menu = full_window.frame.switcher.made_menu()
    assert {"แผนใหม่…", "นำเข้าแผน…"} <= set(texts(menu))
    menu.deleteLater()


def test_long_name_is_cut_and_whole_in_its_tip(window, store, session):
    name = "สำนักงานที่มีชื่อยาวมากเป็นพิเศษจนไม่มีที่พอในแถบข้างของหน้าต่าง"
    before = window.body._rail.width()
    session.open(store.add(package(name)))
    assert window.body._rail.width() == before
    assert name in window.frame.switcher.toolTip()
    assert not window.frame.switcher.grab().isNull()
