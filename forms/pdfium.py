"""Turns at pdfium, which keeps state of its own and knows no threads."""

import threading

# Held while pdfium is asked for anything.
PDFIUM = threading.Lock()
