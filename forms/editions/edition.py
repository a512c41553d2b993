"""An edition: one year's set of standard forms, as data that an office can copy and edit.

Editions are TOML files: those that come with the program in `forms/editions`, and those
an office keeps in its own folder. The file says what stands on each form, in what words,
columns, widths and order; `forms.editions.vocabulary` declares what it may name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from db.fields import specs
from db.record_classes import record
from db.records import Memo, PrintChoices
from forms.editions.blocks import BlockSpec, Line, Style
from forms.editions.declaring import said, template
from forms.editions.own_fields import OwnField
from forms.editions.rules import Rules
from forms.editions.words import Words
from forms.page_setup import MARGINS, Digits, Margins, Numbering, Orientation

Need = Literal["", "results", "figures", "scores", "report", "issuance"]
NEEDS = {
    "": "ไม่ต้องมีรายงานไตรมาส",
    "results": "มีรายงานของไตรมาสนั้นหรือไตรมาสก่อนหน้า",
    "figures": "มีรายงาน และในรายงานมีตัวเลขความก้าวหน้า เงิน หรือคะแนน",
    "scores": "มีรายงาน และคิดคะแนนได้",
    "report": "มีรายงานของไตรมาสนั้นเอง",
    "issuance": "ออกรายงานของไตรมาสนั้นแล้ว",
}
ORIENTATIONS = {"portrait": "แนวตั้ง", "landscape": "แนวนอน"}
NUMBERINGS = {
    "none": "ไม่มีเลขหน้า",
    "letters": "(ก) (ข)",
    "bare_letters": "ก ข",
    "figures": "1 2 3",
}
DIGITS = {"typed": "ตามที่กรอก", "thai": "เลขไทย", "arabic": "เลขอารบิก"}
SIDES = {"top": "บน", "right": "ขวา", "bottom": "ล่าง", "left": "ซ้าย"}


@record
class FormSpec:
    """One form: its id, names, paper and blocks. `needs` says what it cannot go without.

    Of its quarter: "results" it or an earlier one has reported (rule 8), "figures" or
    "scores" among them, its own "report", an "issuance" of that. Without figures or scores
    a form is printed when it is asked for by name. `running` and `catchword` are
    `forms.document.Form`'s. Each step of `tighten` gives styles less space where that saves
    a page.
    """

    id: str = said("รหัสของแบบฟอร์ม ไม่ซ้ำกันในชุด")
    title: str = said("ชื่อแบบฟอร์ม เติมคำได้")
    blocks: tuple[BlockSpec, ...] = said("ส่วนของแบบฟอร์ม จากบนลงล่าง")
    sheet: str = said("ชื่อย่อ ใช้เป็นชื่อแผ่นงานและเรียกในโปรแกรม", "")
    orientation: Orientation = said("แนวกระดาษ", "portrait", values=ORIENTATIONS)
    numbering: Numbering = said("เลขหน้า", "figures", values=NUMBERINGS)
    margins: Margins = said("ขอบกระดาษ (มม.)", MARGINS, values=SIDES)
    digits: Digits = said("ตัวเลขที่พิมพ์", "typed", values=DIGITS)
    centred: bool = said("จัดกลางหน้าตามแนวตั้ง", default=False)
    running: tuple[Line, ...] = said("บรรทัดบนสุดของหน้าต่อ ๆ ไป", ())
    catchword: str = said("ข้อความมุมขวาล่างของหน้าที่มีต่อ", "")
    tighten: tuple[Mapping[str, Style], ...] = said(
        "รูปแบบที่ลดช่องว่างทีละขั้น ใช้เมื่อประหยัดหน้ากระดาษได้", ()
    )
    needs: Need = said("สิ่งที่ไตรมาสต้องมี จึงพิมพ์แบบฟอร์มนี้", "", values=NEEDS)


@record
class Dimension:
    """A มิติ of Part 1, and which strategies of the BMA plan are under it."""

    number: int = said("ลำดับของมิติ")
    name: str = said("ชื่อมิติ")
    strategies: str = said("ยุทธศาสตร์ของมิตินี้", "")


@record
class Edition:
    """A set of forms, in the `order` of their ids (without one, as the file has them).

    `uses` takes in the forms of other editions that are not its own, and their rules,
    words, styles, parts, notes and labels where it has none of that name; a form not in
    `order` is left out. `parts` are blocks that several forms have, taken in by name.
    `notes` say how fields are filled in, by their dotted path in the plan without
    positions. `labels` are what this year calls its fields (`forms.editions.labels`). `memo` words
    the quarterly memo of a unit that has no template of its own (`forms.reporting.memo`). `choices`
    are the fields of a plan's print choices that these forms know, `footnotes` the texts
    of the form's own notes. `own_fields` are facts that no record has, those of the editions
    it uses among them.
    """

    id: str = said("รหัสของชุด คือชื่อแฟ้ม ไม่ต้องเขียนในแฟ้ม")
    name: str = template("ชื่อแผน เมื่อแผนไม่ได้กรอกชื่อ", year="ปีงบประมาณ")
    rules: Rules = said("กติกาการนับและรวม")
    words: Words = said("ถ้อยคำของสิ่งที่โปรแกรมคำนวณให้")
    styles: Mapping[str, Style] = said("รูปแบบของย่อหน้า ตามชื่อ")
    dimensions: tuple[Dimension, ...] = said("มิติของส่วนที่ 1", ())
    forms: tuple[FormSpec, ...] = said("แบบฟอร์ม", ())
    parts: Mapping[str, tuple[BlockSpec, ...]] = said("ส่วนที่หลายแบบฟอร์มใช้ร่วมกัน ตามชื่อ", factory=dict)
    notes: Mapping[str, str] = said("คำอธิบายการกรอก (F1) ตามตำแหน่งของช่อง", factory=dict)
    labels: Mapping[str, str] = said(
        "ชื่อที่ปีนี้เรียกช่องและหน้า ตามตำแหน่ง เว้นว่างคือปีนี้ไม่มีช่องนั้น", factory=dict
    )
    footnotes: Mapping[str, str] = said("เชิงอรรถของแบบฟอร์ม ตามชื่อที่ใช้ใน {note.ชื่อ}", factory=dict)
    choices: tuple[str, ...] = said(
        "ทางเลือกการพิมพ์ที่หน่วยงานเลือกได้",
        (),
        values={name: spec.label for name, spec in specs(PrintChoices).items()},
    )
    memo: Memo = said("ถ้อยคำของบันทึกข้อความ เมื่อหน่วยงานไม่มีแบบบันทึกข้อความของตนเอง", factory=Memo)
    uses: tuple[str, ...] = said("รหัสของชุดที่ใช้แบบฟอร์มและถ้อยคำต่อ เมื่อชุดนี้ไม่มี", ())
    order: tuple[str, ...] = said("รหัสของแบบฟอร์มตามลำดับที่พิมพ์ แบบฟอร์มที่ไม่อยู่ในนี้ไม่พิมพ์", ())
    own_fields: tuple[OwnField, ...] = said("ช่องที่ชุดนี้เพิ่มให้โครงการหรือตัวชี้วัด", ())

    def prints(self, form: str) -> bool:
        """Whether a form of this id is among them."""
        return any(each.id == form for each in self.forms)

    def form_with(self, rows: str) -> str:
        """The id of the first form that goes through those rows; empty where none does."""
        return next((form.id for form in self.forms if _has_rows(form.blocks, rows)), "")


def _has_rows(blocks: tuple[BlockSpec, ...], rows: str) -> bool:
    return any(block.rows == rows or _has_rows(block.blocks, rows) for block in blocks)
