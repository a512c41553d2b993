"""A workbook, a Word file and a web page as people have them."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = """<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ข่าวประชาสัมพันธ์</title>
<style>.off {display: none}</style></head><body><h2>ผลการดำเนินงาน</h2>
<p>ผู้ใช้บริการเพิ่มขึ้น <b>ร้อยละ 12</b> พื้นที่ 40 ม<sup>2</sup></p><p class="off">ไม่เห็น</p>
<ol><li>เปิดบริการวันหยุด</li><li>ขยายเวลา</li></ol></body></html>"""


def workbook(path: Path) -> None:
    """Projects under headings, with breaks and quotes in cells, and a row of sums."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["ที่", "ชื่อโครงการ/กิจกรรม", "ส่วนราชการ", "งบประมาณ (บาท)", "ผู้ประสาน"])
    sheet.append([1, 'อบรม "ผู้นำ"\nรุ่นที่ 1', "ฝ่ายเพิ่มใหม่", 1_500_000, "ก"])
    sheet.append([2, "  ดูงาน  ", None, "20,000,000.-\n*อยู่ระหว่างขอจัดสรรงบประมาณ", "ข"])
    sheet.append([3, "จัดนิทรรศการ", None, "1,5", "ค"])
    sheet.append([None, "รวม", None, 21_500_000, None])
    for row in range(2, 6):
        sheet.cell(row, 4).number_format = "#,##0"
    made.save(path)


def word_file(path: Path) -> None:
    """A heading, paragraphs with a list, a blank one, raised figures and a tracked deletion."""
    made = docx.Document()
    made.add_heading("ผลสำรวจ", 2)
    made.add_paragraph("ผู้ตอบแบบสอบถาม 400 คน")
    made.add_paragraph("")
    made.add_paragraph("เปิดบริการวันหยุด", style="List Number")
    made.add_paragraph("ขยายเวลา", style="List Number")
    area = made.add_paragraph("พื้นที่ 40 ม")
    area.add_run("2").font.superscript = True
    gone = f'<w:del {_W} w:id="1" w:author="ก"><w:r><w:delText> คำที่ลบ</w:delText></w:r></w:del>'
    area._p.append(parse_xml(gone))
    hidden = made.add_paragraph("จบ").add_run(" คำที่ซ่อน")
    hidden.font.hidden = True
    made.save(path)
