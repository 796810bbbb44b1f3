"""Values kept in Redis for a while."""

import functools
import json

from src.config.cache import redis

DEFAULT_TTL = 300


def cache_get(key: str):
    """The value stored under a key, or nothing."""
    value = redis().get(key)
    return None if value is None else json.loads(value)


def cache_set(key: str, value, ttl: int = DEFAULT_TTL) -> None:
    """Stores a value that JSON can hold."""
    redis().set(key, json.dumps(value, default=str), ex=ttl)


def cache_delete(*keys: str) -> None:
    """Forgets the values under these keys."""
    if keys:
        redis().delete(*keys)


def cached(prefix: str, ttl: int = DEFAULT_TTL):
    """Keeps the results of a function of plain arguments."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            key = ":".join([prefix, *map(str, args)])
            value = cache_get(key)
            if value is None:
                value = function(*args)
                cache_set(key, value, ttl)
            return value

        return wrapper

    return decorate
