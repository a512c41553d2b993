from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.thai.words import finer, segments

THAI = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B)
MIXED = st.text(st.one_of(THAI, st.sampled_from(' 0123456789().,/-"“”ๆฯ%ABCabc\u200b\u00a0\n')))
NEVER_FIRST = re.compile("[ะ-ฺๅ็-๎ๆฯ)\\]}”’,.;:!?%]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แบบรายงานการติดตามประเมินผล", "แบบรายงาน|การติดตามประเมินผล"),
        ("ตัวชี้วัดและค่าเป้าหมาย", "ตัวชี้วัด|และ|ค่าเป้าหมาย"),
        ("ผู้ว่าราชการกรุงเทพมหานคร", "ผู้ว่าราชการ|กรุงเทพมหานคร"),
        ("การค้นหาและความคล่องตัวไม่ซ้ำ", "การค้นหา|และ|ความคล่องตัว|ไม่ซ้ำ"),
        ("โครงการพัฒนาเมือง", "โครงการ|พัฒนา|เมือง"),
        ("สำนักงานเขตบางกอกใหญ่จัดประชุม", "สำนักงานเขตบางกอกใหญ่|จัดประชุม"),
        ("ประจำปี พ.ศ. 2567 ของ", "ประจำปี |พ.ศ. 2567 |ของ"),
        ("ร้อยละ 100 ระดับ 5", "ร้อยละ 100 |ระดับ 5"),
        ("ยุทธศาสตร์ที่ 5 การ", "ยุทธศาสตร์ที่ 5 |การ"),
        ("งบ 20,000,000.- บาท", "งบ |20,000,000.- บาท"),
        ("ปี 2566-2567 โทร. 1555", "ปี 2566-2567 |โทร. 1555"),
        ("นายสมชาย ใจดี", "นายสมชาย |ใจดี"),
        ("นาง สมศรี", "นาง สมศรี"),
        ("น.ส.สมศรี ดร.ประจิม", "น.ส.สมศรี |ดร.ประจิม"),
        ("ของ กทม.จัดงาน", "ของ |กทม.|จัดงาน"),
        ("นายกรัฐมนตรีและคณะ", "นายกรัฐมนตรี|และ|คณะ"),
        ("อื่น ๆ ฯลฯ แล้ว", "อื่น ๆ ฯลฯ |แล้ว"),
        ("(ไตรมาส 2) - แล้ว", "(ไตรมาส 2) - |แล้ว"),
        ("(ไตรมาส 2) -(ไตรมาส 3) -", "(ไตรมาส 2) -|(ไตรมาส 3) -"),
        ("ลด -(5) และ -5", "ลด |-(5) และ |-5"),
        ("ปี 2562(ไตรมาส 2) 5(3) ก", "ปี 2562|(ไตรมาส 2) |5(3) ก"),
        ("โครงการ/กิจกรรม", "โครงการ/|กิจกรรม"),
        ("ต.ค.-ธ.ค. นี้", "ต.ค.-|ธ.ค. |นี้"),
        ("(Key Result : KR)", "(Key |Result : |KR)"),
        ("รหัสนโยบาย (3 หลัก) (ถ้ามี)", "รหัสนโยบาย |(3 หลัก) |(ถ้ามี)"),
        ("(ข้อมูล ณ วันที่ 20 ตุลาคม 2566)", "(ข้อมูล |ณ วันที่ 20 ตุลาคม 2566)"),
        ('“คำ” "คำ" *คำ', '“คำ” |"คำ" |*คำ'),
        ("1. งาน (ก) งาน - งาน", "1. งาน |(ก) |งาน - |งาน"),
        ("(1)งาน,(2)งาน", "(1)งาน,|(2)งาน"),
        ("ตาราง ก แสดง", "ตาราง ก |แสดง"),
        ("1 ตุลาคม 2566 ถึง", "1 ตุลาคม 2566 |ถึง"),
        ("ดู https://example.go.th/plan/2567?a=1 ที่", "ดู |https://example.go.th/plan/2567?a=1 |ที่"),
        ("COVID-19 e-Learning 5G", "COVID-19 |e-Learning |5G"),
        ("≥ 80 % ขึ้นไป", "≥ 80 % |ขึ้นไป"),
        ("พ.ศ.\u00a02567ของ", "พ.ศ.\u00a02567|ของ"),
        ("กข\u200bคง", "กข\u200b|คง"),
    ],
)
def test_words_that_belong_together_stay_together(text, expected):
    assert "|".join(segments(text)) == expected


@given(MIXED)
@settings(max_examples=400, deadline=None)
def test_segments_are_the_text_when_put_together(text):
    assert "".join(segments(text)) == text


@given(MIXED)
@settings(max_examples=400, deadline=None)
def test_no_segment_starts_or_ends_badly_when_the_text_is_any(text):
    pieces = segments(text)
    for piece in pieces[1:]:
        assert NEVER_FIRST.match(piece) is None
    for piece in pieces[:-1]:
        assert piece[-1] not in "([{“‘เแโใไ\u00a0"


@given(MIXED)
@settings(max_examples=300, deadline=None)
def test_finer_pieces_are_the_segment_and_part_no_letter_from_its_marks(text):
    pieces = finer(text) if text else ()
    assert "".join(pieces) == text
    for piece in pieces[1:]:
        assert re.match("[ะ-ฺๅ็-๎]", piece) is None


def all_the_way(text: str) -> list[str]:
    pieces = finer(text)
    return [text] if len(pieces) == 1 else [last for piece in pieces for last in all_the_way(piece)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("วันที่ 1 ตุลาคม ", "วันที่ |1 |ตุลาคม "),
        ("(แผนปฏิบัติราชการ)", "(แผน|ปฏิบัติราชการ)"),
        ("20,000,000.-", "20,|000,|000.-"),
        ("เม.ย.", "เม.|ย."),
        ("*ไม่ได้รับงบประมาณ", "*ไม่ได้รับ|งบประมาณ"),
        ("https://example.go.th/plan", "https://|example.|go.|th/|plan"),
    ],
)
def test_a_wide_segment_is_parted_at_the_gentlest_places_first(text, expected):
    assert "|".join(finer(text)) == expected


def test_a_word_is_parted_to_clusters_when_nothing_else_helps():
    pieces = all_the_way("ศาสตร์ที่น้ำเสีย")
    assert "".join(pieces) == "ศาสตร์ที่น้ำเสีย"
    assert {"ที่", "น้ำ"} <= set(pieces)
    assert all(not re.match("[ะ-ฺๅ็-๎]", piece) for piece in pieces)


def test_a_long_text_of_ambiguous_letters_is_cut_in_good_time():
    assert "".join(segments("ตากลมมากกว่า" * 2000)) == "ตากลมมากกว่า" * 2000
