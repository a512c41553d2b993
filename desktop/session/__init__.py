"""The open plan: its state and history, its saving, checking and work beside the window."""
