"""Errors of the notifications module."""

from src.utils import AppError, Conflict, NotFound


class NotificationNotFound(NotFound):
    """There is no such notification for this user."""

    code = "notification_not_found"
    message = "There is no such notification."


class UnknownChannel(NotFound):
    """There is no such channel."""

    code = "unknown_channel"
    message = "There is no such channel."


class UnknownTemplate(NotFound):
    """No text is there for a topic."""

    code = "unknown_template"
    message = "There is no such template."


class DeliveryFailed(AppError):
    """A channel could not deliver a message."""

    status = 502
    code = "delivery_failed"
    message = "The message could not be delivered."


class MandatoryTopic(Conflict):
    """Nobody can unsubscribe from this topic."""

    code = "mandatory_topic"
    message = "You cannot unsubscribe from this."
