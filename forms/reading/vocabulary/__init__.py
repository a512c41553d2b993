"""What an edition prints, as patterns to recognise: derived from its data, no list beside it."""
