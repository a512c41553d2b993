"""สาระสำคัญ: what the plan says in words, from the preface to the headline indicators."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.places import Place
from db.records import INDICATORS, HeadlineIndicator, ListedLink, Package
from desktop.window.essentials.swot_editor import SWOT_KEYS, SwotEditor
from desktop.window.fields.block_editor import BlockEditor
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.link_form import LinkForm
from desktop.window.fields.picker import Picker
from desktop.window.fields.record_list import RecordList
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.fields.row_list import ROW_KEYS
from desktop.window.page import Tools
from desktop.window.tabbed_page import Tab, TabbedPage
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.checks.words import quoted
from forms.editing.changes import EVERYTHING, Change
from forms.editions.edition import Edition
from forms.editions.labels import has_place_for, label_at, page_title
from forms.lookup import Lookup

_FRAMEWORK: Place = ("plan", "framework")
_INDICATORS: Place = ("plan", "indicators")
# A card cuts what it quotes after so many letters.
_LONG = 160


class EssentialsPage(TabbedPage):
    """One tab for each section of the form."""

    def __init__(self, tools: Tools) -> None:
        def words(*paths: str, lines: int) -> FieldForm:
            form = FieldForm(tools, ("plan",))
            for path in paths:
                form.add(path, lines=lines)
            return form

        def blocks(name: str, hint: str) -> BlockEditor:
            return BlockEditor(tools, ("plan", name), hint=hint, citing="swot" in name)

        tabs = (
            Tab("คำนำ", lambda: words("preface", lines=8), ("plan.preface",)),
            Tab("สถานการณ์", partial(blocks, "situation", _SITUATION), ("plan.situation",)),
            Tab("SWOT", lambda: SwotEditor(tools), ("plan.swot",)),
            Tab(
                "ข้อสรุป",
                partial(blocks, "swot_conclusions", _CONCLUSIONS),
                ("plan.swot_conclusions",),
            ),
            Tab("ผลปีก่อน", partial(blocks, "past_results", _PAST), ("plan.past_results",)),
            Tab(
                "วิสัยทัศน์",
                lambda: words("vision", "missions", lines=4),
                ("plan.vision", "plan.missions"),
            ),
            Tab("เป้าหมาย", lambda: goal_list(tools), ("plan.goals",), fills=True),
            Tab(
                "ตัววัดผล",
                lambda: headline_list(tools),
                ("plan.headline_indicators",),
                fills=True,
            ),
        )
        super().__init__(tools, "essentials", "หัวข้อของสาระสำคัญ", tabs)

    def title(self, at: int) -> str:
        # A tab is of one field of the plan, its first.
        name = self._all[at].places[0].removeprefix("plan.")
        title = super().title(at)
        if not self._tools.session.is_open:
            return title
        return page_title(self._tools.session.edition, f"essentials.{name}", title)

    def form(self) -> str:
        return "essentials" if self.tabs.currentIndex() else "preface"

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (*ROW_KEYS, *SWOT_KEYS, ("แทรกรหัส SWOT ในข้อสรุป", "Ctrl+L"))


_SITUATION = "ข้อมูลทั่วไปและสถานการณ์ ทีละหัวข้อ วางจาก Word ได้ทั้งเรื่อง หัวข้อและเลขข้อยังอยู่"
_CONCLUSIONS = "แนวทางจากการจับคู่ปัจจัย อ้างรหัสในวงเล็บ เช่น (S1, O2)"
_HEADLINES = "เลือกจากตัวชี้วัดของแผน ชื่อ เป้าหมาย และผู้รับผิดชอบจะตามตัวชี้วัดนั้นเสมอ ไม่ต้องกรอกซ้ำ"
_PAST = "สรุปผลการดำเนินงานในปีที่ผ่านมา ทีละหัวข้อ วางจาก Word ได้ทั้งเรื่อง"


def goal_list(tools: Tools) -> RecordList:
    """The goals: parts of the framework that are picked, or texts."""
    return RecordList(
        tools,
        ("plan", "goals"),
        card=goal_card,
        make=lambda place_of: LinkForm(tools, place_of),
        # The next goal is mostly another objective of the same part of the framework.
        new_item=lambda last: (
            ListedLink(strategy=last.strategy, substrategy=last.substrategy)
            if last
            else ListedLink()
        ),
        said=lambda edition: ("เป้าหมาย", _goal_hint(edition)),
        buttons=lambda owner: (push_button("เพิ่มเป้าหมาย", "add", owner.add),),
        reads=(_FRAMEWORK,),
    )


def goal_card(package: Package, at: int) -> Card:
    """How a goal reads: its text, or the deepest part of the framework that it names."""
    link, lookup = package.plan.goals[at], Lookup(package.plan)
    strategy = lookup.strategies.get(link.strategy)
    substrategy = lookup.substrategies.get(link.substrategy)
    objective = lookup.objectives.get(link.objective)
    named = lookup.key_results.get(link.key_result) or objective
    above = [
        f"{code} {record.name if record else ''}".strip()
        for code, record in ((link.strategy, strategy), (link.substrategy, substrategy))
        if code
    ]
    codes = [code for code in (link.goal, link.tactic, link.tactic_kpi, link.policy) if code]
    words = link.text or (named.text if named else "")
    title = words or " › ".join((*above, *codes)) or "(ยังว่าง)"
    label = " › ".join(above) if words else ""
    return Card(title=_cut(title), label=_cut(label), tone="accent", tip=title)


def headline_list(tools: Tools) -> RecordList:
    """The headline indicators: those of the plan that are picked, or texts."""

    def buttons(owner: RecordList) -> Sequence[QPushButton]:
        pick = push_button("เลือกตัวชี้วัด…", "list", lambda: picker.open_below(pick), primary=True)
        picker = Picker(
            tools,
            INDICATORS,
            pick,
            taken=lambda: [h.indicator for h in tools.session.package.plan.headline_indicators],
            many=True,
        )

        def take(key: str) -> None:
            last = owner.current_record()
            item = HeadlineIndicator(group=last.group if last else "", indicator=key)
            noun = _headline_noun(tools.session.edition)
            owner.insert([item], f"เพิ่ม{noun}")

        picker.picked.connect(take)
        return (pick, push_button("เพิ่มเป็นข้อความ", "add", owner.add))

    return RecordList(
        tools,
        ("plan", "headline_indicators"),
        card=headline_card,
        make=lambda place_of: HeadlineForm(tools, place_of),
        new_item=lambda last: HeadlineIndicator(group=last.group if last else ""),
        said=lambda edition: (_headline_noun(edition), _HEADLINES),
        buttons=buttons,
        reads=(_INDICATORS,),
    )


def headline_card(package: Package, at: int) -> Card:
    """How a headline indicator reads: the name and target of its indicator, or its own."""
    headline = package.plan.headline_indicators[at]
    indicator = Lookup(package.plan).indicators.get(headline.indicator)
    name = indicator.name if indicator else headline.text
    target = indicator.target if indicator else headline.target
    return Card(
        title=_cut(f"{at + 1}. {name or '(ยังว่าง)'}"),
        label=_cut(headline.group),
        tone="accent",
        lines=(f"เป้าหมาย {target}",) if target else (),
        tip=name,
    )


class HeadlineForm(QWidget):
    """The fields of a headline indicator; those that its indicator says rest."""

    def __init__(self, tools: Tools, place_of: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._place_of = place_of
        self._form = FieldForm(tools, place_of(), columns=2, least=14)
        self._form.add("group")
        self._form.add("indicator")
        self._own = (
            self._form.add("text", words="ข้อความ (เมื่อไม่ใช่ตัวชี้วัดของแผน)"),
            self._form.add("target", span=1),
            self._form.add("responsible", span=1, lines=2),
        )
        self._said = Label()
        self._said.setObjectName("hint")
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self._form)
        column.addWidget(self._said)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the record as it is now, and what its indicator says of it."""
        place, package = self._place_of(), self._tools.session.package
        self._form.set_root(place, change)
        if place is None or not change.touches(place, _INDICATORS):
            return
        headline = package.plan.headline_indicators[int(place[-1])]
        indicator = Lookup(package.plan).indicators.get(headline.indicator)
        typed = (headline.text, headline.target, headline.responsible)
        for field, text in zip(self._own, typed, strict=True):
            # What stands there besides an indicator stays in sight, to be cleared.
            field.setVisible(indicator is None or bool(text))
        self._said.setVisible(indicator is not None)
        if indicator is not None:
            target = f" · เป้าหมาย {indicator.target}" if indicator.target else ""
            self._said.setText(f"พิมพ์ตามตัวชี้วัด: {indicator.name}{target}")

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; of the record itself the one that names it."""
        at = self._place_of()
        if at is None or place[: len(at)] != at:
            return False
        return self._form.show_place(place if len(place) > len(at) else (*at, "indicator"))


def _goal_hint(edition: Edition) -> str:
    """How goals are filled in, by what the edition's goals are linked to."""
    inner = "objective" if has_place_for(edition, ("plan", "goals", "objective")) else "goal"
    noun = label_at(edition, ("plan", "goals", inner))
    return f"เลือกยุทธศาสตร์และ{noun}จากกรอบยุทธศาสตร์ หรือกรอกข้อความ โปรแกรมพิมพ์ข้อความของกรอบให้"


def _headline_noun(edition: Edition) -> str:
    return label_at(edition, ("plan", "headline_indicators"))


def _cut(text: str) -> str:
    return quoted(text, _LONG).strip("“”") if text else ""
