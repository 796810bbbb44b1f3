"""TechCorp's backend."""
