"""The nightly clean-up of sessions, tokens and attempts."""

from src.auth.constants import ATTEMPT_DAYS
from src.auth.services import AuthService
from src.config.database import session_scope
from src.utils import get_logger, log_duration

logger = get_logger(__name__)


def clean_up() -> None:
    """Ends idle sessions and deletes what is of no use any more."""
    with log_duration(logger, "session clean-up"), session_scope() as session:
        auth = AuthService(session)
        logger.info("%d idle sessions ended", auth.end_idle_sessions())
        logger.info("%d tokens forgotten", auth.forget_expired_tokens())
        logger.info("%d attempts forgotten", auth.forget_old_attempts(ATTEMPT_DAYS))


if __name__ == "__main__":
    clean_up()
