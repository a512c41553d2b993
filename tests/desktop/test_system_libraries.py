"""A library of the system that is missing is named, with what brings it."""

import re
from pathlib import Path

import pytest

from desktop.system_libraries import PACKAGES, missing_for, missing_words

README = Path(__file__).parents[2] / "README.md"


def test_library_is_named_with_the_package_that_brings_it():
    words = missing_words(
        "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    )
    assert "libxcb-cursor.so.0" in words
    assert "apt-get install libxcb-cursor0" in words


def test_library_that_nobody_knows_is_named_alone():
    words = missing_words("libodd.so.7: cannot open shared object file: No such file")
    assert "libodd.so.7" in words
    assert "apt-get" not in words


@pytest.mark.parametrize("trouble", ["", "No module named 'lxml'", "libEGL.so.1: wrong ELF class"])
def test_other_troubles_are_no_missing_library(trouble):
    assert missing_words(trouble) == ""


def test_packages_are_those_of_the_readme():
    commands = re.findall(r"apt-get install -y (.+?) &&", README.read_text(encoding="utf-8"))
    named = set(commands[0].split())
    assert set(PACKAGES.values()) <= named
    assert {name for name in named if name.startswith("lib")} <= set(PACKAGES.values())


def test_library_that_can_be_loaded_lacks_nothing(tmp_path):
    assert missing_for(Path("libc.so.6")) == ""
    (tmp_path / "libfalse.so").write_bytes(b"no library")
    assert missing_for(tmp_path / "libfalse.so") == ""
