"""Word files made for tests: the body as XML, and the parts that it needs."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def word_file(body: str, parts: Mapping[str, str] | None = None, *, space: str = W) -> bytes:
    """A Word file of a body; `parts` are the insides of its other parts, by their names."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        more = dict(parts or {})
        file.writestr("[Content_Types].xml", _types(more))
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        related = "".join(
            f'<Relationship Id="{name}" Type="{_KINDS}/{name.rstrip("0123456789")}" '
            f'Target="{name}.xml"/>'
            for name in more
        )
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
        )
        file.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>", space))
        for name, inside in more.items():
            kind = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            file.writestr(f"word/{name}.xml", _root(kind, inside, space))
    return held.getvalue()


def _types(parts: Mapping[str, str]) -> str:
    named = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_PART.format(name.rstrip("0123456789"))}"/>'
        for name in parts
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>{named}</Types>'
    )


def _root(kind: str, inside: str, space: str) -> str:
    spaces = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:{kind} xmlns:w="{space}"{spaces}>{inside}</w:{kind}>'
    )


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph: runs as XML, or plain words."""
    runs = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    """A cell of a table: blocks as XML, or plain words."""
    blocks = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def table(*rows: str, columns: int = 0) -> str:
    """A table of rows; without a number of columns it has no tblGrid."""
    widths = '<w:gridCol w:w="2000"/>' * columns
    grid = f"<w:tblGrid>{widths}</w:tblGrid>" if columns else ""
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells: XML each, or plain words."""
    made = (each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"
