"""What billing does on its own."""
