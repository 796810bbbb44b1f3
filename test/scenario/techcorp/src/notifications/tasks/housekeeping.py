"""Sends what failed again, and deletes what is old."""

from sqlalchemy import delete, select

from src.config.database import session_scope
from src.notifications.constants import KEEP_DAYS, MAX_ATTEMPTS
from src.notifications.models import Notification
from src.notifications.services import NotificationService
from src.users.models import User
from src.utils import days_ago, get_logger

logger = get_logger(__name__)


def retry_failed() -> None:
    """Tries messages again that could not be delivered. Runs every ten minutes."""
    with session_scope() as session:
        notifications = NotificationService(session)
        query = select(Notification).where(
            Notification.sent_at.is_(None), Notification.attempts < MAX_ATTEMPTS
        )
        for notification in session.scalars(query).all():
            notifications.deliver(notification, session.get_one(User, notification.user_id))


def forget_old() -> None:
    """Deletes messages that are half a year old. Runs every night."""
    with session_scope() as session:
        session.execute(delete(Notification).where(Notification.created_at < days_ago(KEEP_DAYS)))


if __name__ == "__main__":
    retry_failed()
    forget_old()
