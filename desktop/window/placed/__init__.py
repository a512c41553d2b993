"""Tables and pictures that stand within texts: made, and changed in windows of their own."""
