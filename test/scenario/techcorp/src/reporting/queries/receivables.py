"""Open invoices by age."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT CASE WHEN due_on >= current_date THEN 'not due'
                WHEN due_on >= current_date - 30 THEN 'up to 30 days'
                ELSE 'more than 30 days'
           END AS age,
           count(*) AS invoices,
           sum(net_cents + tax_cents) AS total_cents
      FROM invoices
     WHERE account_id = :account_id AND sent_at IS NOT NULL AND paid_at IS NULL
     GROUP BY 1
     ORDER BY 1
    """
)


@dataclass(frozen=True)
class ReceivablesByAgeRow:
    """One row of the report."""

    age: str
    invoices: int
    total_cents: int


def receivables_by_age(session: Session, account_id: int) -> list[ReceivablesByAgeRow]:
    """What an account owes, by how long it has been due."""
    rows = session.execute(SQL, {"account_id": account_id}).mappings()
    return [ReceivablesByAgeRow(**row) for row in rows]
