"""HTTP endpoints of organizations."""

from typing import Annotated

from fastapi import APIRouter, Depends, status

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.users.dependencies import get_organization_service, get_user_service
from src.users.models import User
from src.users.organizations.schemas import (
    MemberResponse,
    OrganizationRequest,
    OrganizationResponse,
)
from src.users.organizations.services import OrganizationService
from src.users.services import UserService

router = APIRouter(prefix="/organizations")

Organizations = Annotated[OrganizationService, Depends(get_organization_service)]
Users = Annotated[UserService, Depends(get_user_service)]
Reader = Annotated[User, Depends(require(Permission.ORGANIZATIONS_READ))]
Writer = Annotated[User, Depends(require(Permission.ORGANIZATIONS_WRITE))]


@router.get("")
def list_organizations(
    reader: Reader, organizations: Organizations
) -> list[OrganizationResponse]:
    """Lists the organizations of the account, by name."""
    found = organizations.organizations.list_by_account_id(reader.account_id)
    return [OrganizationResponse.model_validate(organization) for organization in found]


@router.post("", status_code=status.HTTP_201_CREATED)
def create_organization(
    request: OrganizationRequest, writer: Writer, organizations: Organizations
) -> OrganizationResponse:
    """Adds an organization."""
    created = organizations.create(writer.account_id, request.name, request.parent_id)
    return OrganizationResponse.model_validate(created)


@router.delete("/{organization_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_organization(
    organization_id: int, writer: Writer, organizations: Organizations
) -> None:
    """Removes an organization that has none below it."""
    organizations.remove(organizations.get(organization_id, writer.account_id))


@router.get("/{organization_id}/members")
def list_members(
    organization_id: int, reader: Reader, organizations: Organizations
) -> list[MemberResponse]:
    """Lists the members of an organization."""
    organization = organizations.get(organization_id, reader.account_id)
    members = organizations.members(organization)
    return [MemberResponse.model_validate(member) for member in members]


@router.put("/{organization_id}/members/{user_id}")
def add_member(
    organization_id: int,
    user_id: int,
    writer: Writer,
    organizations: Organizations,
    users: Users,
) -> MemberResponse:
    """Makes a user of the account a member of an organization."""
    organization = organizations.get(organization_id, writer.account_id)
    user = users.get(user_id, writer.account_id)
    return MemberResponse.model_validate(organizations.join(organization, user))
