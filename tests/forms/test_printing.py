import zipfile
from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import PrintChoices
from desktop.session.tasks import Cancelled
from forms import printing
from forms.editions.opening import load_edition
from forms.formats import FORMATS, PackageFormat
from tests.desktop.parts import job_of, package

EDITION = load_edition("2567")


def quiet(_count, _total):
    pass


def test_forms_of_the_edition_are_listed_when_a_plan_is_given():
    ids = [entry.id for entry in printing.list_forms(package(), EDITION)]
    assert ids[:3] == ["cover", "preface", "contents"]
    assert "memo" not in ids
    assert "memo" in [entry.id for entry in printing.list_forms(package(quarters=(1,)), EDITION)]


def test_pages_say_their_form_when_laid_out():
    rendering = printing.lay_out(job_of(package(), forms=("cover", "table-a")), quiet)
    assert [page.form for page in rendering.pages] == ["cover", "table-a"]
    assert rendering.data.startswith(b"%PDF-")


# How files of each format begin.
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".xlsx": b"PK",
    ".docx": b"PK",
    ".phaen": b"{",
    ".json": b"{",
    ".age": b"age-encryption.org/v1",
}


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda each: each.suffix)
def test_file_is_of_its_ending_when_exported(tmp_path, wanted):
    path, secret = tmp_path / f"แผน{wanted.suffix}", "ยาวพอยาวพอ"
    job = job_of(package(), forms=("cover",))._replace(password=secret)
    printing.export(job, path, quiet)
    assert path.read_bytes().startswith(BEGINNINGS[wanted.suffix])
    if isinstance(wanted, PackageFormat):
        assert read_package(path, job.password) == job.package
    assert list(tmp_path.iterdir()) == [path]


def test_old_file_stays_when_the_export_is_cancelled(tmp_path):
    path = tmp_path / "แผน.pdf"
    path.write_bytes(b"old")

    def cancel(_count, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        printing.export(job_of(package()), path, cancel)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("said", "asked"), [(None, True), (True, False), (None, False)])
def test_footnotes_are_printed_when_they_are_asked_for_or_chosen(monkeypatch, said, asked):
    built = []
    monkeypatch.setattr("forms.build.build", lambda package, *_, **__: built.append(package))
    whole = package()
    choices = PrintChoices(footnotes=said, policy_names=True)
    whole = replace(whole, plan=replace(whole.plan, print_choices=choices))
    printing._document(job_of(whole, notes=asked))
    assert built[0].plan.print_choices == PrintChoices(
        footnotes=True if asked else said, policy_names=True
    )
    # What the plan has chosen stays as it is.
    assert whole.plan.print_choices.footnotes is said


def test_pages_with_footnotes_are_others():
    job = job_of(package())
    assert printing.is_same(job, job_of(job.package))
    assert not printing.is_same(job, job_of(job.package, notes=True))
    assert not printing.is_same(job, job_of(package()))


@pytest.mark.parametrize(("more", "there"), [({}, True), ({"data": False}, False)])
def test_records_are_behind_the_forms_of_a_whole_plan_unless_they_are_not_wanted(
    tmp_path, more, there
):
    path = tmp_path / "แผน.xlsx"
    printing.export(job_of(package())._replace(**more), path, quiet)
    names = zipfile.ZipFile(path).namelist()
    assert any(name.startswith("xl/tables/") for name in names) is there


def test_some_forms_have_no_records_behind_them(tmp_path):
    path = tmp_path / "แผน.xlsx"
    printing.export(job_of(package(), forms=("part1",)), path, quiet)
    assert not any(name.startswith("xl/tables/") for name in zipfile.ZipFile(path).namelist())
