"""Access to the tables of the auth module."""
