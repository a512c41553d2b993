"""The window: its pages, views, look and messages."""

from desktop.window.spare import import_little_of_pyside

# Before any module of the window imports PySide.
import_little_of_pyside()
