"""What the payment provider tells us."""

import hashlib
import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, status

from src.billing.dependencies import get_billing_service, get_payment_repository
from src.billing.events import publish_payment_failed
from src.billing.exceptions import InvalidSignature
from src.billing.models import Invoice
from src.billing.payments.repository import PaymentRepository
from src.billing.services import BillingService
from src.config import settings
from src.utils import get_logger

logger = get_logger(__name__)
router = APIRouter(prefix="/webhooks")


@router.post("/stripe", status_code=status.HTTP_204_NO_CONTENT)
async def receive(
    request: Request,
    signature: Annotated[str, Header(alias="stripe-signature")],
    billing: Annotated[BillingService, Depends(get_billing_service)],
    payments: Annotated[PaymentRepository, Depends(get_payment_repository)],
) -> None:
    """Takes an event of Stripe's. Events about payments of others are ignored."""
    verify(await request.body(), signature)
    event = await request.json()
    intent = event["data"]["object"]
    payment = payments.find_by_provider_id(intent["id"])
    if payment is None:
        logger.info("event for unknown payment %s", intent["id"])
        return
    if event["type"] == "payment_intent.succeeded":
        payment.status = "succeeded"
        billing.settle(billing.session.get_one(Invoice, payment.invoice_id))
    elif event["type"] == "payment_intent.payment_failed":
        payment.status = "failed"
        publish_payment_failed(
            payment_id=payment.id,
            account_id=payment.account_id,
            reason=intent["last_payment_error"]["code"],
        )


def verify(body: bytes, signature: str) -> None:
    """Raises `InvalidSignature` unless Stripe signed the body."""
    parts = dict(part.split("=", 1) for part in signature.split(","))
    signed = parts["t"].encode() + b"." + body
    expected = hmac.new(settings.STRIPE_KEY.encode(), signed, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, parts["v1"]):
        raise InvalidSignature()
