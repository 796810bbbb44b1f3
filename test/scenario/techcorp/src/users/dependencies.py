"""What the endpoints of the users module ask for."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from src.config.database import get_session
from src.users.invitations.services import InvitationService
from src.users.organizations.services import OrganizationService
from src.users.services import UserService


def get_user_service(session: Annotated[Session, Depends(get_session)]) -> UserService:
    """The service of this module, on the transaction of the request."""
    return UserService(session)


def get_organization_service(
    session: Annotated[Session, Depends(get_session)]
) -> OrganizationService:
    """The service of organizations."""
    return OrganizationService(session)


def get_invitation_service(session: Annotated[Session, Depends(get_session)]) -> InvitationService:
    """The service of invitations."""
    return InvitationService(session)
