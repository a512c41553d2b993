"""Charts as shapes: laid out once, for Thai text, and drawn alike on paper and screen."""

from forms.charts.arrangement import drawing
from forms.charts.shapes import Box, Drawing, Ink, Marker, Pattern, Shape, Stroke, Words

__all__ = ["Box", "Drawing", "Ink", "Marker", "Pattern", "Shape", "Stroke", "Words", "drawing"]
