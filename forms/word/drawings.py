"""Pictures of a Word file: within the text, and the emblem beside a memo's title."""

from __future__ import annotations

from forms.document import Chart
from forms.drawn_pictures import Size
from forms.said import chart_lines
from forms.word.measures import emus
from forms.word.text import attribute, shown
from forms.word.work import Work

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_run(work: Work, data: bytes, size: Size, words: str) -> str:
    """A run that holds a picture; `words` say what is seen, to those who do not see it."""
    number = work.drawing_number()
    extent = f'<wp:extent cx="{emus(size.width)}" cy="{emus(size.height)}"/>'
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">{extent}'
        f"{_named(number, words)}{_graphic(work, data, size, number)}</wp:inline>"
    )
    return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"


def emblem_run(work: Work, data: bytes, size: Size) -> str:
    """A run that holds a picture at the left margin, level with its paragraph's top."""
    number = work.drawing_number()
    place = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        "</wp:positionV>"
    )
    extent = f'<wp:extent cx="{emus(size.width)}" cy="{emus(size.height)}"/><wp:wrapNone/>'
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        f'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">{place}{extent}'
        f"{_named(number, 'ตราสัญลักษณ์')}{_graphic(work, data, size, number)}</wp:anchor>"
    )
    return f"<w:r><w:drawing>{anchor}</w:drawing></w:r>"


def chart_words(chart: Chart) -> str:
    """What a chart says, for those who do not see it."""
    return ", ".join(chart_lines(chart))


def _named(number: int, words: str) -> str:
    name = attribute(f"รูปที่ {number}")
    return f'<wp:docPr id="{number}" name={name} descr={attribute(shown(words))}/>'


def _graphic(work: Work, data: bytes, size: Size, number: int) -> str:
    relation = work.package.picture(data)
    return (
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name={attribute(f"รูปที่ {number}")}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{emus(size.width)}" cy="{emus(size.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic>"
    )
