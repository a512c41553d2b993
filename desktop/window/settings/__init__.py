"""The settings page: what a user may choose of the program, and what the policy has."""
