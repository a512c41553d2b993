"""What lies on the clipboard, as cells: the table of cases of spreadsheets, Word and the web."""

import pytest

from desktop.window.grid.clipboard import read_html, read_tabbed
from desktop.window.grid.copied import CopiedCell, tabbed


def table(*rows):
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=Generator content="Microsoft Excel 15"><style>
<!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\#\\,\\#\\#0";}-->
</style></head><body link="#0563C1"><table border=0 cellpadding=0 style='width:200pt'>
<!--StartFragment--> <col width=64><tr height=20>
<td class=xl65 align=right>1,500,000</td><td class=xl66>แถว 1<br>แถว 2</td></tr>
<tr><td class=xl65>&nbsp;</td><td>ม<font class="font5"><sup>2</sup></font></td></tr>
<!--EndFragment--></table></body></html>"""
LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html;
charset=utf-8"/><style type="text/css">body,div,table {font-size:x-small}</style></head><body>
<table cellspacing="0" border="0"><colgroup width="85"></colgroup><tr>
<td height="17" align="right" sdval="1500000" sdnum="1033;0;#,##0"><font>1,500,000</font></td>
<td align="left"><font>อบรม &quot;ผู้นำ&quot;<br>รุ่น 1</font></td></tr></table></body></html>"""
SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td
{border: 1px}--></style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup>
<col width="100"/></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="{}">ก</td>
<td>ข<br/>ค</td></tr></tbody></table>"""
WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style><!-- p.MsoNormal
{margin:0cm} --></style></head><body lang=EN-US><!--StartFragment--><table class=MsoTableGrid><tr>
<td width=208><p class=MsoNormal><span lang=TH>ฝ่าย<br clear=all>หนึ่ง</span><o:p></o:p></p></td>
<td><p class=MsoNormal><ins cite="mailto:x">ใหม่</ins><del cite="mailto:x">เดิม</del>
<span style='display:none;mso-hide:all'>ซ่อน</span></p></td></tr></table><!--EndFragment--></body>"""


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (EXCEL, (("1,500,000", "แถว 1\nแถว 2"), ("", "ม²"))),
        (LIBREOFFICE, (("1,500,000", 'อบรม "ผู้นำ"\nรุ่น 1'),)),
        (SHEETS, (("ก", "ข\nค"),)),
        (WORD, (("ฝ่าย\nหนึ่ง", "ใหม่"),)),
        # What is left open.
        ("<head><style>x</style><body>" + table("<td>ก<td>ข"), (("ก", "ข"),)),
        ("<html><head><title>x</title>" + table("<td>ก"), (("ก",),)),
        ("<table><tr><td>ก<tr><td>ข", (("ก",), ("ข",))),
        ("<table><tr><td>ก</tr><table><tr><td>ข", (("ก",), ("ข",))),
        (table("<td>ม<sup>2</td><td>23</td>"), (("ม²", "23"),)),
        # Several tables, and one in another.
        (table("<td>ก</td>") + "<p>คั่น</p>" + table("<td>ข</td>"), (("ก",), ("ข",))),
        (
            table(f"<td>ก{table('<td>1</td><td>2</td>', '<td>3</td>')}ข</td><td>ค</td>"),
            (("ก\n1 2\n3\nข", "ค"),),
        ),
        (table(f"<td>{table('<td>1</td>')}</td><td>2</td>"), (("1", "2"),)),
        # Cells that span others.
        (table("<td colspan=2>ก</td><td>ข</td>"), (("ก", "", "ข"),)),
        (table("<td rowspan=2>ก</td><td>1</td>", "<td>2</td>"), (("ก", "1"), ("", "2"))),
        (table("<td colspan=x rowspan=-1>ก</td>"), (("ก",),)),
        # Lines within cells.
        (table("<td><p>ก</p><p>ข</p></td>"), (("ก\nข",),)),
        (table("<td><div>ก</div>\n<div>ข</div></td>"), (("ก\nข",),)),
        (table("<td><ul><li>ก</li><li>ข</li></ul></td>"), (("ก\nข",),)),
        (table("<td>ก<br><br>ข<br></td>"), (("ก\n\nข",),)),
        (table("<td>  ก \n ข&nbsp;ค </td>"), (("ก ข ค",),)),
        # What its reader did not see.
        (table("<td>ก<del>ข</del></td>"), (("ก",),)),
        (table("<td style='display:none'>ก</td><td>ข</td>"), (("ข",),)),
        (table("<td><span hidden>ก</span>ข</td>"), (("ข",),)),
        (table("<td><span style='visibility: hidden'>ก</span>ข</td>"), (("ข",),)),
        (table("<td><!-- ก -->ข</td>"), (("ข",),)),
        (table("<td><script>1</script><template>2</template>ข</td>"), (("ข",),)),
        (table("<td><img src=x alt=ก>ข</td>"), (("ข",),)),
        # What its reader saw.
        (table("<td><s>ก</s>ข</td>"), (("กข",),)),
        (table("<td>&lt;ก&gt; &amp; &#3586;</td>"), (("<ก> & ข",),)),
        (table("<td>CO<sub>2</sub> ม<sup>3</sup></td>"), (("CO₂ ม³",),)),
        (table("<td>ม<span style='vertical-align:super'>2</span> 2</td>"), (("ม² 2",),)),
        (table("<td>ม<sup><b>2</b></sup>2</td>"), (("ม²2",),)),
        (table("<td>ก<sup>ข</sup></td>"), (("กข",),)),
        (table("<th>หัว</th><td>ก</td>"), (("หัว", "ก"),)),
        ("<p>ไม่มีตาราง</p>", ()),
        ("", ()),
    ],
)
def test_tables_of_pages_are_cells(page, wanted):
    assert read_html(page) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ก\tข\r\nค\tง\r\n", (("ก", "ข"), ("ค", "ง"))),
        ("ก\tข\rค", (("ก", "ข"), ("ค",))),
        ("ก\t\t\n", (("ก", "", ""),)),
        ("ก\n\nข\n", (("ก",), ("",), ("ข",))),
        ("", ()),
        ("\n", ()),
        # Quoted, since breaks, tabs or quotation marks stand in them.
        ('"ก\nข"\tค\n', (("ก\nข", "ค"),)),
        ('"ก\tข"\tค\n', (("ก\tข", "ค"),)),
        ('"เขาว่า ""ดี"""\tค\n', (('เขาว่า "ดี"', "ค"),)),
        ('""""\n', (('"',),)),
        ('ก\t"ข\nค"', (("ก", "ข\nค"),)),
        # Not quoted, but words in quotation marks.
        ('"คำพูด"\n', (('"คำพูด"',),)),
        ('"ก"\t"ข"\n', (('"ก"', '"ข"'),)),
        ('"ก" ดี\tข\n', (('"ก" ดี', "ข"),)),
        ('5" นิ้ว\n6" นิ้ว\n', (('5" นิ้ว',), ('6" นิ้ว',))),
        ('"ไม่ปิด\tข\nค\n', (('"ไม่ปิด', "ข"), ("ค",))),
        ('ก "x\ny" ข\n', (('ก "x',), ('y" ข',))),
        ('"ก\nข" ค\n', (('"ก',), ('ข" ค',))),
    ],
)
def test_lines_with_tabs_are_cells(text, wanted):
    assert read_tabbed(text) == wanted


@pytest.mark.parametrize(
    "cell", ["ก", '"ก"', "ก\nข", "ก\tข", '"', '""', 'เขา "ดี"\n', " ", "'ก", "=1+1", "1,5"]
)
def test_cells_that_are_copied_here_come_back(cell):
    block = ((cell, "ข"), ("ค", cell))
    copied = tabbed([[CopiedCell(text) for text in row] for row in block])
    assert read_tabbed(copied) == block
