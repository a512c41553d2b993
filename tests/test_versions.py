"""One version: in the project, packages, documents, fault records and on the command line."""

import json
import subprocess
import sys
import tomllib
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook

from db.package.file import package_bytes, parse_package, read_package
from db.settling import taken_in
from db.version import MADE_BY, VERSION
from desktop.commandline.cli import main
from desktop.versions import versions
from forms.build import build
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.pdf import render_pdf
from forms.word import render_word

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "data" / "small-2566.json"


@pytest.fixture(scope="module")
def document():
    package = read_package(SMALL)
    return build(package, opened_edition(package.plan).edition, forms=["cover"])


def test_project_takes_the_version_from_the_program():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "db.version.VERSION"}
    assert versions()["Phaen"] == VERSION
    assert VERSION in MADE_BY


def test_command_line_says_it(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == MADE_BY


def test_documents_say_what_made_them(document):
    said = pypdf.PdfReader(BytesIO(render_pdf(document))).metadata
    assert (said.creator, said.producer) == (MADE_BY, MADE_BY)
    assert Document(BytesIO(render_word(document))).core_properties.last_modified_by == MADE_BY
    book = load_workbook(BytesIO(render_workbook(document)))
    assert book.custom_doc_props["Generator"].value == MADE_BY


def test_package_says_what_wrote_it_and_nobody_reads_that():
    package = taken_in(read_package(SMALL))
    data = package_bytes(package)
    value = json.loads(data)
    assert value["generator"] == MADE_BY
    value["generator"] = "another 9.9"
    assert parse_package(json.dumps(value).encode()) == parse_package(data)
    # Programs that know version 1 alone do not know this either.
    assert "generator" not in json.loads(package_bytes(package, version=1))


def test_no_program_is_started_to_say_what_all_runs_on():
    # The last plan is opened beside it, and would wait.
    code = "import sys; from desktop.versions import versions; print(versions()['system'])\n"
    code += "sys.exit('subprocess' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0
    assert run.stdout.strip()
