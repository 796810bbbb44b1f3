"""Messages by SMS."""

import httpx
from sqlalchemy.orm import Session

from src.config import settings
from src.notifications.constants import MAX_SMS_LENGTH
from src.notifications.exceptions import DeliveryFailed
from src.notifications.models import Notification
from src.users.models import User
from src.utils import truncate


def deliver(session: Session, notification: Notification, user: User) -> None:
    """Sends the subject and as much of the text as fits."""
    if not user.profile.phone:
        raise DeliveryFailed("The user has no telephone number.", channel="sms")
    text = truncate(f"{notification.subject}: {notification.body}", MAX_SMS_LENGTH)
    try:
        answer = httpx.post(
            settings.SMS_GATEWAY_URL,
            json={"to": user.profile.phone, "text": text, "reference": notification.id},
            timeout=10,
        )
        answer.raise_for_status()
    except httpx.HTTPError as error:
        raise DeliveryFailed(channel="sms") from error
