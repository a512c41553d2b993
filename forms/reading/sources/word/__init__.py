"""Word files, read from their XML: what stands on the page, once and in order.

Tracked changes are read as accepted, numbers of lists are counted as Word counts them,
equations are formulas, and content controls, fields and text boxes are text like any other.
"""
