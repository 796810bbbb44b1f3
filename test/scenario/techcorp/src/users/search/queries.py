"""Searches that the search index answers."""

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from src.users.models import Profile, User, UserStatus

RANK = text("ts_rank(user_profiles.search, to_tsquery('simple', :words)) DESC")
MATCH = text("user_profiles.search @@ to_tsquery('simple', :words)")


def words_of(typed: str) -> str:
    """What somebody typed, as a query in which the last word may be unfinished."""
    words = ["".join(filter(str.isalnum, word)) for word in typed.split()]
    return " & ".join(f"{word}:*" for word in words if word)


def suggest(session: Session, account_id: int, typed: str, limit: int = 8) -> list[User]:
    """The users to offer while somebody types."""
    words = words_of(typed)
    if not words:
        return []
    query = (
        select(User)
        .join(Profile)
        .where(User.account_id == account_id, User.status == UserStatus.ACTIVE, MATCH)
        .order_by(RANK, func.lower(Profile.last_name))
        .limit(limit)
    )
    return list(session.scalars(query, {"words": words}))
