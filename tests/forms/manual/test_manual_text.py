"""The manual says of every page, dialog, form, setting and command, in the program's own words."""

import ast
import re
import tomllib
from functools import cache

import pytest

from db.settings.table import SETTINGS
from desktop.commandline.commands import COMMANDS
from desktop.window.help.help_window import PAGES
from forms.editions.library import program_files
from forms.manual.chapters import FOLDER, PICTURES, anchor_of, chapters
from tests.test_thai_words import ROOT

TEXT = "\n".join(chapter.text for chapter in chapters())
QUOTED = re.compile("“([^”]+)”")
# Words on the paper of another program, or of nobody's window.
OF_OTHERS = {"แผน"}
# What makes a page of a name and a title.
_MAKERS = {"PageSpec", "writing_page"}
# Questions and news that come by themselves, and say what to do.
UNASKED = {"แฟ้มเดิมจะหายไป", "โปรดรอสักครู่"}


def chapter(name):
    (found,) = [each for each in chapters() if each.name == name]
    return found


@cache
def nodes():
    """What all of the program's modules consist of, with the folder that it stands in."""
    return [
        (path.parent, node)
        for room in ("db", "forms", "desktop")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant | ast.Call)
    ]


def texts_of_program():
    """Every text that the program's modules hold, with its menus' marks taken away."""
    found = set()
    for _folder, node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(re.sub(r"\(&\w\)", "", node.value).strip())
    for path in program_files().values():
        found |= set(_leaves(tomllib.loads(path.read_text(encoding="utf-8"))))
    return found


def _leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)


def test_every_text_that_is_quoted_is_in_the_program():
    known = texts_of_program() | {each.title for each in chapters()} | OF_OTHERS
    beginnings = tuple(text for text in known if len(text) > 12)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for_offices, developers, _rest = readme.partition("\n# For developers\n")
    assert developers
    unknown = [
        words
        for words in QUOTED.findall(TEXT + for_offices)
        if words not in known and not any(text.startswith(words) for text in beginnings)
    ]
    assert unknown == []


def titles_of_dialogs():
    """What stands over every dialog of the window that says it in so many words."""
    for folder, node in nodes():
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "setWindowTitle"
            and isinstance(node.args[0], ast.Constant)
            and folder.is_relative_to(ROOT / "desktop" / "window")
        ):
            yield node.args[0].value


def test_every_dialog_is_named():
    named = set(QUOTED.findall(TEXT)) | {each.title for each in chapters()} | {"วิธีใช้"}
    titles = set(titles_of_dialogs())
    assert len(titles) > 15
    assert titles - named - UNASKED == set()


def test_every_page_has_a_section(full_titles):
    headings = [section.heading for section in chapter(PAGES).sections]
    assert [title for title in full_titles if title not in headings] == []


@pytest.fixture
def full_titles():
    """The titles of all pages, as `pages.py` and `app.py` have them."""
    found = []
    for name in ("pages", "app"):
        tree = ast.parse((ROOT / "desktop" / "window" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in _MAKERS:
                continue
            title = node.args[1]
            if isinstance(title, ast.Constant):
                found.append(title.value)
    assert len(found) >= 17
    return found


def test_every_form_has_a_section():
    headings = [section.heading for section in chapter("04-forms").sections][1:]
    for path in program_files().values():
        edition = tomllib.loads(path.read_text(encoding="utf-8"))
        for form in edition.get("forms", ()):
            assert any(form["title"].startswith(heading) for heading in headings), form["title"]


def test_every_command_is_told_of():
    told = chapter("13-commands").text
    assert [name for name in COMMANDS if name and f"`phaen {name}" not in told] == []


def test_every_setting_can_be_read_of():
    told = chapter("12-it").text
    assert [key for key in SETTINGS if f"`{key}`" not in told] == []
    assert "{settings}" not in told


def test_every_link_leads_somewhere():
    anchors = [section.anchor for each in chapters() for section in each.sections]
    links = re.findall(r"\]\(#([^)]*)\)", TEXT)
    assert links
    assert [link for link in links if link not in anchors] == []
    assert [link for link in links if anchors.count(link) > 1] == []
    assert anchor_of("อ่านจาก Word หรือ Excel") == "อ่านจาก-word-หรือ-excel"


def test_every_picture_is_there_and_is_wanted():
    wanted = re.findall(r"\]\(([^#)][^)]*)\)", TEXT)
    assert sorted(wanted) == sorted(path.name for path in PICTURES.iterdir())
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 3_000_000


def test_files_are_chapters_in_order():
    assert [each.title for each in chapters()] == [
        path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        for path in sorted(FOLDER.glob("*.md"))
    ]
