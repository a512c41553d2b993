"""The page of results at a quarter of the sample, or of another package."""

import pytest
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from desktop.window.reports.results_page import ResultsPage
from forms.reporting.quarters import begun
from forms.resources import RESOURCES


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def open_quarter(open_page, memory):
    """Opens a package on the page, at a quarter and a tab."""

    def opening(opened, quarter, tab=0):
        memory.set_text("quarter", str(quarter))
        page = open_page(opened, "results")
        assert isinstance(page, ResultsPage)
        page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        return page

    return opening


@pytest.fixture
def third(open_quarter, sample):
    """The page at the third quarter of the sample, which has just been begun."""
    return open_quarter(begun(sample, 3), 3)
