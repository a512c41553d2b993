"""Plan → document: the forms of an edition, filled in from a plan's records."""

from forms.build.forms import FormEntry, build, form_entries

__all__ = ["FormEntry", "build", "form_entries"]
