"""The file itself: parts made of text, related to each other, in a zip of one date."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

# The date that every part of the file bears, so that the same plan gives the same file.
_PART_DATE = (1980, 1, 1, 0, 0, 0)
_COMPRESSION = 6
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARED = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items())
# What stands at the edges of pages: the type of its part, and of the relation to it.
_EDGES = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _TextPart(Part):
    """A part whose text is known when all that it relates to is there."""

    text = ""

    @property
    def blob(self) -> bytes:
        """Its bytes."""
        return self.text.encode()


class WordPackage:
    """A Word file in the making; its main part is written last."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self._main = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._pictures: dict[bytes, str] = {}
        self._edges: dict[tuple[str, str], str] = {}

    def add(self, name: str, content_type: str, relation: str, text: str) -> None:
        """Add a part that the main part relates to."""
        part = _part(f"/word/{name}.xml", content_type)
        part.text = text
        self._main.relate_to(part, relation)

    def add_properties(self, text: str) -> None:
        """Add what the file says of itself."""
        part = _part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES)
        part.text = text
        self._package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def picture(self, data: bytes) -> str:
        """The id that the main part relates to a picture by; each file is there once."""
        if data not in self._pictures:
            jpeg = data.startswith(b"\xff\xd8")
            kind = CONTENT_TYPE.JPEG if jpeg else CONTENT_TYPE.PNG
            ending = "jpeg" if jpeg else "png"
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{ending}")
            part = Part(name, kind, data)
            self._pictures[data] = self._main.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[data]

    def header(self, content: str) -> str:
        """The id that sections name a header by; headers alike are one."""
        return self._edge("header", "w:hdr", content)

    def footer(self, content: str) -> str:
        """The id that sections name a footer by; footers alike are one."""
        return self._edge("footer", "w:ftr", content)

    def _edge(self, kind: str, root: str, content: str) -> str:
        if (kind, content) not in self._edges:
            content_type, relation = _EDGES[kind]
            number = sum(known == kind for known, _ in self._edges) + 1
            part = _part(f"/word/{kind}{number}.xml", content_type)
            part.text = element(root, content)
            self._edges[kind, content] = self._main.relate_to(part, relation)
        return self._edges[kind, content]

    def saved(self, pieces: Iterable[str]) -> bytes:
        """The bytes of the file, whose body is made of these pieces."""
        self._main.text = element("w:document", f"<w:body>{''.join(pieces)}</w:body>")
        stream = BytesIO()
        self._package.save(stream)
        return _dated(stream)


def _part(name: str, content_type: str) -> _TextPart:
    return _TextPart(PackURI(name), content_type, b"")


def element(name: str, content: str) -> str:
    """The root of a part, with all the names that a part may use."""
    return f"{HEAD}<{name} {_DECLARED}>{content}</{name}>"


def _dated(stream: BytesIO) -> bytes:
    """The same zip with one date on all its parts."""
    dated = BytesIO()
    with ZipFile(stream) as found, ZipFile(dated, "w") as made:
        for name in found.namelist():
            made.writestr(ZipInfo(name, _PART_DATE), found.read(name), ZIP_DEFLATED, _COMPRESSION)
    return dated.getvalue()
