"""The ways in which a message reaches somebody."""
