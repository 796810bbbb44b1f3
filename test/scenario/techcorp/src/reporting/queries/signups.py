"""New users."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT date_trunc('week', created_at)::date AS week,
           count(*) AS invited,
           count(accepted_at) AS accepted
      FROM invitations
     WHERE account_id = :account_id AND created_at >= :start AND created_at < :end
     GROUP BY 1
     ORDER BY 1
    """
)


@dataclass(frozen=True)
class SignupsByWeekRow:
    """One row of the report."""

    week: date
    invited: int
    accepted: int


def signups_by_week(
    session: Session, account_id: int, start: date, end: date
) -> list[SignupsByWeekRow]:
    """How many users were invited in each week, and how many of them came."""
    rows = session.execute(SQL, {"account_id": account_id, "start": start, "end": end}).mappings()
    return [SignupsByWeekRow(**row) for row in rows]
