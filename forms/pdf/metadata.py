"""What a PDF file says of itself: title and author, its standards, the colours it is meant in.

PDF/A-2 (level A) is for papers that are kept, PDF/UA-1 for those that are read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from db.version import MADE_BY
from forms.document import Document
from forms.pdf.file import PdfFile, text_string
from forms.resources import RESOURCES

LANGUAGE = "th-TH"
_PROFILE = RESOURCES / "colours" / "sRGB.icc"
# PDF/A knows the words of PDF/UA only where a file explains them.
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{said}
</rdf:Description>
{extension}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_info(file: PdfFile, document: Document) -> int:
    """The number of what the file says of itself, as programs showed it before XMP."""
    said = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject or document.title,
        "Keywords": document.keywords,
        "Creator": MADE_BY,
        "Producer": MADE_BY,
    }
    if moment := _moment(document, "D:%Y%m%d000000+07'00'"):
        said |= {"CreationDate": moment, "ModDate": moment}
    entries = (f"/{key}{text_string(_plain(text))}" for key, text in said.items() if text)
    return file.add(f"<<{''.join(entries)}>>")


def write_metadata(file: PdfFile, document: Document) -> int:
    """The number of the same as XMP, with the standards that the file keeps to."""
    packet = _XMP.format(said="\n".join(_said(document)), extension=_EXTENSION)
    return file.add_packed(packet.encode("utf-8"), "/Type/Metadata/Subtype/XML")


def output_intent(file: PdfFile) -> str:
    """The colours that the file is meant in: those of screens, which printers know."""
    profile = file.add_stream(_PROFILE.read_bytes(), "/N 3")
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>"
    )


def _said(document: Document) -> Iterator[str]:
    yield _listed("dc:title", "Alt", ((document.title, ' xml:lang="x-default"'),))
    if document.author:
        yield _listed("dc:creator", "Seq", ((document.author, ""),))
    subject = document.subject or document.title
    yield _listed("dc:description", "Alt", ((subject, ' xml:lang="x-default"'),))
    yield _listed("dc:language", "Bag", ((LANGUAGE, ""),))
    if document.keywords:
        yield f"<pdf:Keywords>{escape(_plain(document.keywords), quote=False)}</pdf:Keywords>"
    yield f"<xmp:CreatorTool>{MADE_BY}</xmp:CreatorTool><pdf:Producer>{MADE_BY}</pdf:Producer>"
    if moment := _moment(document, "%Y-%m-%dT00:00:00+07:00"):
        yield f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"


def _listed(name: str, kind: str, texts: Iterable[tuple[str, str]]) -> str:
    """A property that is a list of texts, each with its attributes."""
    found = "".join(
        f"<rdf:li{said}>{escape(_plain(text), quote=False)}</rdf:li>" for text, said in texts
    )
    return f"<{name}><rdf:{kind}>{found}</rdf:{kind}></{name}>"


def _plain(text: str) -> str:
    """A text as XML can hold it, in one line."""
    return "".join(char if " " <= char <= "\ud7ff" or char >= "\ue000" else " " for char in text)


def _moment(document: Document, form: str) -> str:
    """The beginning of the day that a document is made on; nothing where that is not known."""
    return document.date.strftime(form) if document.date else ""
