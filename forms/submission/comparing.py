"""A file of a set held against the one that is made anew of its package."""

from __future__ import annotations

from db.records import Package
from forms.content_marks import ContentMark, foot_words
from forms.document import Document, Progress
from forms.editions.opening import opened_edition
from forms.formats import DOCUMENTS, PDF, DocumentFormat
from forms.submission.making import document_to_send, rendered
from forms.submission.pdf_differences import made_pdf, pdf_differences, pdf_says
from forms.submission.places import Difference, differences_between
from forms.submission.sheet_differences import sheet_differences
from forms.submission.word_differences import word_texts

_WORD = next(each for each in DOCUMENTS if each.suffix == ".docx")


class MadeAnew:
    """What the package of a set makes: the papers of a plan, or of its quarter's report."""

    def __init__(self, package: Package, progress: Progress) -> None:
        self._package = package
        self._edition = opened_edition(package.plan).edition
        self._progress = progress

    def differences(
        self, data: bytes, chosen: DocumentFormat, mark: ContentMark
    ) -> tuple[Difference, ...]:
        """Where a given file says something else than the one made anew.

        Raises:
            ReadRefusedError: the given file cannot be read.
            PhaenError: the package has no such report.
        """
        if chosen is PDF:
            printed = pdf_says(data, foot_words(mark.code))
            document = self._document(chosen, mark, printed=printed)
            return pdf_differences(data, *made_pdf(document, self._progress))
        made = rendered(self._document(chosen, mark, printed=True), chosen, self._progress)
        if chosen is _WORD:
            return tuple(differences_between(word_texts(made), word_texts(data)))
        return sheet_differences(data, made)

    def _document(self, chosen: DocumentFormat, mark: ContentMark, *, printed: bool) -> Document:
        return document_to_send(
            self._package, self._edition, mark, chosen, date=None, printed=printed
        )
