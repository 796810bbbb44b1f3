"""What an account owes, and how it pays."""

from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from src.auth.audit import record
from src.billing.constants import CURRENCY
from src.billing.events import publish_invoice_paid
from src.billing.exceptions import PaymentFailed
from src.billing.models import Invoice, Payment, PaymentMethod
from src.billing.payments.gateway import Gateway
from src.billing.schemas import BalanceResponse, PaymentMethodRequest
from src.billing.subscriptions.repository import SubscriptionRepository
from src.users.models import User
from src.utils import get_logger, utc_now

logger = get_logger(__name__)


class BillingService:
    """What concerns the whole account rather than one invoice."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.subscriptions = SubscriptionRepository(session)

    def balance(self, account_id: int) -> BalanceResponse:
        """What an account owes today."""
        total = func.coalesce(func.sum(Invoice.net_cents + Invoice.tax_cents), 0)
        unpaid = select(total).where(
            Invoice.account_id == account_id,
            Invoice.sent_at.is_not(None),
            Invoice.paid_at.is_(None),
        )
        subscription = self.subscriptions.find_by_account_id(account_id)
        return BalanceResponse(
            open_cents=self.session.scalar(unpaid),
            overdue_cents=self.session.scalar(unpaid.where(Invoice.due_on < date.today())),
            currency=CURRENCY,
            next_invoice_on=subscription.renews_at.date() if subscription else None,
        )

    def payment_methods(self, account_id: int) -> list[PaymentMethod]:
        """The ways in which an account can pay, the default first."""
        query = (
            select(PaymentMethod)
            .where(PaymentMethod.account_id == account_id)
            .order_by(PaymentMethod.is_default.desc(), PaymentMethod.id)
        )
        return list(self.session.scalars(query))

    def add_payment_method(self, user: User, request: PaymentMethodRequest) -> PaymentMethod:
        """Adds a way to pay."""
        if request.make_default:
            self.session.execute(
                update(PaymentMethod)
                .where(PaymentMethod.account_id == user.account_id)
                .values(is_default=False)
            )
        method = PaymentMethod(
            account_id=user.account_id,
            provider_token=request.provider_token,
            label=request.label,
            is_default=request.make_default,
            added_by=user.id,
        )
        self.session.add(method)
        record(self.session, user.id, "payment_method.added", label=request.label)
        return method

    def pay(self, invoice: Invoice, method: PaymentMethod, gateway: Gateway) -> Payment:
        """Charges an invoice to a card or an account."""
        amount = invoice.net_cents + invoice.tax_cents
        charge = gateway.charge(method.provider_token, amount, reference=invoice.number)
        payment = Payment(
            account_id=invoice.account_id,
            invoice_id=invoice.id,
            provider_id=charge.id,
            amount_cents=amount,
            status=charge.status,
        )
        self.session.add(payment)
        if charge.status == "failed":
            self.session.commit()
            raise PaymentFailed(reason=charge.reason)
        if charge.status == "succeeded":
            self.settle(invoice)
        return payment

    def settle(self, invoice: Invoice) -> None:
        """Marks an invoice as paid."""
        invoice.paid_at = utc_now()
        publish_invoice_paid(invoice_id=invoice.id, account_id=invoice.account_id)
        logger.info("invoice %s is paid", invoice.number)
