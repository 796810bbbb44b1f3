"""HTTP endpoints of the notifications module."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, status

from src.auth.dependencies import current_user, require
from src.auth.permissions import Permission
from src.notifications.dependencies import (
    get_notification_service,
    get_topic_preference_repository,
)
from src.notifications.preferences.repository import TopicPreferenceRepository
from src.notifications.schemas import (
    DeviceRequest,
    NotificationResponse,
    PreferenceRequest,
    PreferenceResponse,
    SendRequest,
)
from src.notifications.services import NotificationService
from src.users.models import User
from src.utils import Page

router = APIRouter(prefix="/notifications", tags=["notifications"])

Notifications = Annotated[NotificationService, Depends(get_notification_service)]
Preferences = Annotated[TopicPreferenceRepository, Depends(get_topic_preference_repository)]
CurrentUser = Annotated[User, Depends(current_user)]
Sender = Annotated[User, Depends(require(Permission.NOTIFICATIONS_SEND))]


@router.get("")
def list_notifications(
    user: CurrentUser,
    notifications: Notifications,
    unread: Annotated[bool, Query()] = False,
    page: Annotated[int, Query(ge=1)] = 1,
) -> Page[NotificationResponse]:
    """Lists the messages to the user, the newest first."""
    found = notifications.inbox(user.id, unread, page)
    items = [NotificationResponse.model_validate(notification) for notification in found.items]
    return Page[NotificationResponse](items=items, total=found.total, page=page, size=found.size)


@router.post("/{notification_id}/read", status_code=status.HTTP_204_NO_CONTENT)
def mark_read(notification_id: int, user: CurrentUser, notifications: Notifications) -> None:
    """Marks a message as read."""
    notifications.mark_read(notification_id, user.id)


@router.get("/preferences")
def list_preferences(user: CurrentUser, preferences: Preferences) -> list[PreferenceResponse]:
    """Lists what the user has chosen to hear of, and what not."""
    chosen = preferences.list_by_user_id(user.id)
    return [PreferenceResponse.model_validate(preference) for preference in chosen]


@router.put("/preferences", status_code=status.HTTP_204_NO_CONTENT)
def set_preference(
    request: PreferenceRequest, user: CurrentUser, notifications: Notifications
) -> None:
    """Chooses whether to hear of a topic on a channel."""
    notifications.set_preference(user.id, request.topic, request.channel, request.enabled)


@router.post("/devices", status_code=status.HTTP_204_NO_CONTENT)
def register_device(
    request: DeviceRequest, user: CurrentUser, notifications: Notifications
) -> None:
    """Registers a telephone for push messages."""
    notifications.register_device(user.id, request.platform, request.token)


@router.post("/send", status_code=status.HTTP_202_ACCEPTED)
def send(request: SendRequest, sender: Sender, notifications: Notifications) -> None:
    """Sends a message to some users of the account."""
    notifications.announce(sender, request.user_ids, request.subject, request.body)
