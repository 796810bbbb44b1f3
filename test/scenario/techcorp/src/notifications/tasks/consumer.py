"""The worker that turns events into messages."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.models import Role, UserRole
from src.billing.models import Invoice
from src.config.database import session_scope
from src.notifications.channels.webhook import forward
from src.notifications.exceptions import UnknownTemplate
from src.notifications.services import NotificationService
from src.users.models import User, UserStatus
from src.utils import format_cents, get_logger, subscribe

logger = get_logger(__name__)

TOPICS = ["auth.#", "users.#", "billing.#", "reporting.#"]


def recipients(session: Session, topic: str, event: dict[str, object]) -> list[User]:
    """Whom an event concerns: its user, or else those who pay the bills."""
    if "user_id" in event:
        return [session.get_one(User, event["user_id"])]
    query = (
        select(User)
        .join(UserRole, UserRole.user_id == User.id)
        .join(Role)
        .where(
            User.account_id == event.get("account_id"),
            User.status == UserStatus.ACTIVE,
            Role.name.in_(["owner", "billing-admin"]),
        )
        .distinct()
    )
    return list(session.scalars(query))


def values_of(session: Session, event: dict[str, object]) -> dict[str, object]:
    """What a text may mention about an event."""
    if "invoice_id" not in event:
        return event
    invoice = session.get_one(Invoice, event["invoice_id"])
    total = format_cents(invoice.net_cents + invoice.tax_cents, invoice.currency)
    return {**event, "number": invoice.number, "total": total, "due_on": invoice.due_on}


def handle(topic: str, event: dict[str, object]) -> None:
    """Tells everybody whom an event concerns."""
    with session_scope() as session:
        notifications = NotificationService(session)
        values = values_of(session, event)
        for user in recipients(session, topic, event):
            try:
                notifications.notify(user, topic, values)
            except UnknownTemplate:
                logger.debug("nobody needs to hear of %s", topic)
        if "account_id" in event:
            forward(session, int(str(event["account_id"])), topic, event)


if __name__ == "__main__":
    subscribe("notifications", TOPICS, handle)
