from db.errors import StoreError
from desktop.window.save_status import SaveStatus

TITLE = ("plan", "title")


def status(window):
    return window.findChild(SaveStatus)


def test_status_says_which_plan_is_open(full_window, store):
    assert status(full_window).isVisible()
    assert status(full_window).words == "บันทึกไว้ครบแล้ว · แผน หน่วย ก 2567"
    store.close_plan()
    assert not status(full_window).isVisible()


def test_status_says_when_it_was_saved(full_window):
    full_window._editor.set_texts({TITLE: "ชื่อใหม่"})
    assert status(full_window).words.startswith("บันทึกแล้ว ")


def test_failure_stays_until_it_is_saved(full_window, store, monkeypatch):
    def fail(*_args):
        raise StoreError("เขียนไม่ได้")

    with monkeypatch.context() as patch:
        patch.setattr(store, "save", fail)
        full_window._editor.set_texts({TITLE: "ชื่อใหม่"})
        assert status(full_window).words.startswith("ยังไม่ได้บันทึก")
        full_window.statusBar().showMessage("อย่างอื่น")
        assert status(full_window).isVisible()
        assert status(full_window).words.startswith("ยังไม่ได้บันทึก")
    assert full_window._editor.save()
    assert status(full_window).words.startswith("บันทึกแล้ว ")


def test_another_plan_begins_afresh(full_window, store):
    full_window._editor.set_texts({TITLE: "ชื่อใหม่"})
    store.open_plan(1)
    assert status(full_window).words == "บันทึกไว้ครบแล้ว · แผน หน่วย ก 2566"
