"""What the endpoints of the billing module ask for."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from src.billing.invoices.repository import InvoiceRepository
from src.billing.payments.repository import PaymentRepository
from src.billing.services import BillingService
from src.billing.subscriptions.repository import SubscriptionRepository
from src.config.database import get_session


def get_billing_service(session: Annotated[Session, Depends(get_session)]) -> BillingService:
    """The service of this module, on the transaction of the request."""
    return BillingService(session)


def get_invoice_repository(session: Annotated[Session, Depends(get_session)]) -> InvoiceRepository:
    """The invoices, on the transaction of the request."""
    return InvoiceRepository(session)


def get_payment_repository(session: Annotated[Session, Depends(get_session)]) -> PaymentRepository:
    """The payments, on the transaction of the request."""
    return PaymentRepository(session)


def get_subscription_repository(
    session: Annotated[Session, Depends(get_session)]
) -> SubscriptionRepository:
    """The subscriptions, on the transaction of the request."""
    return SubscriptionRepository(session)
