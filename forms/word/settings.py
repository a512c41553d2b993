"""How Word is to take a file: its rules for Thai, the fonts, the marks of the contents."""

from __future__ import annotations

from xml.sax.saxutils import escape

from db.version import MADE_BY
from forms.document import Contents, Document
from forms.resources import RESOURCES
from forms.word.lists import Lists
from forms.word.looks import FONT, LINE_FONT, fonts
from forms.word.package import HEAD, element
from forms.word.text import attribute, shown

_WORD = "http://schemas.microsoft.com/office/word"
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def settings(*, notes: bool) -> str:
    """The part with the settings.

    In compatibility mode 15 Word breaks Thai at words; below it, at spaces alone. The Thai
    language is named here and not in the defaults: there WPS Writer misplaces ำ.
    """
    own = "".join(f'<w:footnote w:id="{number}"/>' for number in (-1, 0)) if notes else ""
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>'
        for name, value in modes.items()
    )
    return element(
        "w:settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{f'<w:footnotePr>{own}</w:footnotePr>' if own else ''}"
        f"<w:compat>{compat}</w:compat>"
        '<m:mathPr><m:mathFont m:val="Cambria Math"/><m:defJc m:val="left"/></m:mathPr>'
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def theme() -> str:
    """The part with what a person inserts: colours, and the office's font."""
    return (RESOURCES / "word" / "theme.xml").read_text(encoding="utf-8")


def font_table() -> str:
    """The part that names the fonts, and what stands in for the office's own."""
    return element(
        "w:fonts",
        f'<w:font w:name="{FONT}"><w:altName w:val="TH Sarabun New"/>'
        '<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{LINE_FONT}"><w:charset w:val="00"/><w:family w:val="modern"/>'
        '<w:pitch w:val="fixed"/></w:font>',
    )


def numbering(contents: Contents | None, deepest: int, text: Lists) -> str:
    """The part with the lists: those of the text, and one a level for the contents.

    The latter are the marks before their entries. Without any there is no such part.
    """
    mark_of = contents.mark if contents is not None else lambda _level: ""
    marked = [(level, mark_of(level).strip()) for level in range(1, deepest + 1)]
    marked = [(level, mark) for level, mark in marked if mark]
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{level}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="TOC{level}"/><w:suff w:val="space"/>'
        f"<w:lvlText w:val={attribute(mark)}/>"
        f'<w:lvlJc w:val="left"/><w:rPr>{fonts(FONT)}</w:rPr></w:lvl></w:abstractNum>'
        for level, mark in marked
    )
    numbers = "".join(
        f'<w:num w:numId="{level}"><w:abstractNumId w:val="{level}"/></w:num>'
        for level, _ in marked
    )
    kinds, lists_of_text = text.xml()
    made = f"{lists}{kinds}{numbers}{lists_of_text}"
    return element("w:numbering", made) if made else ""


def properties(document: Document) -> str:
    """The part with what the file says of itself."""
    said = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "cp:keywords": document.keywords,
        "cp:lastModifiedBy": MADE_BY,
        "dc:language": "th-TH",
    }
    made = ""
    if document.date is not None:
        kind = 'xsi:type="dcterms:W3CDTF"'
        day = f"{document.date.isoformat()}T00:00:00Z"
        made = "".join(
            f"<dcterms:{name} {kind}>{day}</dcterms:{name}>" for name in ("created", "modified")
        )
    elements = (f"<{name}>{escape(shown(text))}</{name}>" for name, text in said.items() if text)
    return f"{HEAD}<cp:coreProperties {_PROPERTIES}>{''.join(elements)}{made}</cp:coreProperties>"
