"""The notices say whose each file of a build is; what is nobody's stops the build."""

from pathlib import Path

import pypdfium2_raw
import PySide6
import pytest
import sqlalchemy

from desktop.distribution.notices import UnknownOriginError, written

ROOT = Path(__file__).parents[3]


def of(*paths):
    return written([(path.name, str(path), "DATA") for path in paths], [])


def test_package_is_named_with_its_version_and_its_terms():
    text = of(Path(sqlalchemy.__file__))
    assert f"SQLAlchemy {sqlalchemy.__version__}" in text
    assert "SQLAlchemy authors" in text
    assert "lxml" not in text


def test_qt_comes_with_both_licences_and_the_offer_of_its_source():
    text = of(Path(PySide6.__file__).parent / "QtCore.abi3.so")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert f"PySide6-{PySide6.__version__}-src" in text
    assert "for three years" in text


def test_what_stands_within_a_library_is_named_too():
    text = of(Path(pypdfium2_raw.__file__).parent / "libpdfium.so")
    assert "pypdfium2" in text
    assert "PDFium" in text or "pdfium" in text


def test_python_and_the_resources_are_always_named():
    text = of()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text
    assert "SIL Open Font License" in text or "SIL OPEN FONT LICENSE" in text
    for licence in (ROOT / "resources").rglob("LICENSE*"):
        assert licence.relative_to(ROOT).as_posix() in text


def test_file_that_is_nobodys_stops_the_build(tmp_path):
    stranger = tmp_path / "strange.so.1"
    stranger.touch()
    with pytest.raises(UnknownOriginError, match="strange"):
        of(stranger)
    assert of(ROOT / "resources" / "window.qss")
