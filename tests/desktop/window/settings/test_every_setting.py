"""What each setting does, on the screen or on paper; none is without."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from db.backups.names import Reason
from db.records import PrintChoices
from db.settings.declared import (
    CONTENT_CODE,
    DATA_FOLDER,
    DENSITY,
    DIGITS,
    EMBLEM,
    FONT,
    SCALE,
    SECOND_PLACE,
    THEME,
    USER,
)
from db.settings.new_plans import NEW_PLANS
from db.settings.table import SETTINGS
from db.settings.values import picture_text
from db.user_folders import VARIABLE, data_folder
from desktop.commandline.cli import main
from desktop.window.exchange.sending import Sending
from desktop.window.reports.issue_dialog import IssueDialog
from desktop.window.second_start import own_folder
from forms.build import emblem
from forms.thai import fonts
from tests.desktop.dialogs import answer
from tests.forms.pdf.pdf_readers import whole

EFFECTS = {}
ROOT = Path(__file__).parents[4]


def effect_of(*settings):
    """Says which settings a test sees the effect of."""

    def marked(test):
        EFFECTS.update({setting.key: test for setting in settings})
        return test

    return marked


def choose(window, setting, value):
    """Set a setting on the page of a window."""

    def act(dialog):
        row = dialog.row(setting)
        at = row.box.findData(value)
        row.box.setCurrentIndex(at)
        row.box.activated.emit(at)
        dialog.close_button.click()

    answer(act)
    window.commands.ask_settings()


@effect_of(USER)
def test_name_stands_where_a_report_is_issued(qtbot, full_window, memory, theme, settings):
    settings.set(USER, "นายสมชาย")
    dialog = IssueDialog(
        memory, theme, full_window, title="ออกรายงาน", words="", yes="ออก", act=lambda *_: None
    )
    qtbot.addWidget(dialog)
    assert dialog.user.text() == "นายสมชาย"


@pytest.fixture
def office_fonts(tmp_path, monkeypatch):
    """An office that has a font of its own."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for bold, name in enumerate(("THSarabunPSK.ttf", "THSarabunPSK-Bold.ttf")):
        shutil.copy(fonts.bundled(bold=bool(bold)).path, folder / name)
    monkeypatch.setattr(fonts, "_folders", lambda: iter((folder,)))
    fonts.text_fonts.cache_clear()
    yield folder
    monkeypatch.undo()
    fonts.text_fonts.cache_clear()


@effect_of(FONT)
@pytest.mark.parametrize("font", ["office", "bundled"])
def test_paper_is_set_in_the_font_of_the_office_or_of_the_program(office_fonts, settings, font):
    settings.set(FONT, font)
    of_office = fonts.text_fonts()[0].path.parent == office_fonts
    assert of_office is (font == "office")


@effect_of(DIGITS)
def test_digits_are_those_of_the_preview_the_print_page_and_what_is_exported(
    full_window, settings, package_file, tmp_path
):
    window = full_window
    window.show_page("print")
    box = window.page._digits
    assert box.currentData() == "typed"
    choose(window, DIGITS, "thai")
    assert box.currentData() == "thai"
    assert window.page._job().digits == "thai"
    # What is chosen there holds until another is set.
    box.setCurrentIndex(box.findData("arabic"))
    choose(window, DENSITY, "compact")
    assert box.currentData() == "arabic"
    window.show_page("unit")
    window.side.show_preview(True)
    window.side._preview.refresh()
    assert window.side._preview._job.digits == "thai"
    for given, shown in (((), "๒๕๖๗"), (("--digits", "arabic"), "2567")):
        to = tmp_path / f"{shown}.pdf"
        sent = ["export", str(package_file), "--to", str(to), "--form", "cover", *given]
        assert main(sent) == 0
        assert shown in whole(to.read_bytes())


@effect_of(CONTENT_CODE)
def test_code_is_wished_for_where_a_set_is_made(full_window, settings):
    asked = []
    sending = Sending(full_window.tools)
    for wanted in (True, False):
        settings.set(CONTENT_CODE, wanted)
        answer(lambda dialog: asked.append(dialog.printed_code))
        sending.ask()
    assert asked == [True, False]


@effect_of(EMBLEM)
def test_the_policys_emblem_is_on_paper_instead_of_ones_own(dialog, set_policy, tmp_path):
    own, other = tmp_path / "own.png", tmp_path / "other.png"
    for path, side in ((own, 100), (other, 200)):
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkGreen)
        assert image.save(str(path))
    dialog.row(EMBLEM).set_emblem(own)
    assert QImage(emblem()).height() == 100
    set_policy(paper__emblem=picture_text(other.read_bytes()))
    assert QImage(emblem()).height() == 200
    set_policy(paper__emblem="")
    assert emblem() == ""
    set_policy()
    assert QImage(emblem()).height() == 100


@effect_of(*NEW_PLANS.values())
def test_new_plans_begin_with_the_choices_that_are_set(window, session, settings):
    for setting in NEW_PLANS.values():
        settings.set(setting, value=True)

    def fill(dialog):
        dialog.unit.setText("หน่วยใหม่")
        dialog._make.click()

    answer(fill)
    window.plan_commands.ask_new()
    every = dict.fromkeys(session.edition.choices, True)
    assert every
    assert session.package.plan.print_choices == PrintChoices(**every)


@effect_of(DENSITY)
def test_rows_in_sight_are_as_high_as_is_chosen(full_window):
    window = full_window
    window.show_page("projects")
    grid = window.page.grid
    for name in ("compact", "comfortable"):
        choose(window, DENSITY, name)
        assert grid.view.heights.density.name == name


@effect_of(THEME)
def test_window_is_light_or_dark_at_once(full_window, theme, set_policy):
    window = full_window
    choose(window, THEME, "dark")
    assert theme.scheme is Qt.ColorScheme.Dark
    assert window.menus._themes["dark"].isChecked()
    set_policy(window__theme="light")
    window.menus._themes["dark"].trigger()
    assert theme.scheme is Qt.ColorScheme.Light
    assert window.menus._themes["light"].isChecked()
    assert "ผู้ดูแลเครื่อง" in window.notice.words


@effect_of(SCALE)
def test_window_is_as_large_as_is_set_when_it_comes_again(settings):
    settings.set(SCALE, "150")
    code = (
        "from desktop.window.memory import Memory\n"
        "from desktop.window.app import made_application\n"
        "from desktop.window.settings.looks import wear_scale\n"
        "from desktop.window.second_start import settings_folder\n"
        "wear_scale(Memory(settings_folder() / 'window.ini').settings)\n"
        "print(made_application().primaryScreen().devicePixelRatio())\n"
    )
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert float(run.stdout) == 1.5


@effect_of(DATA_FOLDER)
def test_data_lies_where_the_setting_says(monkeypatch, tmp_path, settings, set_policy):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "system"))
    set_policy(data__folder=str(tmp_path / "ดิสก์ D"))
    assert data_folder() == tmp_path / "ดิสก์ D"
    assert own_folder() == data_folder()
    set_policy()
    assert data_folder() != tmp_path / "ดิสก์ D"


@effect_of(SECOND_PLACE)
def test_backups_are_copied_where_the_policy_says(store, tmp_path, set_policy):
    stick = tmp_path / "stick"
    stick.mkdir()
    set_policy(backups__second_place=str(stick))
    made = store.backups.make(Reason.ASKED)
    store.backups.copy_to_second_place()
    assert any(path.name == made.path.name for path in stick.rglob("*"))


def test_every_setting_has_an_effect_that_is_seen():
    assert set(EFFECTS) == set(SETTINGS)
