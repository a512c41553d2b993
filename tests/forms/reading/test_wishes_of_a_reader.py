"""What was read can be put together otherwise: places left out, other wordings taken."""

from db.package.file import package_bytes, parse_package
from forms.reading.gathering.assembling import Wishes
from forms.reading.opening import outline_of
from forms.reading.outline import spot_words
from forms.reading.reading import ReadPlan, put_together, read_outline
from forms.reading.report import report_of
from tests.forms.reading.word_files import paragraph, row, table, word_file

_HEADS = ("ลำดับที่", "ชื่อโครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการที่รับผิดชอบ", "รหัสนโยบาย (3 หลัก)")
_NAME = "โครงการปรับปรุงพื้นที่สาธารณะริมคลองเพื่อประชาชน"


def _read() -> ReadPlan:
    rows = [
        row("1.", _NAME, "25,000.-", "กทล.", "P118"),
        row("2.", f"{_NAME}ทุกคน", "26,000.-", "กทล.", "-"),
        row("3.", "กิจกรรมอบรม", "-", "ฝบท.", "-"),
    ]
    body = paragraph("แผนปฏิบัติการประจำปี พ.ศ. 2567") + paragraph("กองทดลอง")
    return read_outline(
        outline_of(word_file(body + table(row(*_HEADS), *rows, columns=5)), ".docx")
    )


def test_a_thing_that_is_printed_twice_is_one_with_both_wordings_in_view():
    read = _read()
    first, second = read.package.plan.projects
    assert (first.name, second.name) == (f"{_NAME}ทุกคน", "กิจกรรมอบรม")
    name = next(each for each in read.readings if each.path == "name" and each.value == first.name)
    assert name.doubt
    assert [other.value for other in name.others] == [_NAME]
    assert spot_words(read.outline, name.spots[0]) == "ตารางที่ 1 แถว 3 ช่อง 2"


def test_another_wording_can_be_taken():
    read = _read()
    name = next(each for each in read.readings if each.others and each.path == "name")
    wishes = Wishes(preferred={(name.subject, name.path): name.others[0].saying})
    again = put_together(read.material, wishes)
    assert again.package.plan.projects[0].name == _NAME
    # Nothing was changed in what had been read.
    assert read.package.plan.projects[0].name == f"{_NAME}ทุกคน"
    parse_package(package_bytes(again.package))


def test_what_is_dropped_says_nothing():
    read = _read()
    row_of_second = frozenset((2, 3, column) for column in range(5))
    again = put_together(read.material, Wishes(dropped=row_of_second))
    assert [each.name for each in again.package.plan.projects] == [f"{_NAME}ทุกคน"]
    parse_package(package_bytes(again.package))


def test_the_report_says_where_everything_stood():
    report = report_of(_read())
    assert report["counts"]["left_over"] == len(report["left_over"])
    doubtful = next(each for each in report["doubtful"] if each["others"])
    assert doubtful["where"] == ["ตารางที่ 1 แถว 3 ช่อง 2"]
    assert doubtful["reason"]
