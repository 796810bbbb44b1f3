"""Revenue by month."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT date_trunc('month', paid_at)::date AS month,
           sum(net_cents) AS net_cents,
           sum(tax_cents) AS tax_cents
      FROM invoices
     WHERE account_id = :account_id AND paid_at >= :start AND paid_at < :end
     GROUP BY 1
     ORDER BY 1
    """
)


@dataclass(frozen=True)
class RevenueByMonthRow:
    """One row of the report."""

    month: date
    net_cents: int
    tax_cents: int


def revenue_by_month(
    session: Session, account_id: int, start: date, end: date
) -> list[RevenueByMonthRow]:
    """What an account paid in each month of a period."""
    rows = session.execute(SQL, {"account_id": account_id, "start": start, "end": end}).mappings()
    return [RevenueByMonthRow(**row) for row in rows]
