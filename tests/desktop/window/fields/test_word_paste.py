"""What a paste keeps: headings, paragraphs and numbers, and nothing else."""

from PySide6.QtCore import QMimeData

from db.records import Block
from desktop.window.fields.word_paste import blocks_of


def html(text):
    data = QMimeData()
    data.setHtml(text)
    return data


def plain(text):
    data = QMimeData()
    data.setText(text)
    return data


def test_lines_are_paragraphs_when_the_text_is_plain():
    assert blocks_of(plain("หนึ่ง\r\n\r\n2.\tสอง\n")) == (Block(paragraphs=("หนึ่ง", "2. สอง")),)


def test_headings_begin_blocks_when_the_text_has_them():
    made = blocks_of(html("<p>นำ</p><h1>ก</h1><p>หนึ่ง</p><h2>ข</h2><p>สอง</p><p>สาม</p>"))
    assert made == (
        Block(paragraphs=("นำ",)),
        Block("ก", 1, ("หนึ่ง",)),
        Block("ข", 2, ("สอง", "สาม")),
    )


def test_numbers_stay_when_they_belong_to_a_list():
    made = blocks_of(html("<ol><li>หนึ่ง</li><li>สอง</li></ol><ul><li>จุด</li></ul>"))
    assert made == (Block(paragraphs=("1. หนึ่ง", "2. สอง", "- จุด")),)


def test_numbers_are_those_that_a_list_begins_with_and_of_its_kind():
    def lines(page):
        (block,) = blocks_of(html(page))
        return block.paragraphs

    assert lines('<ol start="7"><li>ก</li><li>ข</li></ol>') == ("7. ก", "8. ข")
    assert lines('<ol type="a"><li>ก</li><li>ข</li></ol>') == ("a. ก", "b. ข")
    assert lines("<ol start><li>ก</li></ol>") == ("1. ก",)


def test_numbers_stay_when_word_writes_them_as_text():
    made = blocks_of(
        html(
            "<html><head><style>p {color:red}</style></head><body><p class=MsoListParagraph>"
            "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>"
            "<![endif]>ข้อแรก</p></body></html>"
        )
    )
    assert made == (Block(paragraphs=("1. ข้อแรก",)),)


def item(mark, text, font=""):
    """An item of a list as Word writes it, with its line ends and its spaces."""
    return (
        "<p class=MsoListParagraphCxSpMiddle style='margin-left:54.0pt;text-indent:-18.0pt;\r\n"
        f"mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=TH style='{font}'><span\r\n"
        f"style='mso-list:Ignore'>{mark}<span style='font:7.0pt Arial'>&nbsp;&nbsp;\r\n"
        f"</span></span></span><![endif]><span lang=TH>{text}<o:p></o:p></span></p>\r\n"
    )


def test_page_of_word_gives_its_headings_numbers_and_bullets():
    made = blocks_of(
        html(
            "<html><head><meta name=Generator content='Microsoft Word 15'>"
            "<style><!-- @font-face {font-family:Wingdings;} --></style>"
            "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=EN-US>"
            "<!--StartFragment--><h2><b><span lang=TH>หัวข้อ\r\nที่หนึ่ง</span></b></h2>"
            + item("๑.", "ข้อแรก")
            + item("1.1", "ข้อย่อย")
            + item("ก.", "อักษร")
            + item("(2)", "วงเล็บ")
            + item("·", "จุด", "font-family:Symbol")
            + item("o", "วงกลม", 'font-family:"Courier New"')
            + item("Ø", "ลูกศร", "font-family:Wingdings")
            + item("\uf0a7", "สี่เหลี่ยม", "font-family:Wingdings")
            + "<p class=MsoNormal><span lang=TH>ย่อหน้า<b>ต่อไป</b></span><o:p>&nbsp;</o:p></p>"
            "<!--EndFragment--></body></html>"
        )
    )
    assert made == (
        Block(
            "หัวข้อ ที่หนึ่ง",
            2,
            (
                "๑. ข้อแรก",
                "1.1 ข้อย่อย",
                "ก. อักษร",
                "(2) วงเล็บ",
                "- จุด",
                "- วงกลม",
                "- ลูกศร",
                "- สี่เหลี่ยม",
                "ย่อหน้าต่อไป",
            ),
        ),
    )


def test_breaks_within_a_paragraph_stay_there_and_those_of_a_heading_are_spaces():
    made = blocks_of(html("<h1>ก<br>ข</h1><p>หนึ่ง<br>สอง</p><p>สาม</p>"))
    assert made == (Block("ก ข", 1, ("หนึ่ง\nสอง", "สาม")),)
    assert blocks_of(plain("หนึ่ง\vสอง\nสาม")) == (Block(paragraphs=("หนึ่ง\nสอง", "สาม")),)


def test_pictures_and_looks_are_dropped_when_they_are_pasted():
    made = blocks_of(html("<p><b>หนา</b> <img src='file:///x.png'><span>บาง</span></p><p> </p>"))
    assert made == (Block(paragraphs=("หนา บาง",)),)


def test_nothing_is_kept_when_there_is_no_text():
    assert blocks_of(QMimeData()) == ()
    assert blocks_of(html("<img src='x.png'>")) == ()


def test_deletions_that_are_tracked_and_hidden_words_are_left_out():
    made = blocks_of(
        html(
            "<h1>หัวข้อ<del> เดิม</del></h1><p>คำ<span class=msoDel><del cite='x'>ที่ลบ</del></span>"
            "<ins>ใหม่</ins><span style='display:none;mso-hide:all'>ซ่อน</span></p>"
        )
    )
    assert made == (Block("หัวข้อ", 1, ("คำใหม่",)),)


def test_page_whose_head_is_left_open_is_read():
    assert blocks_of(html("<html><head><meta charset=utf-8><body><p>ข้อความ</p>")) == (
        Block(paragraphs=("ข้อความ",)),
    )
