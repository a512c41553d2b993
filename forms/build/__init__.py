"""Plan → document: the forms of an edition, filled in from a plan's records."""

from forms.build.forms import FormEntry, build, emblem_file, form_entries

__all__ = ["FormEntry", "build", "emblem_file", "form_entries"]
