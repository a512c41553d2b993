"""Whether an edition keeps to the vocabulary, before anything is printed of it.

Everything is looked at once, when the edition is read: kinds, lists, contents, styles,
parts, and every name in a template or a condition, each where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

from db.fields import Kind, specs
from db.records import Memo
from forms.editions.block_checking import BlockCheck
from forms.editions.blocks import Style
from forms.editions.declaring import declared
from forms.editions.edition import Edition, FormSpec
from forms.editions.faults import TOO_SMALL, Fault, FilePath
from forms.editions.own_fields import NAME
from forms.editions.template_checking import check_memo, check_template, check_words
from forms.editions.vocabulary.everywhere import CATCHWORD, EVERYWHERE, FOOTNOTE, RUNNING
from forms.editions.vocabulary.places import is_field, is_labelled
from forms.editions.words import Words
from forms.templates.names import Leaf, Name

_LEVELS = 5


def faults(edition: Edition) -> tuple[Fault, ...]:
    """What an edition names that is not there; the place of a form is that in `edition.forms`."""
    check = _Check(edition)
    check.run()
    return tuple(check.found.values())


class _Check:
    """One check of an edition; `found` has each place once."""

    def __init__(self, edition: Edition) -> None:
        self.found: dict[FilePath, Fault] = {}
        self._edition = edition
        self._form = ""
        self._blocks = BlockCheck(edition, self._tell)
        notes = {name: Name(text, Leaf.NOTE) for name, text in edition.footnotes.items()}
        self._everywhere = {**EVERYWHERE, "note": Name(EVERYWHERE["note"].says, notes)}

    def run(self) -> None:
        """Look at all of the edition."""
        edition = self._edition
        check_template(edition.name, declared(Edition)["name"].names, ("name",), self._tell)
        self._check_rules()
        self._check_words()
        for name, text in edition.footnotes.items():
            check_template(text, FOOTNOTE, ("footnotes", name), self._tell)
        self._check_styles(edition.styles, ("styles",))
        self._check_places()
        self._check_memo()
        self._check_own_fields()
        for at, form in enumerate(edition.forms):
            self._form = form.id
            self._check_form(form, ("forms", at))

    def _tell(self, path: FilePath, reason: str) -> None:
        # A part is looked at wherever it is taken in, and told of once.
        self.found.setdefault(path, Fault(path, reason, self._form))

    def _check_rules(self) -> None:
        rules = self._edition.rules
        try:
            re.compile(rules.policy_pattern)
        except re.error:
            self._tell(("rules", "policy_pattern"), "ไม่ใช่ regular expression")
        if len(rules.level_percents) != _LEVELS:
            self._tell(("rules", "level_percents"), f"ต้องมี {_LEVELS} ตัว")

    def _check_words(self) -> None:
        for name, said in declared(Words).items():
            found, path = getattr(self._edition.words, name), ("words", name)
            if isinstance(found, str):
                check_words(found, said.names, path, self._tell)
            for key, text in found.items() if isinstance(found, Mapping) else ():
                check_words(text, said.names_of.get(key, {}), (*path, key), self._tell)

    def _check_styles(self, styles: Mapping[str, Style], path: FilePath) -> None:
        for name, style in styles.items():
            if style.size <= 0:
                self._tell((*path, name, "size"), TOO_SMALL)

    def _check_places(self) -> None:
        for table, is_known in (("notes", is_field), ("labels", is_labelled)):
            for name in getattr(self._edition, table):
                if not is_known(name):
                    self._tell((table, name), f"ไม่มีช่องหรือหน้า “{name}”")

    def _check_memo(self) -> None:
        for field in fields(Memo):
            found, path = getattr(self._edition.memo, field.name), ("memo", field.name)
            if isinstance(found, str):
                check_memo(found, path, self._tell)
            elif specs(Memo)[field.name].kind is Kind.TEXTS:
                for at, text in enumerate(found):
                    check_memo(text, (*path, at), self._tell)

    def _check_own_fields(self) -> None:
        known = set()
        for at, field in enumerate(self._edition.own_fields):
            path: FilePath = ("own_fields", at)
            if not NAME.fullmatch(field.name):
                self._tell((*path, "name"), "ต้องขึ้นต้นด้วย a-z ตามด้วย a-z ตัวเลข หรือ _ รวมไม่เกิน 40 ตัว")
            if not field.label.strip():
                self._tell((*path, "label"), "ต้องมีชื่อช่อง")
            if (field.of, field.name) in known:
                self._tell((*path, "name"), f"มีช่อง “{field.name}” ซ้ำ")
            known.add((field.of, field.name))

    def _check_form(self, form: FormSpec, path: FilePath) -> None:
        names = self._everywhere
        check_template(form.title, names, (*path, "title"), self._tell)
        check_words(form.sheet, {}, (*path, "sheet"), self._tell)
        check_words(form.catchword, CATCHWORD, (*path, "catchword"), self._tell)
        for at, line in enumerate(form.running):
            self._blocks.check_line(line, {**names, **RUNNING}, (*path, "running", at))
        for at, step in enumerate(form.tighten):
            self._check_styles(step, (*path, "tighten", at))
            for style in step:
                self._blocks.check_style(style, (*path, "tighten", at, style))
        self._blocks.check(form.blocks, names, (*path, "blocks"))
