"""Sign-ins."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT s.created_at::date AS day,
           count(*) AS sessions,
           count(DISTINCT s.user_id) AS users
      FROM auth_sessions AS s
      JOIN users AS u ON u.id = s.user_id
     WHERE u.account_id = :account_id AND s.created_at >= :start AND s.created_at < :end
     GROUP BY 1
     ORDER BY 1
    """
)


@dataclass(frozen=True)
class SignInsByDayRow:
    """One row of the report."""

    day: date
    sessions: int
    users: int


def sign_ins_by_day(
    session: Session, account_id: int, start: date, end: date
) -> list[SignInsByDayRow]:
    """How many sessions started on each day, and how many users that were."""
    rows = session.execute(SQL, {"account_id": account_id, "start": start, "end": end}).mappings()
    return [SignInsByDayRow(**row) for row in rows]
