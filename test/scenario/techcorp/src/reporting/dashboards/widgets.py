"""What a dashboard can show."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from src.billing.services import BillingService
from src.reporting.constants import MAX_WIDGETS
from src.reporting.exceptions import TooManyWidgets
from src.reporting.queries.usage import sign_ins_by_day
from src.users.services import UserService
from src.utils import AppError, format_cents, utc_now


def active_users(session: Session, account_id: int) -> dict[str, object]:
    """How many users are active."""
    return {"value": UserService(session).count_by_status(account_id).get("active", 0)}


def online_users(session: Session, account_id: int) -> dict[str, object]:
    """How many users are online just now."""
    return {"value": UserService(session).count_online(account_id)}


def open_balance(session: Session, account_id: int) -> dict[str, object]:
    """What the account owes."""
    return {"value": format_cents(BillingService(session).balance(account_id).open_cents)}


def sign_ins(session: Session, account_id: int) -> dict[str, object]:
    """Sign-ins of the last four weeks, as a curve."""
    today = utc_now().date()
    rows = sign_ins_by_day(session, account_id, today - timedelta(days=28), today)
    return {"points": [(row.day.isoformat(), row.sessions) for row in rows]}


WIDGETS: dict[str, Callable[[Session, int], dict[str, object]]] = {
    "active-users": active_users,
    "online-users": online_users,
    "open-balance": open_balance,
    "sign-ins": sign_ins,
}


def check_widgets(widgets: dict[str, str]) -> dict[str, str]:
    """The widgets of a request, if there are all of them and not too many."""
    if len(widgets) > MAX_WIDGETS:
        raise TooManyWidgets(limit=MAX_WIDGETS)
    unknown = sorted(set(widgets.values()) - set(WIDGETS))
    if unknown:
        raise AppError("There is no such widget.", widgets=unknown)
    return widgets
