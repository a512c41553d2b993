"""Templates: words with holes that are filled from names, for editions and memos alike.

`parsing` reads one, `names` says which names it may use and what they hold, `filling`
prints it. What may not be named is found before anything is printed.
"""
