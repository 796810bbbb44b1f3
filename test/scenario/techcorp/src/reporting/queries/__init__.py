"""One report a file: its SQL and its rows."""
