"""The sets of forms, a year each: data beside this, read and checked at the border."""
