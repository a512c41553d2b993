"""`phaen export`: every kind of file, of a store and of a package."""

import json
import subprocess
import sys

import docx
import pypdf
import pytest
from openpyxl import load_workbook

from db.package.file import read_package
from desktop.commandline.cli import main
from forms import build
from forms.formats import DOCUMENTS, FORMATS, USUAL, suffixes
from tests.db.packages import as_bytes, small_value
from tests.test_architecture import ROOT


@pytest.mark.parametrize("of", ["store", "file"])
def test_plan_is_exported_in_every_kind(db, file, tmp_path, of):
    plan = ["1", "--db", str(db)] if of == "store" else [str(file)]
    for ending in ("pdf", "xlsx", "docx", "phaen", "json"):
        assert main(["export", *plan, "--to", str(tmp_path / f"ออก.{ending}")]) == 0
    assert len(pypdf.PdfReader(tmp_path / "ออก.pdf").pages) > 3
    assert load_workbook(tmp_path / "ออก.xlsx").sheetnames
    assert len(docx.Document(str(tmp_path / "ออก.docx")).tables) > 3
    assert read_package(tmp_path / "ออก.phaen") == read_package(file)
    assert (tmp_path / "ออก.json").read_bytes() == (tmp_path / "ออก.phaen").read_bytes()


@pytest.mark.parametrize("there", [True, False])
def test_folder_gets_every_kind_named_after_unit_and_year(file, tmp_path, there):
    folder = tmp_path / "ผลงาน"
    if there:
        folder.mkdir()
    assert main(["export", str(file), "--to", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "หน่วยทดลอง 2568.docx",
        "หน่วยทดลอง 2568.pdf",
        "หน่วยทดลอง 2568.phaen",
        "หน่วยทดลอง 2568.xlsx",
    ]


def test_some_forms_in_a_folder_do_not_take_the_place_of_the_whole_plan(file, tmp_path):
    export = ["export", str(file), "--to", str(tmp_path / "ออก")]
    for chosen in ([], ["--form", "table-e"], ["--form", "cover", "table-a"], ["--quarter", "1"]):
        assert main([*export, *chosen]) == 0
    names = {path.stem for path in (tmp_path / "ออก").glob("*.pdf")}
    assert names >= {
        "หน่วยทดลอง 2568",
        "หน่วยทดลอง 2568 cover table-a",
        "หน่วยทดลอง 2568 ไตรมาส 1",
    }
    assert len(names) == 4
    assert len(list((tmp_path / "ออก").glob("*.phaen"))) == 1


def test_folder_with_a_point_in_its_name_is_a_folder_when_it_ends_with_a_slash(file, tmp_path):
    assert main(["export", str(file), "--to", f"{tmp_path}/สสส.กทม/"]) == 0
    assert len(list((tmp_path / "สสส.กทม").iterdir())) == len(USUAL)


def test_only_chosen_forms_are_printed(file, tmp_path):
    whole, some = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert main(["export", str(file), "--to", str(whole)]) == 0
    assert main(["export", str(file), "--to", str(some), "--form", "cover", "table-e"]) == 0
    assert len(pypdf.PdfReader(some).pages) < len(pypdf.PdfReader(whole).pages)


def test_digits_are_thai_when_asked_for(file, tmp_path):
    out = tmp_path / "a.pdf"
    options = ["--form", "part1", "--digits", "thai"]
    assert main(["export", str(file), "--to", str(out), *options]) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "๒๕๖๘" in text
    assert "2568" not in text


@pytest.mark.parametrize("options", [[], ["--notes"]])
def test_footnotes_are_printed_when_asked_for_and_kept_out_of_the_package(
    file, tmp_path, monkeypatch, options
):
    value = small_value()
    del value["plan"]["print_choices"]
    file.write_bytes(as_bytes(value))
    built, whole = [], build.build

    def watched(package, *arguments, **options):
        built.append(package.plan.print_choices.footnotes)
        return whole(package, *arguments, **options)

    monkeypatch.setattr(build, "build", watched)
    assert main(["export", str(file), "--to", str(tmp_path / "ออก"), *options]) == 0
    assert built == [True if options else None] * len(DOCUMENTS)
    (package,) = (tmp_path / "ออก").glob("*.phaen")
    assert "print_choices" not in json.loads(package.read_text(encoding="utf-8"))["plan"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--form", "table-z"], "table-a"),
        (["--quarter", "3", "--form", "memo"], "ไม่มีรายงานของไตรมาส 3"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(file, tmp_path, capsys, options, said):
    out = tmp_path / "a.pdf"
    assert main(["export", str(file), "--to", str(out), *options]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "แผน.odt"], f"ต้องลงท้ายด้วย {suffixes(FORMATS, 'หรือ')}"),
        (["--to", "แผน.json", "--form", "cover"], "เก็บทั้งแผนเสมอ"),
        (["--to", "แผน.phaen", "--notes"], "เก็บทั้งแผนเสมอ"),
        (["--to", "แผน.pdf", "--package-version", "1"], "ใช้กับแฟ้มแผนเท่านั้น"),
        (["--to", "แผน.pdf", "--no-data"], "--no-data ใช้กับ .xlsx เท่านั้น"),
        (["--to", "แผน.json", "--package-version", "3"], "ต้องเป็น 1 หรือ 2 แต่ได้ “3”"),
    ],
)
def test_output_that_makes_no_sense_is_refused(file, monkeypatch, capsys, options, said):
    monkeypatch.chdir(file.parent)
    assert main(["export", str(file), *options]) == 2
    assert said in capsys.readouterr().err
    assert list(file.parent.iterdir()) == [file]


def test_ending_may_be_in_capitals(file, tmp_path):
    assert main(["export", str(file), "--to", str(tmp_path / "A.JSON")]) == 0
    assert read_package(tmp_path / "A.JSON") == read_package(file)


def test_package_is_written_for_older_programs_when_that_is_asked_for(tmp_path, file):
    db, old, new = tmp_path / "a.db", tmp_path / "เก่า.json", tmp_path / "ใหม่.json"
    assert main(["import", str(file), "--db", str(db)]) == 0
    export = ["export", "1", "--db", str(db), "--to"]
    assert main([*export, str(old), "--package-version", "1"]) == 0
    assert main([*export, str(new)]) == 0
    assert json.loads(old.read_bytes())["version"] == 1
    assert '"id"' not in old.read_text(encoding="utf-8")
    assert json.loads(new.read_bytes())["version"] == 2
    assert read_package(old) == read_package(new) == read_package(file)


def test_export_of_a_file_needs_no_database_and_no_window(file, tmp_path):
    code = (
        "import sys; from desktop.commandline.cli import main\n"
        "assert main(['export', sys.argv[1], '--to', sys.argv[2]]) == 0\n"
        "print(*sorted({'sqlalchemy', 'PySide6', 'alembic'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, file, tmp_path / "a.pdf"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stderr.split() == []
