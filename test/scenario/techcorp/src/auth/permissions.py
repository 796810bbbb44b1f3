"""Who may do what.

A permission names an action on a kind of thing: `invoices:read`. Roles hold
permissions, users hold roles, either for their whole account or for one
organization. Modules ask this file instead of looking at roles.
"""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.constants import PERMISSION_CACHE_SECONDS
from src.auth.exceptions import PermissionDenied
from src.auth.models import Role, UserRole
from src.users.models import User
from src.utils import cache_delete, cache_get, cache_set, get_logger

logger = get_logger(__name__)


class Permission(StrEnum):
    """Every permission there is. The values are part of the public API."""

    PROFILE_READ = "profile:read"
    PROFILE_WRITE = "profile:write"

    USERS_READ = "users:read"
    USERS_WRITE = "users:write"
    USERS_DELETE = "users:delete"
    USERS_INVITE = "users:invite"

    ORGANIZATIONS_READ = "organizations:read"
    ORGANIZATIONS_WRITE = "organizations:write"

    INVOICES_READ = "invoices:read"
    INVOICES_WRITE = "invoices:write"
    PAYMENTS_REFUND = "payments:refund"
    SUBSCRIPTIONS_WRITE = "subscriptions:write"

    REPORTS_READ = "reports:read"
    REPORTS_EXPORT = "reports:export"
    DASHBOARDS_WRITE = "dashboards:write"

    NOTIFICATIONS_READ = "notifications:read"
    NOTIFICATIONS_SEND = "notifications:send"

    ROLES_GRANT = "roles:grant"


READ_ONLY = frozenset(
    {
        Permission.PROFILE_READ,
        Permission.USERS_READ,
        Permission.ORGANIZATIONS_READ,
        Permission.REPORTS_READ,
        Permission.NOTIFICATIONS_READ,
    }
)

MEMBER = READ_ONLY | {Permission.PROFILE_WRITE}

MANAGER = MEMBER | {
    Permission.USERS_WRITE,
    Permission.USERS_INVITE,
    Permission.ORGANIZATIONS_WRITE,
    Permission.DASHBOARDS_WRITE,
    Permission.NOTIFICATIONS_SEND,
}

BILLING_ADMIN = MEMBER | {
    Permission.INVOICES_READ,
    Permission.INVOICES_WRITE,
    Permission.PAYMENTS_REFUND,
    Permission.SUBSCRIPTIONS_WRITE,
    Permission.REPORTS_EXPORT,
}

#: What each built-in role may do. Accounts cannot change these.
BUILTIN_ROLES: dict[str, frozenset[Permission]] = {
    "viewer": READ_ONLY,
    "member": MEMBER,
    "manager": MANAGER,
    "billing-admin": BILLING_ADMIN,
    "owner": frozenset(Permission),
}


def permissions_of_roles(names: Iterable[str]) -> frozenset[Permission]:
    """The permissions that these roles give together."""
    granted: set[Permission] = set()
    for name in names:
        if name not in BUILTIN_ROLES:
            logger.warning("unknown role %s is ignored", name)
            continue
        granted |= BUILTIN_ROLES[name]
    return frozenset(granted)


def permissions_of(
    session: Session, user: User, organization_id: int | None = None
) -> frozenset[Permission]:
    """What a user may do, in the account or in one organization.

    Roles granted for the whole account hold in every organization as well.
    """
    key = _cache_key(user.id, organization_id)
    cached = cache_get(key)
    if cached is not None:
        return frozenset(Permission(value) for value in cached)

    scope = UserRole.organization_id.is_(None)
    if organization_id is not None:
        scope = scope | (UserRole.organization_id == organization_id)
    query = select(Role.name).join(UserRole).where(UserRole.user_id == user.id, scope)
    granted = permissions_of_roles(session.scalars(query))

    cache_set(key, sorted(granted), ttl=PERMISSION_CACHE_SECONDS)
    return granted


def is_allowed(
    session: Session, user: User, permission: Permission, organization_id: int | None = None
) -> bool:
    """Whether a user has a permission. Suspended users have none."""
    if not user.is_active:
        return False
    return permission in permissions_of(session, user, organization_id)


def ensure_allowed(
    session: Session, user: User, permission: Permission, organization_id: int | None = None
) -> None:
    """Raises `PermissionDenied` unless the user has the permission."""
    if is_allowed(session, user, permission, organization_id):
        return
    logger.info("user %s lacks %s", user.id, permission)
    raise PermissionDenied(permission=str(permission))


def grant_role(
    session: Session, user: User, role_name: str, organization_id: int | None = None
) -> UserRole:
    """Gives a role to a user. Giving it twice changes nothing."""
    role = session.scalars(select(Role).where(Role.name == role_name)).one()
    existing = session.scalars(
        select(UserRole).where(
            UserRole.user_id == user.id,
            UserRole.role_id == role.id,
            UserRole.organization_id == organization_id,
        )
    ).one_or_none()
    if existing is not None:
        return existing

    granted = UserRole(user_id=user.id, role=role, organization_id=organization_id)
    session.add(granted)
    forget_cached(user.id, organization_id)
    return granted


def revoke_role(
    session: Session, user: User, role_name: str, organization_id: int | None = None
) -> None:
    """Takes a role from a user."""
    query = (
        select(UserRole)
        .join(Role)
        .where(
            UserRole.user_id == user.id,
            UserRole.organization_id == organization_id,
            Role.name == role_name,
        )
    )
    for granted in session.scalars(query):
        session.delete(granted)
    forget_cached(user.id, organization_id)


def forget_cached(user_id: int, organization_id: int | None = None) -> None:
    """Makes a change of roles visible at once."""
    cache_delete(_cache_key(user_id, None), _cache_key(user_id, organization_id))


def _cache_key(user_id: int, organization_id: int | None) -> str:
    return f"permissions:{user_id}:{organization_id or 'account'}"
