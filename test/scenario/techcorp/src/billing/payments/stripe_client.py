"""Payments by way of Stripe."""

import httpx

from src.billing.constants import CURRENCY
from src.billing.payments.gateway import Charge
from src.config import settings
from src.utils import get_logger, retry

logger = get_logger(__name__)

API_URL = "https://api.stripe.com/v1"
STATUSES = {"succeeded": "succeeded", "processing": "pending"}


class StripeClient:
    """The gateway that production uses."""

    def __init__(self, key: str = settings.STRIPE_KEY) -> None:
        self.client = httpx.Client(base_url=API_URL, auth=(key, ""), timeout=20)

    def charge(self, token: str, amount_cents: int, reference: str) -> Charge:
        """Takes money. Stripe recognizes a repeated reference by itself."""
        form = {
            "amount": str(amount_cents),
            "currency": CURRENCY.lower(),
            "payment_method": token,
            "confirm": "true",
            "off_session": "true",
            "description": reference,
        }
        return self._post("/payment_intents", form, reference)

    def refund(self, charge_id: str, amount_cents: int) -> Charge:
        """Gives money back."""
        form = {"payment_intent": charge_id, "amount": str(amount_cents)}
        return self._post("/refunds", form, f"{charge_id}-{amount_cents}")

    @retry(attempts=3, on=(httpx.TransportError,))
    def _post(self, path: str, form: dict[str, str], idempotency_key: str) -> Charge:
        answer = self.client.post(path, data=form, headers={"Idempotency-Key": idempotency_key})
        body = answer.json()
        if answer.is_error:
            reason = body["error"].get("decline_code") or body["error"]["type"]
            logger.info("Stripe refused %s: %s", path, reason)
            return Charge(id=body["error"].get("charge", ""), status="failed", reason=reason)
        return Charge(id=body["id"], status=STATUSES.get(body["status"], "pending"))


def get_gateway() -> StripeClient:
    """FastAPI dependency: the payment provider."""
    return StripeClient()
