"""What stands under a field that has something wrong."""

from types import SimpleNamespace

from desktop.window.fields.field_notes import Messages
from forms.checks import Problem


def problem(message, *place):
    return Problem("LETTERS", "advice", "preface", ("plan", "preface", *place), message, "")


def test_the_same_slip_in_several_paragraphs_is_said_once_with_how_many(qtbot, theme):
    found = (problem("เขียนชื่อไม่ครบ", 0), problem("เขียนชื่อไม่ครบ", 1), problem("สะกดผิด", 1))
    messages = Messages(theme)
    qtbot.addWidget(messages)
    messages.show_of(SimpleNamespace(problems=found), ("plan", "preface"), "")
    assert messages.shown == (
        ("advice", "ข้อแนะนำ: เขียนชื่อไม่ครบ (2 แห่ง)"),
        ("advice", "ข้อแนะนำ: สะกดผิด"),
    )
