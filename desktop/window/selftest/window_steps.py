"""Steps of the self-test that are of the window: pages, typing, pasting, undoing, a quarter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.window.selftest.trial import Failed, Trial, press, press_key
from desktop.window.widgets.controls import settle
from forms.reporting.quarters import begun, latest_quarter, report_index

_TITLE = ("plan", "title")
_NAME = ("plan", "projects", 0, "name")
_TYPED = "ทดสอบพิมพ์ที่นี่ "
_PASTED = ("โครงการทดสอบหนึ่ง", "โครงการทดสอบสอง")


def import_sample(trial: Trial) -> str:
    """The sample plan, taken in and opened as the menu does it."""
    trial.window.plan_commands.open_sample()
    trial.until(lambda: trial.session.is_open)
    plan = trial.package.plan
    return f"{len(plan.projects)} โครงการ {len(plan.indicators)} ตัวชี้วัด"


def open_pages(trial: Trial) -> str:
    """Every page of the open plan, made and drawn."""
    window = trial.window
    awake = [name for name, spec in window.specs.items() if not window.pages.is_resting(spec)]
    for name in awake:
        window.show_page(name)
        trial.work()
        if window.page_name != name or window.page.grab().isNull():
            raise Failed(f"เปิดหน้า{window.pages.title_of(name)}ไม่ได้")
    return f"{len(awake)} หน้า"


def type_words(trial: Trial) -> str:
    """A text typed letter by letter into a field."""
    before = trial.package.plan.title
    _go_to(trial, _TITLE)
    press(_TYPED)
    settle()
    trial.work()
    after = trial.package.plan.title
    if after == before or _TYPED.strip() not in after:
        raise Failed(f"พิมพ์แล้วได้ “{after}”")
    return after


def paste_names(trial: Trial) -> str:
    """Two names out of a column of a spreadsheet, into two rows."""
    _go_to(trial, _NAME)
    QGuiApplication.clipboard().setText("\r\n".join(_PASTED))
    press_key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    trial.until(lambda: trial.package.plan.projects[1].name == _PASTED[1])
    names = tuple(project.name for project in trial.package.plan.projects[:2])
    if names != _PASTED:
        raise Failed(f"วางแล้วได้ {' '.join(names)}")
    return " ".join(names)


def undo_all(trial: Trial) -> str:
    """Every step back, then all of them again, and back."""
    history = trial.session.history
    done, after, steps = trial.package, trial.package, 0
    while history.can_undo():
        history.undo()
        trial.work()
        steps += 1
    before = trial.package
    while history.can_redo():
        history.redo()
        after = trial.package
    while history.can_undo():
        history.undo()
    trial.work()
    if steps < 2 or before == done or after != done or trial.package != before:
        raise Failed(f"เลิกทำ {steps} ขั้นแล้วไม่ได้แผนเดิม")
    return f"{steps} ขั้น"


def report_quarter(trial: Trial) -> str:
    """A quarter that was not begun, begun and written in."""
    quarter = (latest_quarter(trial.package) or 0) % 4 + 1
    if report_index(trial.package, quarter) is not None:
        raise Failed(f"ไตรมาส {quarter} มีอยู่แล้ว")
    trial.session.apply(begun(trial.package, quarter), f"เริ่มรายงานไตรมาส {quarter}")
    index = report_index(trial.package, quarter)
    if index is None:
        raise Failed(f"เริ่มรายงานไตรมาส {quarter} ไม่ได้")
    report = trial.package.reports[index]
    memo = replace(report.memo, subject=_TYPED.strip())
    reports = list(trial.package.reports)
    reports[index] = replace(report, memo=memo)
    trial.session.apply(replace(trial.package, reports=tuple(reports)), "ทดสอบ")
    for page in ("results", "memo", "standing"):
        trial.window.show_page(page)
        trial.work()
    return f"ไตรมาส {quarter} มีผล {len(report.results)} รายการ"


def _go_to(trial: Trial, place: tuple[str | int, ...]) -> None:
    """Bring a field into sight, with the cursor in it."""
    window = trial.window
    window.activateWindow()
    if not window.go_to(place):
        raise Failed("ไม่พบช่อง " + ".".join(map(str, place)))
    trial.until(lambda: QApplication.focusWidget() is not None)
