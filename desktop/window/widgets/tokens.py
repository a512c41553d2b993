"""The measures and colours of the window, each declared once.

Letters are in points, so that they follow the system's size; lengths are pixels as they are
where data stands in 11 points at 96 dots an inch: `theme.px` gives them as they are here.
Shadows, motion and pictures belong to what paints them.
"""

# Annotations are no texts here: of a named tuple each would be compiled before the first paint.
from typing import NamedTuple

FAMILY = "Sarabun"
NORMAL, SEMI_BOLD = 400, 600


class Letters(NamedTuple):
    """How one kind of text is set: size in points, a line's height in pixels, weight."""

    points: float
    line: int
    weight: int = NORMAL


# Vowel and tone marks stay apart at 13 pixels in the normal weight and run together in the
# semi-bold one: a caption is never bold, nothing is smaller.
CAPTION = Letters(9.75, 17)
DATA = Letters(11, 20)
RAIL = Letters(10.5, 20)
PROSE = Letters(11, 22)
STRONG = Letters(11, 20, SEMI_BOLD)
SECTION = Letters(12, 22, SEMI_BOLD)
TITLE = Letters(15, 28, SEMI_BOLD)
DISPLAY = Letters(21, 38, SEMI_BOLD)
# By the name that a widget bears in its property `role`.
ROLES = {
    "caption": CAPTION,
    "data": DATA,
    "prose": PROSE,
    "strong": STRONG,
    "section": SECTION,
    "title": TITLE,
    "display": DISPLAY,
}
# What the marks of a line need above and below its height.
BLEED = 3

# Steps between things.
GAP_1, GAP_2, GAP_3, GAP_4, GAP_6 = 4, 8, 12, 16, 24
PAGE_SIDE, TOOLBAR_SIDE, CELL_SIDE = 16, 12, 8

MENU_HEIGHT = 32
# Of what a system puts over a window.
TITLE_BAR_HEIGHT = 32
HEADER_HEIGHT = 44
TOOLBAR_HEIGHT = 36
COLUMN_HEAD_HEIGHT, COLUMN_HEAD_HEIGHT_2 = 30, 44
FOOTER_HEIGHT = 30
RAIL_ROW_HEIGHT = 30
CONTROL_HEIGHT = 28
TREE_ROW_HEIGHT = 27
PROBLEM_ROW_HEIGHT = 26
LIST_CAPTION_HEIGHT = 26

RAIL_WIDTH, NARROW_RAIL_WIDTH = 240, 48
PREVIEW_WIDTH = 430
ROW_NUMBER_WIDTH = 44
PROSE_WIDTH = 760  # longer lines are hard to read

CONTROL_RADIUS, POP_UP_RADIUS = 4, 6
ICON, SHAPE = 16, 14
FOCUS = 2  # the frame of what has the focus


class Colours(NamedTuple):
    """The colours of one scheme, as the style sheet and the painters name them."""

    canvas: str  # content, cells
    rail: str  # title, menu, rail
    sunken: str  # column heads, row numbers, footers, rows of groups
    raised: str  # buttons, menus, what floats
    desk: str  # what pages of paper lie on
    text: str
    text2: str  # labels, second in rank
    text3: str  # hints and counts; too faint on soft
    line1: str  # between cells
    line2: str  # between parts
    edge: str  # around what is filled in
    accent: str
    on_accent: str
    accent_hover: str
    soft: str  # selected
    tint: str  # the current row
    hover: str
    disabled: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    advice: str
    advice_ground: str
    locked: str  # reckoned, of another page, or issued
    locked_ground: str
    carried: str  # from last year or last quarter
    carried_ground: str


LIGHT = Colours(
    canvas="#ffffff",
    rail="#f0f3f3",
    sunken="#f6f8f8",
    raised="#ffffff",
    desk="#dde2e4",
    text="#182024",
    text2="#4c5a61",
    text3="#626f76",
    line1="#e8ecee",
    line2="#d3dadd",
    edge="#818e95",
    accent="#0b6b62",
    on_accent="#ffffff",
    accent_hover="#095850",
    soft="#d9ede9",
    tint="#f1f8f7",
    hover="#eaeeef",
    disabled="#8b979e",
    error="#b3261e",
    error_ground="#fcecea",
    warning="#8a5300",
    warning_ground="#fdf2dc",
    advice="#1f5fa8",
    advice_ground="#e9f1fb",
    locked="#54626a",
    locked_ground="#f3f5f6",
    carried="#6a479e",
    carried_ground="#f3eefb",
)
DARK = Colours(
    canvas="#1b2023",
    rail="#14181a",
    sunken="#20262a",
    raised="#262d31",
    desk="#0f1214",
    text="#e6ebed",
    text2="#aab6bc",
    text3="#93a0a7",
    line1="#293034",
    line2="#384147",
    edge="#78868d",
    accent="#5cc2b4",
    on_accent="#06231f",
    accent_hover="#7ad3c6",
    soft="#1d463f",
    tint="#1d2829",
    hover="#272e32",
    disabled="#75828a",
    error="#ff8f85",
    error_ground="#3b2523",
    warning="#f1bf57",
    warning_ground="#372c14",
    advice="#8dbcff",
    advice_ground="#1e2c3f",
    locked="#aab6bc",
    locked_ground="#20262a",
    carried="#c6abf6",
    carried_ground="#2c2539",
)
