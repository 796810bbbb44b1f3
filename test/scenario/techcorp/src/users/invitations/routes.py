"""HTTP endpoints of invitations."""

from typing import Annotated

from fastapi import APIRouter, Depends, status

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.users.dependencies import get_invitation_service
from src.users.invitations.schemas import AcceptRequest, InvitationResponse, InviteRequest
from src.users.invitations.services import InvitationService
from src.users.models import User
from src.users.schemas import UserResponse

router = APIRouter(prefix="/invitations")

Invitations = Annotated[InvitationService, Depends(get_invitation_service)]
Inviter = Annotated[User, Depends(require(Permission.USERS_INVITE))]


@router.get("")
def list_invitations(inviter: Inviter, invitations: Invitations) -> list[InvitationResponse]:
    """Lists the invitations of the account."""
    found = invitations.invitations.list_by_account_id(inviter.account_id)
    return [InvitationResponse.model_validate(invitation) for invitation in found]


@router.post("", status_code=status.HTTP_201_CREATED)
def invite(
    request: InviteRequest, inviter: Inviter, invitations: Invitations
) -> InvitationResponse:
    """Sends an invitation to an address."""
    sent = invitations.invite(inviter, request.email, request.role)
    return InvitationResponse.model_validate(sent)


@router.post("/accept", status_code=status.HTTP_201_CREATED)
def accept(request: AcceptRequest, invitations: Invitations) -> UserResponse:
    """Creates the user who followed an invitation. The link is the proof."""
    return UserResponse.model_validate(invitations.accept(request))
