"""The search index: a column that PostgreSQL keeps up to date by itself."""

from sqlalchemy import text

from src.config.database import session_scope

STATEMENTS = (
    """
    ALTER TABLE user_profiles ADD COLUMN IF NOT EXISTS search tsvector
        GENERATED ALWAYS AS (
            to_tsvector('simple', first_name || ' ' || last_name || ' ' || job_title)
        ) STORED
    """,
    "CREATE INDEX IF NOT EXISTS ix_user_profiles_search ON user_profiles USING gin (search)",
)


def create_index() -> None:
    """Adds the column and its index. Doing it twice changes nothing."""
    with session_scope() as session:
        for statement in STATEMENTS:
            session.execute(text(statement))


if __name__ == "__main__":
    create_index()
