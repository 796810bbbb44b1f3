"""Helpers shared by every module.

Import them from here (`from src.utils import utc_now`), not from the file in
which they happen to live, so that they can be moved.
"""

from src.utils.broker import publish, subscribe
from src.utils.clock import day_bounds, days_ago, utc_now
from src.utils.errors import AppError, Conflict, Forbidden, NotFound, Unauthorized
from src.utils.ids import new_id, short_id
from src.utils.log import get_logger, log_duration
from src.utils.money import format_cents, percent_of, split_cents
from src.utils.pagination import Page, paginate
from src.utils.redis_cache import cache_delete, cache_get, cache_set, cached
from src.utils.retry import retry
from src.utils.text import mask_email, normalize_email, slugify, truncate

__all__ = [
    # errors
    "AppError",
    "Conflict",
    "Forbidden",
    "NotFound",
    "Unauthorized",
    # cache
    "cache_delete",
    "cache_get",
    "cache_set",
    "cached",
    # logging
    "get_logger",
    "log_duration",
    # messages
    "publish",
    "subscribe",
    # values
    "Page",
    "day_bounds",
    "days_ago",
    "format_cents",
    "mask_email",
    "new_id",
    "normalize_email",
    "paginate",
    "percent_of",
    "retry",
    "short_id",
    "slugify",
    "split_cents",
    "truncate",
    "utc_now",
]
