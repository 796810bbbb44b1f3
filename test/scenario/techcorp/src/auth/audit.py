"""The trail of what users did with their accounts."""

from sqlalchemy.orm import Session

from src.users.models import AuditEntry
from src.utils import get_logger

logger = get_logger(__name__)


def record(session: Session, user_id: int, action: str, **details: str) -> AuditEntry:
    """Adds an entry, which is stored with whatever the transaction changes."""
    entry = AuditEntry(user_id=user_id, action=action, details=details)
    session.add(entry)
    logger.info("audit %s user=%s", action, user_id)
    return entry
