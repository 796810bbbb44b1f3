"""Groups of users within an account."""
