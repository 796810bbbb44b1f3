"""Password hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)

#: Compared against when there is no such user, so that both cases take the same time.
DUMMY_HASH = _hasher.hash("no user has this password")


def hash_password(password: str) -> str:
    """A hash to store."""
    return _hasher.hash(password)


def verify(password: str, stored: str) -> bool:
    """Whether a password belongs to a stored hash."""
    try:
        return _hasher.verify(stored, password)
    except (InvalidHashError, VerificationError):
        return False


def needs_rehash(stored: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
