"""Numbers of invoices: without gaps, as the tax office wants them."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from src.billing.constants import INVOICE_PREFIX

NEXT = text(
    """
    INSERT INTO invoice_counters (year, last) VALUES (:year, 1)
    ON CONFLICT (year) DO UPDATE SET last = invoice_counters.last + 1
    RETURNING last
    """
)


def next_number(session: Session, issued_on: date) -> str:
    """The next number of a year. The row stays locked until the transaction ends."""
    last = session.execute(NEXT, {"year": issued_on.year}).scalar_one()
    return f"{INVOICE_PREFIX}-{issued_on.year}-{last:06d}"
