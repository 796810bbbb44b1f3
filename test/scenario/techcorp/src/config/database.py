"""The PostgreSQL database, which holds the data of every module.

Customers, invoices and permissions refer to one another, so they share one
schema and one transaction. Nothing else in the backend stores data for good:
Redis holds only what can be computed again.
"""

from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

from src.config import settings

POOL_SIZE = 20
POOL_OVERFLOW = 10
STATEMENT_TIMEOUT_MS = 15_000

engine = create_engine(
    settings.DATABASE_URL,
    pool_size=POOL_SIZE,
    max_overflow=POOL_OVERFLOW,
    pool_pre_ping=True,
    connect_args={"options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}"},
)

#: Every table of every module derives from this class.
Base = declarative_base()
Session = sessionmaker(bind=engine, expire_on_commit=False)


@contextmanager
def session_scope():
    """One transaction: committed at the end, rolled back on any error."""
    session = Session()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


def get_session():
    """FastAPI dependency: the session of a request."""
    with session_scope() as session:
        yield session
