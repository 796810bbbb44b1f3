"""The connection to Redis."""

from functools import lru_cache

from redis import Redis

from src.config import settings


@lru_cache(maxsize=1)
def redis() -> Redis:
    """The client of this process; connections are pooled inside it."""
    return Redis.from_url(settings.REDIS_URL, decode_responses=True, socket_timeout=2)
