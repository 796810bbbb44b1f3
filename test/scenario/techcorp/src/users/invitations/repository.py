"""Invitations."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.users.invitations.models import Invitation


class InvitationRepository:
    """Reads and writes invitations."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Invitation | None:
        return self.session.get(Invitation, key)

    def find_by_token_hash(self, token_hash: str) -> Invitation | None:
        query = select(Invitation).where(Invitation.token_hash == token_hash)
        return self.session.scalars(query).one_or_none()

    def list_by_account_id(self, account_id: int) -> list[Invitation]:
        query = (
            select(Invitation)
            .where(Invitation.account_id == account_id)
            .order_by(Invitation.created_at)
        )
        return list(self.session.scalars(query))

    def add(self, invitation: Invitation) -> Invitation:
        self.session.add(invitation)
        self.session.flush()
        return invitation

    def remove(self, invitation: Invitation) -> None:
        self.session.delete(invitation)
