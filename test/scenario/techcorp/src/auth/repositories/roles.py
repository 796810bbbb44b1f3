"""Roles."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.models import Role


class RoleRepository:
    """Reads and writes roles."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Role | None:
        return self.session.get(Role, key)

    def find_by_name(self, name: str) -> Role | None:
        query = select(Role).where(Role.name == name)
        return self.session.scalars(query).one_or_none()

    def add(self, role: Role) -> Role:
        self.session.add(role)
        self.session.flush()
        return role

    def remove(self, role: Role) -> None:
        self.session.delete(role)
