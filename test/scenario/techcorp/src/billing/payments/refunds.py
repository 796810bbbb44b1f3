"""Giving money back."""

from sqlalchemy.orm import Session

from src.auth.audit import record
from src.billing.constants import REFUND_LIMIT_CENTS
from src.billing.events import publish_payment_refunded
from src.billing.exceptions import PaymentFailed, RefundTooLarge
from src.billing.models import Payment
from src.billing.payments.gateway import Gateway
from src.users.models import User


def refund(
    session: Session, payment: Payment, amount_cents: int, reason: str, user: User, gateway: Gateway
) -> Payment:
    """Gives back a payment or a part of it, and remembers who did so and why."""
    left = payment.amount_cents - payment.refunded_cents
    if amount_cents > left:
        raise RefundTooLarge(left_cents=left)
    if amount_cents > REFUND_LIMIT_CENTS:
        raise RefundTooLarge("Ask the finance team for a refund of this size.")
    answer = gateway.refund(payment.provider_id, amount_cents)
    if answer.status == "failed":
        raise PaymentFailed(reason=answer.reason)
    payment.refunded_cents += amount_cents
    record(session, user.id, "payment.refunded", payment=str(payment.id), reason=reason)
    publish_payment_refunded(
        payment_id=payment.id, account_id=payment.account_id, amount_cents=amount_cents
    )
    return payment
