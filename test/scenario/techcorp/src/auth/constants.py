"""Numbers and names of the auth module."""

#: Tokens
ACCESS_TOKEN_MINUTES = 15
REFRESH_TOKEN_DAYS = 30
RESET_TOKEN_MINUTES = 60
REFRESH_COOKIE = "techcorp_refresh"

#: Sessions and attempts
SESSION_IDLE_DAYS = 45
LOCKOUT_ATTEMPTS = 5
LOCKOUT_MINUTES = 15
ATTEMPT_DAYS = 90

#: Passwords and second factors
MIN_PASSWORD_LENGTH = 12
MFA_ISSUER = "TechCorp"
MFA_DIGITS = 6
MFA_STEP_SECONDS = 30

#: How long a change of roles may take to be seen, where it is not forgotten at once
PERMISSION_CACHE_SECONDS = 120
