"""Numbers and names of the notifications module."""

SENDER = "TechCorp <no-reply@techcorp.example>"
MAX_SMS_LENGTH = 320
MAX_ATTEMPTS = 5
KEEP_DAYS = 180

#: Topics that users cannot unsubscribe from
MANDATORY = frozenset({"auth.password_changed", "auth.password_reset_requested"})
