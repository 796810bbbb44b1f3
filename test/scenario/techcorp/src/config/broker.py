"""The connection to RabbitMQ."""

from functools import lru_cache

from kombu import Connection, Exchange

from src.config import settings

EVENTS = Exchange("techcorp.events", type="topic", durable=True)


@lru_cache(maxsize=1)
def connection() -> Connection:
    """The connection of this process."""
    return Connection(settings.BROKER_URL, heartbeat=30)
