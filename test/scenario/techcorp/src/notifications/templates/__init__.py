"""The texts of the messages."""
