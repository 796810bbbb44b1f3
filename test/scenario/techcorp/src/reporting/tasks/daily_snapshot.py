"""Keeps the figures of every account for every day."""

from sqlalchemy import select

from src.billing.services import BillingService
from src.config.database import session_scope
from src.reporting.models import Snapshot
from src.users.models import Account
from src.users.services import UserService
from src.utils import get_logger, log_duration, utc_now

logger = get_logger(__name__)


def take_snapshots() -> None:
    """Stores the figures of today. Runs shortly before midnight."""
    today = utc_now().date()
    with log_duration(logger, "snapshots"), session_scope() as session:
        users, billing = UserService(session), BillingService(session)
        for account in session.scalars(select(Account).where(Account.closed_at.is_(None))):
            balance = billing.balance(account.id)
            session.add(
                Snapshot(
                    account_id=account.id,
                    day=today,
                    active_users=users.count_by_status(account.id).get("active", 0),
                    open_cents=balance.open_cents,
                    paid_cents=balance.open_cents - balance.overdue_cents,
                )
            )


if __name__ == "__main__":
    take_snapshots()
