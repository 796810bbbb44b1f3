"""Sessions."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.models import AuthSession


class AuthSessionRepository:
    """Reads and writes sessions."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: str) -> AuthSession | None:
        return self.session.get(AuthSession, key)

    def list_by_user_id(self, user_id: int) -> list[AuthSession]:
        query = (
            select(AuthSession)
            .where(AuthSession.user_id == user_id)
            .order_by(AuthSession.created_at)
        )
        return list(self.session.scalars(query))

    def add(self, auth_session: AuthSession) -> AuthSession:
        self.session.add(auth_session)
        self.session.flush()
        return auth_session

    def remove(self, auth_session: AuthSession) -> None:
        self.session.delete(auth_session)
