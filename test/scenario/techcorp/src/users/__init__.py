"""Users: accounts, profiles, organizations and invitations."""
