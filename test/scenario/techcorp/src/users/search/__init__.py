"""Full-text search over users."""
