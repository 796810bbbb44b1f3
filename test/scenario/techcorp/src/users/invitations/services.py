"""Inviting people, and letting them in."""

from sqlalchemy.orm import Session

from src.auth import tokens
from src.users.constants import INVITATION_DAYS
from src.users.events import publish_invited
from src.users.exceptions import InvitationNotFound
from src.users.invitations.models import Invitation
from src.users.invitations.repository import InvitationRepository
from src.users.invitations.schemas import AcceptRequest
from src.users.models import User
from src.users.schemas import CreateUserRequest
from src.users.services import UserService
from src.users.validators import check_email
from src.utils import days_ago, normalize_email, utc_now


class InvitationService:
    """What can happen to invitations, within one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.invitations = InvitationRepository(session)
        self.users = UserService(session)

    def invite(self, inviter: User, email: str, role: str) -> Invitation:
        """Sends an invitation. Its token is in the mail only; a hash is stored."""
        token = tokens.random_token()
        invitation = self.invitations.add(
            Invitation(
                account_id=inviter.account_id,
                email=check_email(normalize_email(email)),
                role=role,
                token_hash=tokens.digest(token),
                invited_by=inviter.id,
            )
        )
        publish_invited(invitation_id=invitation.id, email=invitation.email, token=token)
        return invitation

    def accept(self, request: AcceptRequest) -> User:
        """Creates the user who followed an invitation in time."""
        invitation = self.invitations.find_by_token_hash(tokens.digest(request.token))
        if invitation is None or invitation.accepted_at is not None:
            raise InvitationNotFound()
        if invitation.created_at < days_ago(INVITATION_DAYS):
            raise InvitationNotFound()
        invitation.accepted_at = utc_now()
        return self.users.create(
            invitation.account_id,
            CreateUserRequest(
                email=invitation.email,
                password=request.password,
                first_name=request.first_name,
                last_name=request.last_name,
                role=invitation.role,
            ),
        )
