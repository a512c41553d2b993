"""Lines of Thai that part between words, also where Qt cannot cut them itself."""
