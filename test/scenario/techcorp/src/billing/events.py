"""What the billing module tells the others."""

from src.utils import publish


def publish_invoice_sent(invoice_id: int, account_id: int) -> None:
    """An invoice was sent."""
    publish("billing.invoice_sent", {"invoice_id": invoice_id, "account_id": account_id})


def publish_invoice_paid(invoice_id: int, account_id: int) -> None:
    """An invoice was paid."""
    publish("billing.invoice_paid", {"invoice_id": invoice_id, "account_id": account_id})


def publish_invoice_overdue(invoice_id: int, account_id: int, reminder: int) -> None:
    """An invoice was not paid in time."""
    publish(
        "billing.invoice_overdue",
        {"invoice_id": invoice_id, "account_id": account_id, "reminder": reminder},
    )


def publish_payment_failed(payment_id: int, account_id: int, reason: str) -> None:
    """A payment was refused."""
    publish(
        "billing.payment_failed",
        {"payment_id": payment_id, "account_id": account_id, "reason": reason},
    )


def publish_payment_refunded(payment_id: int, account_id: int, amount_cents: int) -> None:
    """Money was given back."""
    publish(
        "billing.payment_refunded",
        {"payment_id": payment_id, "account_id": account_id, "amount_cents": amount_cents},
    )


def publish_subscription_changed(account_id: int, plan: str, seats: int) -> None:
    """An account has another plan or other seats."""
    publish(
        "billing.subscription_changed",
        {"account_id": account_id, "plan": plan, "seats": seats},
    )


def publish_subscription_cancelled(account_id: int) -> None:
    """An account will not renew."""
    publish("billing.subscription_cancelled", {"account_id": account_id})
