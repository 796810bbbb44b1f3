"""Who may do what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

SQL = text(
    """
    SELECT u.email,
           string_agg(r.name, ', ' ORDER BY r.name) AS roles,
           u.last_login_at
      FROM users AS u
      JOIN auth_user_roles AS ur ON ur.user_id = u.id
      JOIN auth_roles AS r ON r.id = ur.role_id
     WHERE u.account_id = :account_id AND u.status = 'active'
     GROUP BY u.id
     ORDER BY u.email
    """
)


@dataclass(frozen=True)
class RolesByUserRow:
    """One row of the report."""

    email: str
    roles: str
    last_login_at: datetime | None


def roles_by_user(session: Session, account_id: int) -> list[RolesByUserRow]:
    """The roles of every active user, for audits."""
    rows = session.execute(SQL, {"account_id": account_id}).mappings()
    return [RolesByUserRow(**row) for row in rows]
