"""Read replicas, for queries that can live with data a few seconds old."""

from itertools import cycle

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from src.config import settings
from src.config.database import engine as primary

engines = [create_engine(url, pool_size=10) for url in settings.REPLICA_URLS] or [primary]
_next_engine = cycle(engines)


def get_replica_session():
    """FastAPI dependency: a session that only reads."""
    with Session(next(_next_engine)) as session:
        yield session
