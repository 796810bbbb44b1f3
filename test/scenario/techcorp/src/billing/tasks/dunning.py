"""Reminds accounts of invoices that are overdue."""

from datetime import date

from sqlalchemy import select

from src.billing.constants import DUNNING_DAYS
from src.billing.events import publish_invoice_overdue
from src.billing.models import Invoice
from src.config.database import session_scope
from src.utils import get_logger

logger = get_logger(__name__)


def reminders_due(invoice: Invoice, today: date) -> int:
    """How many reminders an invoice should have had by now."""
    overdue = (today - invoice.due_on).days
    return sum(overdue >= days for days in DUNNING_DAYS)


def remind() -> None:
    """Sends the reminders that are due. Runs every morning."""
    today = date.today()
    with session_scope() as session:
        query = select(Invoice).where(Invoice.due_on < today, Invoice.paid_at.is_(None))
        for invoice in session.scalars(query):
            if reminders_due(invoice, today) <= invoice.reminders:
                continue
            invoice.reminders += 1
            publish_invoice_overdue(
                invoice_id=invoice.id,
                account_id=invoice.account_id,
                reminder=invoice.reminders,
            )
            logger.info("reminder %d for invoice %s", invoice.reminders, invoice.number)


if __name__ == "__main__":
    remind()
