"""What reporting does on its own."""
