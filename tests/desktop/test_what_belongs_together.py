"""What belongs together in the window's source: begun and ended, told and heard, passed on."""

import re
from collections import Counter

import pytest

from tests.test_architecture import MODULES, label

# Looked for in the lines: to parse all of the window takes a hundred times as long.
_FUNCTION = re.compile(r"^(?:    )?(?:def|class) ", re.MULTILINE)
# What the one call holds back, the other lets go, of the same thing and in the same function.
PAIRS = {
    "blockSignals(True)": "blockSignals(False)",
    "setUpdatesEnabled(False)": "setUpdatesEnabled(True)",
    "painter.save()": "painter.restore()",
    **{
        f"begin{what}": f"end{what}"
        for what in (
            "ResetModel", "InsertRows", "RemoveRows", "MoveRows", "InsertColumns", "RemoveColumns",
            "FilterChange",
        )
    },
}  # fmt: skip
# Events that others wait for, too: Qt itself, and the class that is built upon.
PASSED_ON = (
    "resize", "show", "hide", "focusIn", "focusOut", "keyPress", "keyRelease", "enter", "leave",
    "change", "close", "move", "mousePress", "mouseMove", "mouseRelease", "mouseDoubleClick",
)  # fmt: skip
# A window that only hides; cells that a hand draws spans over, which Qt must not choose.
TAKEN = {
    "desktop/window/editions/edition_window.py: close",
    *(f"desktop/window/steps/milestone_view.py: {event}" for event in PASSED_ON[-4:]),
}
# Told for the part by what is built upon it, by what looks after it, or by a base of fields.
TOLD_ELSEWHERE = {
    "desktop/window/listing/copying_part.py: copy_wanted",
    "desktop/window/listing/copying_part.py: tick_wanted",
    *(
        f"desktop/window/page.py: {name}"
        for name in ("form_changed", "counted", "paper_wanted", "reframed")
    ),
}


@pytest.fixture(scope="module")
def sources():
    return {
        label(path): path.read_text(encoding="utf-8")
        for path in MODULES
        if label(path).startswith("desktop/")
    }


@pytest.fixture(scope="module")
def functions(sources):
    """Of each module, the lines of each function, those within it among them."""
    return [(name, each) for name, text in sources.items() for each in _FUNCTION.split(text)[1:]]


def test_what_is_held_back_is_let_go(functions):
    odd, seen = [], 0
    for name, lines in functions:
        for begun, ended in PAIRS.items():
            if begun.partition("(")[0] not in lines and ended.partition("(")[0] not in lines:
                continue
            of = [
                Counter(re.findall(rf"([\w.\[\]()]*\.?){re.escape(words)}", lines))
                for words in (begun, ended)
            ]
            seen += of[0].total()
            # What ends twice has ways out of its own.
            if set(of[0]) != set(of[1]) or of[0].total() > of[1].total():
                odd.append(f"{name}: {begun} in {lines.partition('(')[0]}")
    assert seen > 40
    assert odd == []


def test_signals_are_told_where_they_stand_and_heard_somewhere(sources):
    """Told by `emit`, or because another signal is passed on to them."""
    everything = "\n".join(sources.values())
    heard = set(re.findall(r"\.(\w+)\s*\.connect\(", everything))
    # What listens may be given the signal itself.
    given = re.sub(r"\.connect\([\w.]*\)", "", everything)
    heard |= set(re.findall(r"\.(\w+)[,)]", given))
    odd, seen = [], 0
    for name, text in sources.items():
        told = set(re.findall(r"\.(\w+)\.emit\b", text))
        told |= set(re.findall(r"\.connect\([\w.]*\.(\w+)\)", text))
        for signal in re.findall(r"^    (\w+) = Signal\(", text, re.MULTILINE):
            seen += 1
            if signal not in told and f"{name}: {signal}" not in TOLD_ELSEWHERE:
                odd.append(f"{name}: {signal} is never told")
            if signal not in heard:
                odd.append(f"{name}: {signal} is never heard")
    assert seen > 120
    assert odd == []


def test_timers_are_started_and_heard(sources):
    odd, seen = [], 0
    for name, text in sources.items():
        for timer in re.findall(r"^ *(\S+) = QTimer\(", text, re.MULTILINE):
            seen += 1
            if f"{timer}.timeout.connect(" not in text:
                odd.append(f"{name}: {timer} is never heard")
            # One that something else is made with is started by that.
            if f"{timer}.start" not in text:
                odd.append(f"{name}: {timer} is never started")
    assert seen > 20
    assert odd == []


def test_events_are_passed_on(functions):
    odd, seen = [], 0
    for name, lines in functions:
        event = re.match(r"(\w+)Event\(self, \w+", lines)
        if event is not None and event[1] in PASSED_ON:
            seen += 1
            if f"super().{event[1]}Event(" not in lines:
                odd.append(f"{name}: {event[1]}")
    assert seen > 80
    assert set(odd) == TAKEN
