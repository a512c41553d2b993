"""Sheets and columns that are not as they went out: copied, gone, of another program, mixed up."""

from forms.filling.writing import FIRST_ROW, HEAD_ROW, PATHS_ROW
from tests.forms.filling.books import cell_at, changed, new_rows, sample, taken_back


def test_copy_of_a_sheet_is_told_and_not_read(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        cell_at(sheet, "name", next(iter(new_rows(sheet)))).value = "โครงการอ่านยามเช้า"
        copy = book.copy_worksheet(sheet)
        cell_at(copy, "note", 0).value = "ในสำเนา"
        # Wherever the copy stands.
        book.move_sheet(copy, -len(book.sheetnames))

    found = taken_back(changed(change), tmp_path)
    assert (found.changed, found.added) == (0, 1)
    (remark,) = found.remarks
    assert "สำเนาของแผ่นงาน “โครงการ”" in remark.reason


def test_column_that_is_gone_is_told_where_it_had_something(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        for key in ("name", "budget.total_amount"):
            paths = [cell.value for cell in sheet[PATHS_ROW + 1]]
            sheet.delete_cols(paths.index(key) + 1)

    found = taken_back(changed(change), tmp_path)
    assert found.state.package == sample()
    (remark,) = found.remarks
    assert "ไม่พบคอลัมน์ “ชื่อ”" in remark.reason


def test_column_of_a_newer_program_is_told_where_it_has_something(tmp_path):
    def change(book, *, filled):
        sheet = book["โครงการ"]
        at = sheet.max_column + 1
        sheet.cell(PATHS_ROW + 1, at).value = "future.field"
        sheet.cell(HEAD_ROW + 1, at).value = "ช่องใหม่"
        sheet.cell(FIRST_ROW + 1, at).value = "คำตอบ" if filled else None

    found = taken_back(changed(lambda book: change(book, filled=True)), tmp_path)
    (remark,) = found.remarks
    assert "future.field" in remark.reason
    assert taken_back(changed(lambda book: change(book, filled=False)), tmp_path).remarks == ()


def test_rows_that_were_pasted_over_each_other_are_told(tmp_path):
    def change(book):
        sheet = book["โครงการ"]
        rows = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(5, 6)]
        for number, values in enumerate(reversed(rows), FIRST_ROW + 1):
            for at, value in enumerate(values, 2):
                sheet.cell(number, at).value = value

    found = taken_back(changed(change), tmp_path)
    assert [remark.ref for remark in found.remarks] == ["แถวที่ 5", "แถวที่ 6"]
    assert all("ของอีกรายการหนึ่ง" in remark.reason for remark in found.remarks)
    # What stands there is shown as changes, and none is kept from being refused.
    assert found.changed > 2


def test_text_that_another_step_has_is_no_mix_up(tmp_path):
    def change(book):
        sheet = book["ขั้นตอน"]
        cell_at(sheet, "text", 0).value = cell_at(sheet, "text", 5).value

    found = taken_back(changed(change), tmp_path)
    assert (found.changed, found.remarks) == (1, ())
