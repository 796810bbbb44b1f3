"""Users who left."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT date_trunc('month', deleted_at)::date AS month,
           count(*) AS deleted,
           (SELECT count(*) FROM users AS u
             WHERE u.account_id = :account_id AND u.status = 'active') AS remaining
      FROM users
     WHERE account_id = :account_id AND deleted_at >= :start AND deleted_at < :end
     GROUP BY 1
     ORDER BY 1
    """
)


@dataclass(frozen=True)
class ChurnByMonthRow:
    """One row of the report."""

    month: date
    deleted: int
    remaining: int


def churn_by_month(
    session: Session, account_id: int, start: date, end: date
) -> list[ChurnByMonthRow]:
    """How many users of an account were deleted in each month of a period."""
    rows = session.execute(SQL, {"account_id": account_id, "start": start, "end": end}).mappings()
    return [ChurnByMonthRow(**row) for row in rows]
