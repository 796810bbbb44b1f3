"""What users tell about themselves."""
