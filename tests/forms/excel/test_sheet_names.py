from __future__ import annotations

from forms.excel.names import sheet_names


def test_names_are_valid_when_titles_hold_what_excel_forbids():
    (name,) = sheet_names(["'ตาราง [ก]: 1/2 \\ *?'"])
    assert name == "ตาราง ก 1 2"


def test_names_differ_when_titles_are_the_same():
    names = sheet_names(["ตาราง", "ตาราง", "ตาราง"])
    assert names == ["ตาราง", "ตาราง (2)", "ตาราง (3)"]


def test_names_differ_when_only_their_case_does():
    assert sheet_names(["KPI", "kpi"]) == ["KPI", "kpi (2)"]


def test_names_differ_when_they_are_long_and_start_alike():
    names = sheet_names(["แบบรายงานผลการดำเนินงานตามแผนปฏิบัติการประจำปี " + n for n in "กขค"])
    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


def test_marks_stay_with_their_letter_when_a_name_is_cut():
    name = sheet_names(["กกกกกกกกกกกกกกกกกกกกกกกกกกกกกที่ประชุม"])[0]
    assert len(name) <= 31
    assert name == "ก" * 29 + "…"


def test_leading_vowel_goes_with_its_letter_when_a_name_is_cut():
    assert sheet_names(["ก" * 29 + "เขต"])[0] == "ก" * 29 + "…"


def test_sheet_has_a_name_when_the_title_leaves_none():
    assert sheet_names(["", "[]"]) == ["แผ่นงาน", "แผ่นงาน (2)"]


def test_reserved_name_is_not_used_when_wanted():
    assert sheet_names(["History"]) != ["History"]
