import pytest
from PySide6.QtWidgets import QLabel

from desktop.window.widgets.page_footer import PageFooter

LONG = "น้ำหนักขั้นตอนรวมได้ 90 ไม่ใช่ 100 " * 20


@pytest.fixture
def footer(qtbot, theme):
    foot = PageFooter(theme)
    qtbot.addWidget(foot)
    foot.resize(700, foot.height())
    foot.show()
    return foot


def keys(footer):
    return [each.text() for each in footer.findChildren(QLabel) if each.property("key")]


def test_keys_stand_where_nothing_is_wrong(footer):
    footer.show_keys((("Enter", "เสร็จ"), ("Esc", "เลิกแก้ช่อง")))
    assert keys(footer) == ["Enter", "Esc"]
    footer.show_trouble("error", "ผิด")
    shown = [each for each in footer.findChildren(QLabel) if each.isVisible()]
    assert not any(each.property("key") for each in shown)
    assert footer.trouble == "ผิด"
    footer.show_trouble("", "")
    assert footer.trouble == ""
    assert any(each.property("key") and each.isVisible() for each in footer.findChildren(QLabel))


def test_height_and_width_stay_whatever_it_says(footer):
    before = footer.size()
    footer.show_words(LONG)
    footer.show_trouble("warning", LONG)
    assert footer.size() == before
    assert footer.minimumSizeHint().width() < 300


def test_long_words_are_whole_in_their_tip(footer):
    footer.show_words(LONG)
    assert footer.words == LONG
    assert any(each.toolTip() == LONG for each in footer.findChildren(QLabel))
