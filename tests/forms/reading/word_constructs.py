"""What Word files hold beside plain paragraphs: a piece of a body each, and how it is to be read.

Every piece says `รับ` and a number where its words are to be read, and `ทิ้ง` where not.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.forms.reading.word_files import cell, paragraph, row, run, table


class Construct(NamedTuple):
    """A construct: its XML in a body, the lines it reads as, and what it needs beside."""

    name: str
    body: str
    lines: tuple[str, ...]
    # What a second reader does not see, or reads twice.
    alone: bool = False


def _field(code: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return char("begin") + instruction + char("separate") + result + char("end")


def _sdt(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _changed(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="ก" w:date="2026-01-01T00:00:00Z">{inside}</w:{kind}>'


def _gone(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def _numbered(text: str, identity: int, level: int = 0) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
    return paragraph(text, numbers)


def _box(text: str) -> str:
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _maths(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def _letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


_FRACTION = _maths(
    f"<m:f><m:num>{_letters('รับ121')}</m:num><m:den>{_letters('รับ122')}</m:den></m:f>"
)
_MERGED, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_WIDE = '<w:gridSpan w:val="2"/>'

CONSTRUCTS = (
    Construct("plain", paragraph("รับ001"), ("รับ001",)),
    Construct("runs", paragraph(run("รับ") + run("002")), ("รับ002",)),
    Construct("tab", paragraph(run("รับ003") + "<w:r><w:tab/></w:r>" + run("ต่อ")), ("รับ003 ต่อ",)),
    Construct("break", paragraph(run("รับ004") + "<w:r><w:br/></w:r>" + run("ต่อ")), ("รับ004 ต่อ",)),
    Construct(
        "no-break hyphen",
        paragraph(run("รับ005") + "<w:r><w:noBreakHyphen/></w:r>" + run("ต่อ")),
        ("รับ005-ต่อ",),
        alone=True,
    ),
    Construct(
        "soft hyphen",
        paragraph(run("รับ006") + "<w:r><w:softHyphen/></w:r>" + run("ต่อ")),
        ("รับ006ต่อ",),
        alone=True,
    ),
    Construct(
        "symbol",
        paragraph(run("รับ007") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        ("รับ007✓",),
        alone=True,
    ),
    Construct("inserted", paragraph(_changed("ins", run("รับ008"))), ("รับ008",)),
    Construct(
        "deleted", paragraph(run("รับ009") + _changed("del", _gone("ทิ้ง"))), ("รับ009",), alone=True
    ),
    Construct(
        "moved",
        paragraph(run("รับ010") + _changed("moveFrom", run("ทิ้ง")))
        + paragraph(_changed("moveTo", run("รับ011"))),
        ("รับ010", "รับ011"),
        alone=True,
    ),
    Construct(
        "deleted end of a paragraph",
        paragraph("รับ012", "<w:rPr><w:del w:id='1' w:author='ก'/></w:rPr>") + paragraph("ต่อ"),
        ("รับ012ต่อ",),
        alone=True,
    ),
    Construct(
        "deleted end before a table",
        paragraph("รับ087", "<w:rPr><w:del w:id='1' w:author='ก'/></w:rPr>")
        + table(row("รับ088"), columns=1)
        + paragraph("รับ089", "<w:rPr><w:del w:id='1' w:author='ก'/></w:rPr>"),
        ("รับ087", "รับ088", "รับ089"),
        alone=True,
    ),
    Construct("inline control", paragraph(run("รับ") + _sdt(run("013"))), ("รับ013",)),
    Construct("block control", _sdt(paragraph("รับ014")), ("รับ014",)),
    Construct("nested controls", _sdt(_sdt(paragraph(_sdt(run("รับ015"))))), ("รับ015",)),
    Construct(
        "smart tag", paragraph(f'<w:smartTag w:element="x">{run("รับ016")}</w:smartTag>'), ("รับ016",)
    ),
    Construct(
        "custom XML", f'<w:customXml w:element="x">{paragraph("รับ017")}</w:customXml>', ("รับ017",)
    ),
    Construct(
        "link", paragraph(f'<w:hyperlink w:anchor="a">{run("รับ018")}</w:hyperlink>'), ("รับ018",)
    ),
    Construct(
        "simple field",
        paragraph(f'<w:fldSimple w:instr=" DATE ">{run("รับ019")}</w:fldSimple>'),
        ("รับ019",),
    ),
    Construct("field", paragraph(_field(" REF x ", run("รับ020"))), ("รับ020",)),
    Construct(
        "field in a field's instruction",
        paragraph(_field(f" IF {_field(' REF y ', run('ทิ้ง'))} ", run("รับ021"))),
        ("รับ021",),
        alone=True,
    ),
    Construct(
        "field over paragraphs",
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>QUOTE</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("รับ022")
        )
        + paragraph(run("รับ023") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ("รับ022", "รับ023"),
    ),
    Construct(
        "EQ fraction",
        paragraph(run("รับ024 = ") + _field(r" EQ \f(รับ025,รับ026) ", "")),
        ("รับ024 = (รับ025) / (รับ026)",),
        alone=True,
    ),
    Construct(
        "OMML fraction",
        paragraph(run("รับ120 = ") + _FRACTION),
        ("รับ120 = (รับ121) / (รับ122)",),
        alone=True,
    ),
    Construct("text box", paragraph(run("รับ027") + _box("รับ028")), ("รับ027", "รับ028"), alone=True),
    Construct("box alone", paragraph(_box("รับ029")), ("รับ029",), alone=True),
    Construct(
        "ruby",
        paragraph(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('ทิ้ง')}</w:rt>"
            f"<w:rubyBase>{run('รับ030')}</w:rubyBase></w:ruby></w:r>"
        ),
        ("รับ030",),
        alone=True,
    ),
    Construct("hidden", paragraph(run("รับ031") + run("ทิ้ง", "<w:vanish/>")), ("รับ031",), alone=True),
    Construct(
        "shown again",
        paragraph(run("รับ032", '<w:vanish w:val="0"/>')),
        ("รับ032",),
    ),
    Construct(
        "heading by level", paragraph("รับ033", '<w:outlineLvl w:val="0"/>'), ("รับ033",), alone=True
    ),
    Construct("comment", paragraph('<w:commentRangeStart w:id="0"/>' + run("รับ034")), ("รับ034",)),
    Construct(
        "bookmark", paragraph('<w:bookmarkStart w:id="0" w:name="x"/>' + run("รับ035")), ("รับ035",)
    ),
    Construct(
        "footnote",
        paragraph(run("รับ036") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        ("รับ036", "รับ037"),
        alone=True,
    ),
    Construct(
        "list numbers",
        _numbered("รับ038", 1) + _numbered("รับ039", 1) + _numbered("รับ040", 1, 1),
        ("1. รับ038", "2. รับ039", "2.1 รับ040"),
        alone=True,
    ),
    Construct(
        "Thai digits",
        _numbered("รับ041", 2) + _numbered("รับ042", 2),
        ("๑) รับ041", "๒) รับ042"),
        alone=True,
    ),
    Construct(
        "Thai letters",
        _numbered("รับ043", 3) + _numbered("รับ044", 3),
        ("ก. รับ043", "ข. รับ044"),
        alone=True,
    ),
    Construct("Thai words", _numbered("รับ045", 4), ("หนึ่ง รับ045",), alone=True),
    Construct("bullet", _numbered("รับ046", 5), ("- รับ046",), alone=True),
    Construct("start of its own", _numbered("รับ047", 6), ("5. รับ047",), alone=True),
    Construct(
        "table",
        table(row("รับ048", "รับ049"), row("รับ050", "รับ051"), columns=2),
        ("รับ048|รับ049", "รับ050|รับ051"),
    ),
    Construct("table without its grid", table(row("รับ052", "รับ053")), ("รับ052|รับ053",)),
    Construct(
        "wide cell",
        table(row(cell("รับ054", _WIDE), "รับ055"), row("รับ056", "รับ057", "รับ058"), columns=3),
        ("รับ054||รับ055", "รับ056|รับ057|รับ058"),
        alone=True,
    ),
    Construct(
        "tall cell",
        table(
            row(cell("รับ059", _MERGED), "รับ060"),
            row(cell("", _GOES_ON), "รับ061"),
            columns=2,
        ),
        ("รับ059|รับ060", "|รับ061"),
        alone=True,
    ),
    Construct(
        "older wide cell",
        table(
            row(cell("รับ062", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "รับ063"),
            row("รับ064", "รับ065", "รับ066"),
            columns=3,
        ),
        ("รับ062||รับ063", "รับ064|รับ065|รับ066"),
        alone=True,
    ),
    Construct(
        "row that begins later",
        table(
            row("รับ067", "รับ068"),
            row("รับ069", properties='<w:gridBefore w:val="1"/>'),
            columns=2,
        ),
        ("รับ067|รับ068", "|รับ069"),
        alone=True,
    ),
    Construct(
        "row that ends sooner",
        table(
            row("รับ070", "รับ071"), row("รับ072", properties='<w:gridAfter w:val="1"/>'), columns=2
        ),
        ("รับ070|รับ071", "รับ072|"),
        alone=True,
    ),
    Construct("row in a control", table(_sdt(row("รับ073", "รับ074")), columns=2), ("รับ073|รับ074",)),
    Construct(
        "cell in a control",
        table(row(_sdt(cell("รับ075")), "รับ076"), columns=2),
        ("รับ075|รับ076",),
    ),
    Construct(
        "inserted row",
        table(
            row("รับ077", properties=_changed("ins", "")),
            row("ทิ้ง", properties=_changed("del", "")),
            columns=1,
        ),
        ("รับ077",),
        alone=True,
    ),
    Construct(
        "nested table",
        table(
            row(
                cell(paragraph("รับ078") + table(row("รับ079", "รับ080"), columns=2) + "<w:p/>"),
                "รับ081",
            ),
            columns=2,
        ),
        ("รับ078/รับ079/รับ080|รับ081",),
        alone=True,
    ),
    Construct(
        "table in a text box",
        paragraph(_box("ทิ้ง").replace(paragraph("ทิ้ง"), table(row("รับ082", "รับ083"), columns=2))),
        ("รับ082|รับ083",),
        alone=True,
    ),
    Construct(
        "paragraphs of a cell",
        table(row(cell(paragraph("รับ084") + paragraph("รับ085")))),
        ("รับ084/รับ085",),
    ),
)

NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{identity}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text, start) in enumerate(levels)
    )
    + "</w:abstractNum>"
    for identity, levels in enumerate(
        (
            (("decimal", "%1.", 1), ("decimal", "%1.%2", 1)),
            (("thaiNumbers", "%1)", 1),),
            (("thaiLetters", "%1.", 1),),
            (("thaiCounting", "%1", 1),),
            (("bullet", "\uf0b7", 1),),
            (("decimal", "%1.", 5),),
        ),
        1,
    )
) + "".join(
    f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
    for identity in range(1, 7)
)
PARTS = {
    "numbering": NUMBERING,
    "footnotes": f'<w:footnote w:id="2">{paragraph("รับ037")}</w:footnote>',
}
