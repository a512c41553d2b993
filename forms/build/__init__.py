"""Plan → document: the forms of an edition, filled in from a plan's records."""

from forms.build.emblem import emblem, emblem_file
from forms.build.forms import FormEntry, build, form_entries

__all__ = ["FormEntry", "build", "emblem", "emblem_file", "form_entries"]
