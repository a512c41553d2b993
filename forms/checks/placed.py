"""Checks of what stands within texts: lines that name nothing, pictures too coarse for paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from db.markers import Marker, marked_texts, marker
from db.pictures import PictureError, size_of
from db.placed import objects_at, unplaced
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure

NAMELESS = Slip(
    "MARKER-NAMELESS", "warning", "", "แนบตารางหรือรูปใหม่ที่บรรทัดนี้ แก้รหัสให้ตรงกับที่มีในแผน หรือลบบรรทัดนี้"
)
COARSE = Slip("PICTURE-COARSE", "advice", "", "ใช้รูปที่ละเอียดกว่านี้ หรือลดความกว้างของรูป")

_KINDS = {"table": "ตาราง", "picture": "รูป", "formula": "สูตร"}
_MM_PER_INCH = Decimal("25.4")
# Dots an inch below which a picture looks coarse on paper.
_FEWEST_DOTS = 120


def nameless_markers(subject: Subject) -> Iterator[Problem]:
    """A line that looks as if it stood for something names what the plan holds."""
    for place, text in marked_texts(subject.plan, ("plan",)):
        looks = [found for line in text.split("\n") if (found := marker(line))]
        objects = objects_at(subject.package, place) if looks else None
        for found in dict.fromkeys(looks):
            if objects is not None and objects.named(found) is None:
                yield NAMELESS.at(
                    place,
                    f"บรรทัด {found.line} จะพิมพ์เป็นข้อความ เพราะไม่มี{_KINDS[found.kind]} {found.key}",
                    form=subject.form_at(place),
                )


def coarse_pictures(subject: Subject) -> Iterator[Problem]:
    """A picture that is placed has dots enough for the width that it is given."""
    loose = unplaced(subject.plan)
    for index, picture in enumerate(subject.plan.pictures):
        width = picture.width_mm
        if not width or Marker("picture", picture.key) in loose:
            continue
        try:
            dots = size_of(picture.data, picture.media_type).width
        except PictureError:
            # Those who read it in have told of it.
            continue
        density = dots / (width / _MM_PER_INCH)
        if density < _FEWEST_DOTS:
            place = ("plan", "pictures", index, "width_mm")
            yield COARSE.at(
                place,
                f"รูปกว้าง {dots:,} จุด พิมพ์กว้าง {figure(width)} มม. ได้เพียง {int(density)} จุดต่อนิ้ว "
                f"ไม่ถึง {_FEWEST_DOTS}",
                form=subject.form_at(place),
            )


CHECKS: tuple[Check, ...] = (nameless_markers, coarse_pictures)
