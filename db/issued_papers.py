"""What is kept of a report that was sent up: the paper itself, and the plan of that day."""

from __future__ import annotations

from db.record_classes import record


@record
class IssuedPaper:
    """One form as it was sent: its id in the edition, its title, its PDF file."""

    form: str
    title: str
    pdf: bytes


@record
class IssuedPapers:
    """All that was kept when a report was issued.

    `issuance` is the identity of the record of that (`db.records.Issuance`), `package` the
    package file of the plan as of then, and `papers` are in the order that they are bound.
    """

    issuance: str
    package: bytes
    papers: tuple[IssuedPaper, ...]

    def paper(self, form: str) -> IssuedPaper | None:
        """The paper of a form; None where it was not sent."""
        return next((paper for paper in self.papers if paper.form == form), None)
