"""The manual: chapters of plain marked text in `resources/manual`, on the screen and on paper."""
