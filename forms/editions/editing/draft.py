"""An edition file under work: its text, and the edition that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from db.record_classes import record
from forms.editions.edition import Edition, FormSpec
from forms.editions.library import edition_files, program_files
from forms.editions.sources import Sources

# Where something stands in an edition: names and positions, with the id of a form for its
# position, as ('forms', 'part1', 'blocks', 2, 'columns', 0).
Spot = tuple[str | int, ...]
FORMS = "forms"


@record
class EditionDraft:
    """A sound edition file: what it says and what it makes.

    `edition` has what it takes of the editions it uses; `forms` are all of its forms, those
    that are not printed last.
    """

    id: str
    text: str
    edition: Edition
    forms: tuple[FormSpec, ...]

    def prints(self, form: str) -> bool:
        """Whether a form is among those that are printed."""
        return self.edition.prints(form)


def drafted(edition_id: str, text: str) -> EditionDraft:
    """What a text makes as the file of an edition, beside the editions that there are.

    Raises:
        EditionError: it is no edition, or a faulty one; `faults` says where and why.
    """
    sources = sources_with(edition_id, text)
    return EditionDraft(edition_id, text, sources.edition(edition_id), sources.forms(edition_id))


def sources_with(edition_id: str, text: str) -> Sources:
    """The editions that there are, one of them with a text that is not written yet."""
    files: Mapping[str, Path] = edition_files()
    return Sources(files, program_files().values(), {edition_id: text})


def value_at(draft: EditionDraft, spot: Spot) -> Any:
    """What stands at a spot of the edition, whether its own file says it or one that it uses.

    Raises:
        LookupError: nothing does.
    """
    found: Any = draft.edition
    for at, part in enumerate(spot):
        if at == 1 and spot[0] == FORMS:
            found = next((form for form in draft.forms if form.id == part), None)
            if found is None:
                raise LookupError(str(part))
        elif is_dataclass(found):
            if part not in {each.name for each in fields(found)}:
                raise LookupError(str(part))
            found = draft.forms if spot[: at + 1] == (FORMS,) else getattr(found, str(part))
        else:
            found = found[part]
    return found
