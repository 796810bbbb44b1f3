"""What notifications do on their own."""
