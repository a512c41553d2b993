"""Reading a plan out of what an office has: Word, Excel, CSV, a page on the clipboard.

`sources` turns a file into an `outline` of paragraphs and tables, each with its place.
`vocabulary` is what an edition prints, as patterns to recognise; `recognition` finds them in
an outline, `placing` puts what they hold into fields, `gathering` makes one plan of what was
said in many places. Nothing is dropped: what found no place is told of.
"""
