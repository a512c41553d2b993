"""The window: its pages, views, look and messages."""
