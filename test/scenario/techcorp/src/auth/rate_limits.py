"""How often a client may call an endpoint."""

import time
from dataclasses import dataclass

from src.auth.exceptions import TooManyRequests
from src.config.cache import redis


@dataclass(frozen=True)
class Limit:
    """A number of calls within a window of time."""

    name: str
    calls: int
    seconds: int


LOGIN = Limit("login", calls=10, seconds=60)
REFRESH = Limit("refresh", calls=60, seconds=60)
RESET = Limit("reset", calls=3, seconds=3600)
MFA = Limit("mfa", calls=5, seconds=300)


def limit(rule: Limit, client: str) -> None:
    """Counts a call, and raises `TooManyRequests` when there were too many."""
    window = int(time.time()) // rule.seconds
    key = f"limit:{rule.name}:{client}:{window}"
    count = redis().incr(key)
    if count == 1:
        redis().expire(key, rule.seconds)
    if count > rule.calls:
        raise TooManyRequests(retry_after=rule.seconds)
