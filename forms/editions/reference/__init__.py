"""The reference of edition files: all that may stand in one, in Thai, as Markdown.

It is written from the tables that editions are read and checked by, and so has what they
have and nothing else.
"""
