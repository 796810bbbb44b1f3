"""Messages to telephones."""

from firebase_admin import exceptions, messaging
from sqlalchemy import select
from sqlalchemy.orm import Session

from src.notifications.exceptions import DeliveryFailed
from src.notifications.models import Notification, PushDevice
from src.users.models import User


def deliver(session: Session, notification: Notification, user: User) -> None:
    """Sends a message to every telephone of a user, and forgets those that are gone."""
    devices = session.scalars(select(PushDevice).where(PushDevice.user_id == user.id)).all()
    delivered = False
    for device in devices:
        message = messaging.Message(
            token=device.token,
            notification=messaging.Notification(notification.subject, notification.body),
        )
        try:
            messaging.send(message)
            delivered = True
        except messaging.UnregisteredError:
            session.delete(device)
        except exceptions.FirebaseError as error:
            raise DeliveryFailed(channel="push") from error
    if not delivered:
        raise DeliveryFailed("The user has no telephone that takes messages.", channel="push")
