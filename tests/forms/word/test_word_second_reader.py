"""The sample's Word file as a reader of another make finds it."""

from __future__ import annotations

from io import BytesIO

from docx2python import docx2python

from db.package.file import read_package
from tests.forms.build.test_completeness import squeezed
from tests.forms.pdf.test_pdf_of_plans import lines_of, pieces
from tests.forms.word.plans import SAMPLE, written


def test_every_text_of_the_sample_is_found_by_docx2python() -> None:
    with docx2python(BytesIO(written(SAMPLE))) as found:
        whole = squeezed(found.text)
    # Formulas are another language there.
    missing = [line for line in lines_of(read_package(SAMPLE)) if not pieces(line, whole)]
    formulas = {
        squeezed(text)
        for each in read_package(SAMPLE).plan.indicators
        for formula in each.measure.formulas
        for text in (formula.label, formula.numerator, formula.denominator)
    }
    assert [line for line in missing if line not in formulas] == []
