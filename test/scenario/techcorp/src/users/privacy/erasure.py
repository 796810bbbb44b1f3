"""Erases the personal data of deleted users."""

from src.config.database import session_scope
from src.users.models import User
from src.users.profiles.avatars import remove_avatar
from src.users.services import UserService
from src.utils import get_logger

logger = get_logger(__name__)


def erase(user: User) -> None:
    """Makes a user anonymous. The row stays: invoices and reports refer to it."""
    if user.profile.avatar_key:
        remove_avatar(user.profile.avatar_key)
    user.email = f"erased-{user.public_id}@invalid.example"
    user.password_hash = ""
    user.profile.first_name = ""
    user.profile.last_name = ""
    user.profile.job_title = ""
    user.profile.phone = None
    user.profile.birthday = None
    user.profile.avatar_key = None
    user.notes = []
    user.tags = []


def erase_due() -> None:
    """Erases every user whose grace period is over. Runs every night."""
    with session_scope() as session:
        due = UserService(session).due_for_erasure()
        for user in due:
            erase(user)
        logger.info("%d users erased", len(due))


if __name__ == "__main__":
    erase_due()
