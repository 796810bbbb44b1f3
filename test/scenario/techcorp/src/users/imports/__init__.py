"""Users from CSV files."""
