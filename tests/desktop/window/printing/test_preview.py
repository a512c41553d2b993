import pytest

from db.errors import PhaenError
from desktop.window.printing.page_view import PageView
from desktop.window.printing.pdf_pages import PdfPages
from desktop.window.printing.preview import Preview
from forms import printing
from tests.desktop.parts import job_of, package


@pytest.fixture
def view(qtbot, theme):
    view = PageView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    return view


@pytest.fixture
def preview(view, tasks):
    preview = Preview(view, tasks, tasks)
    yield preview
    preview.close()


@pytest.fixture
def layings(monkeypatch):
    """The jobs that were laid out."""
    jobs = []
    lay_out = printing.lay_out
    monkeypatch.setattr(
        printing, "lay_out", lambda job, progress: jobs.append(job) or lay_out(job, progress)
    )
    return jobs


def test_pages_are_those_of_the_form_when_one_is_chosen(view, preview):
    job = job_of(package(), forms=("cover", "preface", "table-c"))
    preview.show(job)
    assert view.count == 3
    preview.show(job, "table-c")
    assert view.count == 1


def test_pictures_are_of_the_very_pages_when_they_are_painted(view, preview):
    job = job_of(package(), forms=("cover", "table-c"))
    preview.show(job, "table-c")
    view.viewport().grab()
    _scale, picture = view._pictures[0]
    assert picture.width() > picture.height(), "ตาราง ค is landscape"
    tones = {picture.pixelColor(x, y).lightness() for x in range(60, 400) for y in range(60, 200)}
    assert min(tones) < 64, "words and lines"
    assert max(tones) == 255, "paper"


def test_plan_is_laid_out_once_when_its_forms_are_walked(preview, layings):
    plan = package()
    for form in ("cover", "preface", "cover", ""):
        preview.show(job_of(plan, forms=("cover", "preface")), form)
    assert len(layings) == 1
    preview.show(job_of(plan, forms=("cover", "preface"), digits="thai"), "cover")
    assert len(layings) == 2


def test_earlier_pages_never_come_when_another_plan_was_wanted(view, preview, tasks):
    kept = []
    tasks._executor.submit = lambda work, order: kept.append((work, order))
    preview.show(job_of(package(), forms=("cover", "preface")))
    preview.show(job_of(package("หน่วยอื่น"), forms=("cover",)))
    while kept:
        work, order = kept.pop(0)
        work(order)
    assert view.count == 1


def test_words_of_the_trouble_stand_in_the_view_when_it_cannot_be_laid_out(
    view, preview, monkeypatch
):
    def fail(_job, _progress):
        raise PhaenError("ไม่มีแบบฟอร์มชุดนี้")

    monkeypatch.setattr(printing, "lay_out", fail)
    preview.show(job_of(package()))
    assert view._message == "ไม่มีแบบฟอร์มชุดนี้"


def test_closed_file_gives_an_empty_picture_when_asked_late():
    data = printing.lay_out(job_of(package(), forms=("cover",)), lambda _a, _b: None).data
    pages = PdfPages(data)
    assert [round(size.width()) for size in pages.sizes] == [595]
    assert pages.picture(0, 1.0).width() == 596
    pages.close()
    assert pages.picture(0, 1.0).isNull()
