"""A document read as a plan: which edition it is of, what it says, and what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from db.column_matches import Matches
from db.places import Place
from db.records import Package
from forms.editions.edition import Edition
from forms.editions.library import edition_files, nearest
from forms.editions.opening import load_edition
from forms.reading.comparing import squeezed
from forms.reading.finishing import finish
from forms.reading.gathering.assembling import UNNAMED, Chosen, Reading, Wishes, assembled
from forms.reading.gathering.ledger import Fate, Ledger, Leftover
from forms.reading.gathering.subjects import Gathered, Subject
from forms.reading.outline import Outline, Spot, Text
from forms.reading.placing.context import Context
from forms.reading.recognition.tables import Recognised
from forms.reading.scanning import Scan
from forms.reading.vocabulary.sections import Section, sections_of
from forms.reading.vocabulary.wording import Wording
from forms.thai.digits import arabic_digits

Progress = Callable[[float], None]
_OF_PLAN = re.compile(r"ประจำปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(2[5-6]\d\d)")
_ANY = re.compile(r"(?<!\d)(2[5-6]\d\d)(?!\d)")
_FIRST_BLOCKS = 40
# Another edition than the year's must have so many more headings to be taken.
_MORE = 6
# Lines of any document may look like those.
_ON_COVER = frozenset({"title", "unit", "agency", "cover_lines", "fiscal_year", "edition"})
_PLAN_WORDS = ("แผนปฏิบัติราชการ", "แผนปฏิบัติการ")


def _silent(_share: float) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a plan is put together from: the document, and all that was gathered of it.

    `sections` are what its forms print, `tables` those of the document that were recognised, by
    the number of their block. `chosen` keeps what was chosen before: to put it together again
    takes a moment only.
    """

    outline: Outline
    edition: Edition
    gathered: Gathered
    ledger: Ledger
    sections: tuple[Section, ...] = ()
    tables: Mapping[int, Recognised] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan that was read.

    `readings` say of each field where it was read, `leftovers` what found no place, `fates`
    what became of every paragraph and cell. `places` are those of its records, `keys` what
    others name them by. From its `material` a review can put it together otherwise
    (`put_together`).
    """

    material: Material
    package: Package
    readings: tuple[Reading, ...]
    leftovers: tuple[Leftover, ...]
    fates: dict[Spot, Fate]
    places: Mapping[Subject, Place]
    keys: Mapping[Subject, str]

    @property
    def outline(self) -> Outline:
        """The document."""
        return self.material.outline

    @property
    def doubtful(self) -> tuple[Reading, ...]:
        """The readings that are doubtful, or of which other wordings were printed."""
        return tuple(reading for reading in self.readings if reading.doubt)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a plan was found but what may stand on any document's cover."""
        return not any(
            reading.spots and reading.place[1] not in _ON_COVER for reading in self.readings
        )

    @property
    def is_sure(self) -> bool:
        """Whether everything found its place, and nothing is doubtful."""
        return not (self.doubtful or self.leftovers or Fate.DOUBTFUL in self.fates.values())


def read_outline(
    outline: Outline,
    progress: Progress = _silent,
    *,
    this_year: int | None = None,
    matches: Matches | None = None,
) -> ReadPlan:
    """Reads a document as a plan; `progress` is told the share that is done, and may raise.

    `this_year` is the fiscal year of a document that names none; `matches` say what the columns
    of tables hold that no form prints so.
    """
    found = year_of(outline)
    year = found or this_year
    filled = filled_names(outline, year)
    edition, sections = edition_of(outline, year, filled)
    context = Context(edition, Wording(edition), year, matches=matches or {})
    doubt = "" if found else "เอกสารไม่ได้บอกปีงบประมาณ ใช้ปีงบประมาณปัจจุบัน"
    context.gathered.say(context.plan, "fiscal_year", year, (), doubt=doubt)
    context.gathered.say(context.plan, "edition", edition.id, ())
    Scan(context, edition, sections).read(outline, progress)
    finish(context)
    if not context.plan.values("unit.name"):
        doubt = "เอกสารไม่ได้บอกชื่อหน่วยงาน"
        context.gathered.say(context.plan, "unit.name", UNNAMED, (), doubt=doubt)
    material = Material(
        outline, edition, context.gathered, context.ledger, sections, context.tables
    )
    return put_together(material)


def put_together(material: Material, wishes: Wishes | None = None) -> ReadPlan:
    """The plan that was gathered, as somebody wishes it."""
    made = assembled(material.gathered, wishes, material.chosen)
    ledger, outline = material.ledger, material.outline
    unfit = (
        Leftover(spot, str(saying.value).strip(), reason)
        for saying, reason in made.unfit
        for spot in saying.spots[:1]
    )
    leftovers = ledger.closed(outline, unfit, "ไม่ตรงกับส่วนใดของแบบฟอร์ม")
    fates = ledger.fates(outline, leftovers)
    return ReadPlan(material, made.package, made.readings, leftovers, fates, made.places, made.keys)


def year_of(outline: Outline) -> int | None:
    """The fiscal year of a document: that of its first titles, else the one it names most."""
    texts = [block.plain for block in outline.blocks if isinstance(block, Text)]
    for texts_here, wanted in ((texts[:_FIRST_BLOCKS], _OF_PLAN), (texts, _OF_PLAN), (texts, _ANY)):
        found = Counter(
            int(year) for text in texts_here for year in wanted.findall(arabic_digits(text))
        )
        if found:
            return found.most_common(1)[0][0]
    cells = (
        text
        for block in outline.blocks
        if not isinstance(block, Text)
        for row in block.texts()
        for text in row
    )
    found = Counter(int(year) for text in cells for year in _ANY.findall(arabic_digits(text)))
    return found.most_common(1)[0][0] if found else None


def filled_names(outline: Outline, year: int | None) -> dict[str, str]:
    """The names that are words in every heading: the years, and what the plan is called."""
    words = " ".join(b.plain for b in outline.blocks[:_FIRST_BLOCKS] if isinstance(b, Text))
    bare = "".join(words.split())
    own, other = (bare.find(word) for word in _PLAN_WORDS)
    named = other >= 0 and (own < 0 or other < own)
    known = {"plan_word": _PLAN_WORDS[named]}
    if year is not None:
        known |= {"year": str(year), "last_year": str(year - 1)}
    return known


def edition_of(
    outline: Outline, year: int | None, filled: dict[str, str]
) -> tuple[Edition, tuple[Section, ...]]:
    """The edition of a document's year, unless it has clearly more of another's headings."""
    files = edition_files()
    own = nearest(files, str(year)) if year is not None else max(files)
    found: dict[str, tuple[int, Edition, tuple[Section, ...]]] = {}
    for identity in sorted(files):
        edition = load_edition(identity)
        sections = sections_of(edition, filled)
        found[identity] = _agreement(outline, sections), edition, sections
    best = max(found, key=lambda identity: found[identity][0])
    # Editions share most of their words: another than the year's must have many more.
    more = found[best][0] - found[own][0]
    chosen = best if more > max(_MORE, found[own][0] / 4) else own
    return found[chosen][1:]


def _agreement(outline: Outline, sections: tuple[Section, ...]) -> int:
    """How many headings and columns of an edition a document has, letter by letter."""
    words = {h.words for section in sections for h in section.headings if h.is_fixed}
    columns = {c.own for section in sections for table in section.tables for c in table.columns}
    found = 0
    for block in outline.blocks:
        if isinstance(block, Text):
            found += squeezed(block.plain) in words
        else:
            heads = {squeezed(text) for row in block.texts()[:2] for text in row}
            found += len(heads & columns - {""})
    return found
