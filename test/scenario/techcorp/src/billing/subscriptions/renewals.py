"""Renews subscriptions, and sends their invoices."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.billing.invoices.builder import build_invoice, send
from src.billing.models import Subscription
from src.config.database import session_scope
from src.utils import get_logger, log_duration, utc_now

logger = get_logger(__name__)


def due(session: Session) -> list[Subscription]:
    """Subscriptions whose period has ended. Other workers skip those taken here."""
    query = (
        select(Subscription)
        .where(Subscription.renews_at <= utc_now(), Subscription.cancelled_at.is_(None))
        .order_by(Subscription.renews_at)
        .limit(100)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(query))


def renew(session: Session, subscription: Subscription) -> None:
    """Sends the invoice of the next period."""
    send(build_invoice(session, subscription, utc_now().date()))
    subscription.renews_at += timedelta(days=30)


def renew_due() -> None:
    """Renews what is due. Runs every hour."""
    with log_duration(logger, "renewals"), session_scope() as session:
        for subscription in due(session):
            renew(session, subscription)


if __name__ == "__main__":
    renew_due()
