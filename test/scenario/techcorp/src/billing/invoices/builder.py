"""Builds the invoice of a billing period."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from src.billing.constants import CURRENCY, PAYMENT_TERM_DAYS
from src.billing.events import publish_invoice_sent
from src.billing.invoices.numbering import next_number
from src.billing.invoices.repository import InvoiceRepository
from src.billing.models import Invoice, InvoiceLine, Subscription
from src.billing.subscriptions.plans import plan_named
from src.billing.taxes.vat import vat_of
from src.users.models import Account
from src.users.services import UserService
from src.utils import utc_now


def build_invoice(session: Session, subscription: Subscription, issued_on: date) -> Invoice:
    """An invoice for the seats that an account uses, but at least those it ordered."""
    account = session.get_one(Account, subscription.account_id)
    plan = plan_named(subscription.plan)
    seats = max(subscription.seats, UserService(session).count_seats(account.id))
    net = seats * plan.seat_cents
    invoice = InvoiceRepository(session).add(
        Invoice(
            account_id=account.id,
            number=next_number(session, issued_on),
            net_cents=net,
            tax_cents=vat_of(net, account),
            currency=CURRENCY,
            issued_on=issued_on,
            due_on=issued_on + timedelta(days=PAYMENT_TERM_DAYS),
        )
    )
    session.add(
        InvoiceLine(
            invoice_id=invoice.id,
            text=f"{plan.title}, {issued_on:%B %Y}",
            quantity=seats,
            unit_cents=plan.seat_cents,
        )
    )
    return invoice


def send(invoice: Invoice) -> None:
    """Sends an invoice, which is final from then on."""
    invoice.sent_at = utc_now()
    publish_invoice_sent(invoice_id=invoice.id, account_id=invoice.account_id)
