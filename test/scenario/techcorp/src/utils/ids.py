"""Identifiers."""

import secrets
import uuid

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_id() -> str:
    """A random identifier, for things that are never read aloud."""
    return str(uuid.uuid4())


def short_id(length: int = 8) -> str:
    """A short random identifier without characters that look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
