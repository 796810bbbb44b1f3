"""What the endpoints of the notifications module ask for."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from src.config.database import get_session
from src.notifications.preferences.repository import TopicPreferenceRepository
from src.notifications.services import NotificationService


def get_notification_service(
    session: Annotated[Session, Depends(get_session)]
) -> NotificationService:
    """The service of this module, on the transaction of the request."""
    return NotificationService(session)


def get_topic_preference_repository(
    session: Annotated[Session, Depends(get_session)]
) -> TopicPreferenceRepository:
    """The preferences, on the transaction of the request."""
    return TopicPreferenceRepository(session)
