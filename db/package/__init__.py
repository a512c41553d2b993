"""The file that a plan travels in: read whole or refused, written exactly."""
