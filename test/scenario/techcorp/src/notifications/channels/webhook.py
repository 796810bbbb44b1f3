"""Events to the systems of customers."""

import hashlib
import hmac
import json

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from src.notifications.exceptions import DeliveryFailed
from src.notifications.models import WebhookEndpoint
from src.utils import retry


def sign(secret: str, body: bytes) -> str:
    """The signature by which a customer knows that an event is ours."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def forward(session: Session, account_id: int, topic: str, event: dict[str, object]) -> None:
    """Sends an event to every endpoint of an account."""
    query = select(WebhookEndpoint).where(
        WebhookEndpoint.account_id == account_id, WebhookEndpoint.enabled.is_(True)
    )
    body = json.dumps({"topic": topic, "data": event}, sort_keys=True).encode()
    for endpoint in session.scalars(query):
        try:
            post(endpoint.url, body, sign(endpoint.secret, body))
        except httpx.HTTPError as error:
            raise DeliveryFailed(channel="webhook", url=endpoint.url) from error


@retry(attempts=3, on=(httpx.TransportError,))
def post(url: str, body: bytes, signature: str) -> None:
    """Posts a signed body."""
    headers = {"Content-Type": "application/json", "X-TechCorp-Signature": signature}
    httpx.post(url, content=body, headers=headers, timeout=10).raise_for_status()
