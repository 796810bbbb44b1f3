"""Refresh tokens."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.models import RefreshToken


class RefreshTokenRepository:
    """Reads and writes refresh tokens."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> RefreshToken | None:
        return self.session.get(RefreshToken, key)

    def find_by_token_hash(self, token_hash: str) -> RefreshToken | None:
        query = select(RefreshToken).where(RefreshToken.token_hash == token_hash)
        return self.session.scalars(query).one_or_none()

    def list_by_session_id(self, session_id: str) -> list[RefreshToken]:
        query = (
            select(RefreshToken)
            .where(RefreshToken.session_id == session_id)
            .order_by(RefreshToken.id)
        )
        return list(self.session.scalars(query))

    def add(self, refresh_token: RefreshToken) -> RefreshToken:
        self.session.add(refresh_token)
        self.session.flush()
        return refresh_token

    def remove(self, refresh_token: RefreshToken) -> None:
        self.session.delete(refresh_token)
