"""Deletes what was kept for long enough."""

from sqlalchemy import delete

from src.config.database import session_scope
from src.users.constants import AUDIT_DAYS, INVITATION_DAYS
from src.users.invitations.models import Invitation
from src.users.models import AuditEntry
from src.utils import days_ago, get_logger

logger = get_logger(__name__)


def apply_retention() -> None:
    """Deletes old audit entries, and invitations that nobody accepted."""
    with session_scope() as session:
        entries = session.execute(
            delete(AuditEntry).where(AuditEntry.created_at < days_ago(AUDIT_DAYS))
        )
        invitations = session.execute(
            delete(Invitation).where(
                Invitation.accepted_at.is_(None),
                Invitation.created_at < days_ago(INVITATION_DAYS),
            )
        )
        logger.info("%d entries, %d invitations", entries.rowcount, invitations.rowcount)


if __name__ == "__main__":
    apply_retention()
