"""What the notifications module tells the others."""

from src.utils import publish


def publish_delivered(notification_id: int, channel: str) -> None:
    """A message was delivered."""
    publish("notifications.delivered", {"notification_id": notification_id, "channel": channel})


def publish_delivery_failed(notification_id: int, channel: str, reason: str) -> None:
    """A message could not be delivered."""
    publish(
        "notifications.delivery_failed",
        {"notification_id": notification_id, "channel": channel, "reason": reason},
    )
