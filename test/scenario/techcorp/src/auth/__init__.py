"""Auth: signing in and out, sessions, permissions."""
