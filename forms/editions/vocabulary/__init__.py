"""What an edition file may name, each with its Thai: the builders' language, declared.

`forms.build` prints what is declared here; what is not is refused when an edition is
opened. The reference of editions is written from these tables.
"""
