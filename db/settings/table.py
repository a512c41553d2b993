"""All settings, in the order of the page, by their keys."""

from __future__ import annotations

from db.settings import declared
from db.settings.new_plans import NEW_PLANS

SETTINGS = {
    each.key: each
    for each in (
        declared.USER,
        declared.FONT,
        declared.DIGITS,
        declared.CONTENT_CODE,
        declared.EMBLEM,
        *NEW_PLANS.values(),
        declared.SCALE,
        declared.DENSITY,
        declared.THEME,
        declared.DATA_FOLDER,
        declared.SECOND_PLACE,
    )
}
# Where the data lies is a matter of each computer: it does not travel with the others.
CARRIED = {key: each for key, each in SETTINGS.items() if each is not declared.DATA_FOLDER}
