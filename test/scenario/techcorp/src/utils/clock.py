"""Time. The backend thinks in UTC; only templates know other zones."""

from datetime import date, datetime, time, timedelta, timezone


def utc_now() -> datetime:
    """The present moment, with its zone."""
    return datetime.now(timezone.utc)


def days_ago(days: int) -> datetime:
    """The moment that many days before now."""
    return utc_now() - timedelta(days=days)


def day_bounds(day: date) -> tuple:
    """The first moment of a day and the first one after it."""
    start = datetime.combine(day, time.min, tzinfo=timezone.utc)
    return start, start + timedelta(days=1)
