"""Stores as programs of before left them, opened by this one: nothing of them is lost."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

import pytest

from db.errors import PlanDamagedError
from db.issued_papers import IssuedPaper, IssuedPapers
from db.package.file import package_bytes, read_package
from db.store.store import Store
from tests.db.store.migrations.files import run

OF_0007 = Path(__file__).parents[3] / "data" / "store-0007"


@pytest.fixture
def file_of_0007(tmp_path):
    """A store with a removed plan, and one with a draft and an issued report."""
    path = tmp_path / "phaen.db"
    path.write_bytes(gzip.decompress((OF_0007 / "phaen.db.gz").read_bytes()))
    return path


@pytest.fixture
def of_0007(file_of_0007):
    with Store.open(file_of_0007) as store:
        yield store


def test_plan_of_revision_0007_is_whole(of_0007):
    package, drafts = of_0007.load_with_drafts(2)
    assert package == read_package(OF_0007 / "plan-2.json")
    assert drafts == {"plan.fiscal_year": "สองพัน"}
    assert of_0007.damaged_tables(2) == ()


@pytest.mark.parametrize(
    "flipped",
    [
        "UPDATE plans SET unit_name = unit_name || '.' WHERE number = 2",
        "UPDATE projects SET name = name || '.' WHERE plan_number = 2",
        "UPDATE drafts SET text = 'สามพัน' WHERE plan_number = 2",
        "DELETE FROM reports_steps WHERE plan_number = 2",
    ],
)
def test_plan_that_was_damaged_in_such_a_store_is_not_taken_for_what_was_written(
    file_of_0007, flipped
):
    run(file_of_0007, flipped)
    with Store.open(file_of_0007) as store:
        with pytest.raises(PlanDamagedError, match="แผนหมายเลข 2"):
            store.load_with_drafts(2)
        store.bring_back(1)
        assert store.load(1).plan.fiscal_year == 2566
        package, drafts = store.load_with_drafts(2, trusting=True)
        store.save(2, package, package, drafts=drafts)
    with Store.open(file_of_0007) as store:
        assert store.load_with_drafts(2) == (package, drafts)


def test_removed_plan_of_revision_0007_comes_back(of_0007):
    assert [entry.number for entry in of_0007.plans()] == [2]
    assert [entry.number for entry in of_0007.removed()] == [1]
    of_0007.bring_back(1)
    assert of_0007.load(1).plan.fiscal_year == 2566


def test_papers_of_revision_0007_are_what_was_issued(of_0007):
    kept = json.loads((OF_0007 / "papers.json").read_text(encoding="utf-8"))
    papers = tuple(
        IssuedPaper(form, title, bytes.fromhex(pdf)) for form, title, pdf in kept["papers"]
    )
    wanted = IssuedPapers(kept["issuance"], kept["package"].encode(), papers)
    assert of_0007.papers(2, kept["issuance"]) == wanted


def test_issued_plan_is_taken_out_of_a_copy_of_such_a_store(of_0007, tmp_path):
    # Its tables stand in another order than in a new one: what is owned before its owner.
    copy = tmp_path / "copy.db"
    copyfile(tmp_path / "phaen.db", copy)
    (report,) = of_0007.load_with_drafts(2)[0].reports
    assert report.issuances[0].figures
    for to in (2, None):
        number = of_0007.take(copy, 2, to)
        package, _drafts = of_0007.load_with_drafts(number)
        assert package == read_package(OF_0007 / "plan-2.json")
        assert of_0007.damaged_tables(number) == ()
        assert of_0007.papers(number, report.issuances[0].id) is not None


def test_stores_of_before_are_brought_up_to_date_on_two_threads_at_once(tmp_path):
    data = gzip.decompress((OF_0007.with_name("store-0003") / "phaen.db.gz").read_bytes())

    def opened(number):
        path = tmp_path / str(number) / "phaen.db"
        path.parent.mkdir()
        path.write_bytes(data)
        with Store.open(path) as store:
            return [package_bytes(store.load(entry.number)) for entry in store.plans()]

    with ThreadPoolExecutor(2) as threads:
        first, *others = threads.map(opened, range(2))
    assert first
    assert others == [first]
