"""Messages by mail."""

import smtplib
from email.message import EmailMessage

from sqlalchemy.orm import Session

from src.config import settings
from src.notifications.constants import SENDER
from src.notifications.exceptions import DeliveryFailed
from src.notifications.models import Notification
from src.users.models import User
from src.utils import retry


def deliver(session: Session, notification: Notification, user: User) -> None:
    """Sends a message to the address of a user."""
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = user.email
    message["Subject"] = notification.subject
    message["Message-ID"] = f"<notification-{notification.id}@techcorp.example>"
    message.set_content(notification.body)
    try:
        send(message)
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryFailed(channel="email") from error


@retry(attempts=2, on=(ConnectionError, smtplib.SMTPServerDisconnected))
def send(message: EmailMessage) -> None:
    """Hands a mail to the server."""
    with smtplib.SMTP(settings.SMTP_HOST, timeout=10) as server:
        server.send_message(message)
