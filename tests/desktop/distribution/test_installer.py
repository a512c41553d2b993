"""What the installer knows of a build, and that NSIS takes it."""

import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from db.user_folders import PORTABLE
from desktop.distribution.icon import SIZES, write_icon
from desktop.distribution.installer import TYPES, contents, make_installer, make_portable
from forms.formats import OTHERS, PACKAGE, is_own

ROOT = Path(__file__).parents[3]


@pytest.fixture
def build(tmp_path):
    folder = tmp_path / "phaen"
    for name in ("phaen.exe", "phaenw.exe", "_internal/db/a.json", "_internal/แผน $1.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def icon(qapp, tmp_path):
    path = tmp_path / "phaen.ico"
    write_icon(ROOT / "resources" / "icons" / "phaen.svg", path)
    return path


def test_list_has_files_first_and_folders_from_within(build):
    assert contents(build) == [
        "_internal\\db\\a.json",
        "_internal\\แผน $1.txt",
        "phaen.exe",
        "phaenw.exe",
        "_internal\\db\\",
        "_internal\\",
    ]


def test_icon_has_every_size_that_windows_shows(icon):
    with Image.open(icon) as picture:
        assert picture.info["sizes"] == {(size, size) for size in SIZES}
        for size in SIZES:
            picture.size = (size, size)
            picture.load()
            assert picture.getextrema()[3] == (0, 255) or picture.getextrema()[3][1] == 255


def test_portable_program_has_a_folder_for_its_data(build, tmp_path):
    target = tmp_path / "portable.zip"
    make_portable(build, target)
    with zipfile.ZipFile(target) as packed:
        names = set(packed.namelist())
    assert "Phaen/phaenw.exe" in names
    assert any(name.startswith(f"Phaen/{PORTABLE}/") for name in names)


def test_double_click_opens_every_file_that_is_the_programs_own():
    assert [*TYPES.values()] == [PACKAGE, *OTHERS]
    assert all(is_own(Path(f"แผน{each.suffix}")) for each in TYPES.values())
    assert not is_own(Path("แผน.docx"))


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not here")
def test_nsis_makes_an_installer(build, tmp_path):
    target = tmp_path / "setup.exe"
    make_installer(build, "1.2.3", target)
    assert target.read_bytes()[:2] == b"MZ"
