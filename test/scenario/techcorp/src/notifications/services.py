"""Who gets which message, and on which channel."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.notifications.channels import email, push, sms
from src.notifications.constants import MANDATORY, MAX_ATTEMPTS
from src.notifications.events import publish_delivered, publish_delivery_failed
from src.notifications.exceptions import DeliveryFailed, MandatoryTopic, NotificationNotFound
from src.notifications.models import Notification, PushDevice, TopicPreference
from src.notifications.templates.renderer import render
from src.users.models import User
from src.utils import Page, get_logger, paginate, utc_now

logger = get_logger(__name__)

CHANNELS = {"email": email.deliver, "sms": sms.deliver, "push": push.deliver}


class NotificationService:
    """Writes messages, stores them and hands them to a channel."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def notify(self, user: User, topic: str, values: dict[str, object]) -> list[Notification]:
        """Tells a user about an event, on every channel that they want."""
        text = render(topic, {"name": user.display_name, **values})
        written = [
            Notification(
                user_id=user.id,
                topic=topic,
                channel=channel,
                subject=text.subject,
                body=text.body,
            )
            for channel in self.channels_for(user, topic)
        ]
        self.session.add_all(written)
        self.session.flush()
        for notification in written:
            self.deliver(notification, user)
        return written

    def channels_for(self, user: User, topic: str) -> list[str]:
        """The channels on which a user hears of a topic; without a choice, by mail."""
        if topic in MANDATORY:
            return ["email"]
        query = select(TopicPreference).where(
            TopicPreference.user_id == user.id, TopicPreference.topic == topic
        )
        chosen = {choice.channel: choice.enabled for choice in self.session.scalars(query)}
        return [channel for channel in CHANNELS if chosen.get(channel, channel == "email")]

    def deliver(self, notification: Notification, user: User) -> None:
        """Hands a message to its channel. What fails is tried again by the worker."""
        notification.attempts += 1
        try:
            CHANNELS[notification.channel](self.session, notification, user)
        except DeliveryFailed as error:
            logger.warning("notification %s: %s", notification.id, error)
            if notification.attempts >= MAX_ATTEMPTS:
                publish_delivery_failed(
                    notification_id=notification.id,
                    channel=notification.channel,
                    reason=str(error),
                )
            return
        notification.sent_at = utc_now()
        publish_delivered(notification_id=notification.id, channel=notification.channel)

    def inbox(self, user_id: int, unread: bool, page: int) -> Page[Notification]:
        """The messages to a user, the newest first."""
        query = (
            select(Notification)
            .where(Notification.user_id == user_id)
            .order_by(Notification.created_at.desc())
        )
        if unread:
            query = query.where(Notification.read_at.is_(None))
        return paginate(self.session, query, page, size=30)

    def mark_read(self, notification_id: int, user_id: int) -> None:
        """Marks a message to a user as read."""
        found = self.session.get(Notification, notification_id)
        if found is None or found.user_id != user_id:
            raise NotificationNotFound(notification_id=notification_id)
        found.read_at = found.read_at or utc_now()

    def set_preference(self, user_id: int, topic: str, channel: str, enabled: bool) -> None:
        """Remembers whether a user wants to hear of a topic on a channel."""
        if topic in MANDATORY and channel == "email" and not enabled:
            raise MandatoryTopic(topic=topic)
        preference = self.session.scalars(
            select(TopicPreference).where(
                TopicPreference.user_id == user_id,
                TopicPreference.topic == topic,
                TopicPreference.channel == channel,
            )
        ).one_or_none()
        if preference is None:
            preference = TopicPreference(user_id=user_id, topic=topic, channel=channel)
            self.session.add(preference)
        preference.enabled = enabled

    def register_device(self, user_id: int, platform: str, token: str) -> None:
        """Registers a telephone, or takes it over from whoever had it before."""
        device = self.session.scalars(
            select(PushDevice).where(PushDevice.token == token)
        ).one_or_none()
        if device is None:
            device = PushDevice(token=token)
            self.session.add(device)
        device.user_id = user_id
        device.platform = platform
        device.last_seen_at = utc_now()

    def announce(self, sender: User, user_ids: list[int], subject: str, body: str) -> None:
        """Sends a message of a manager's to users of the same account."""
        query = select(User).where(User.id.in_(user_ids), User.account_id == sender.account_id)
        for user in self.session.scalars(query):
            notification = Notification(
                user_id=user.id,
                topic="announcement",
                channel="email",
                subject=subject,
                body=body,
            )
            self.session.add(notification)
            self.session.flush()
            self.deliver(notification, user)
