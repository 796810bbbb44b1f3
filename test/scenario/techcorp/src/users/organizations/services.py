"""Organizations and their members."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.auth.permissions import forget_cached
from src.users.exceptions import OrganizationNotFound
from src.users.models import User
from src.users.organizations.models import Membership, Organization
from src.users.organizations.repository import OrganizationRepository
from src.utils import Conflict, slugify


class OrganizationService:
    """What can happen to organizations, within one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.organizations = OrganizationRepository(session)

    def get(self, organization_id: int, account_id: int) -> Organization:
        """An organization of an account."""
        found = self.organizations.get(organization_id)
        if found is None or found.account_id != account_id:
            raise OrganizationNotFound(organization_id=organization_id)
        return found

    def create(self, account_id: int, name: str, parent_id: int | None) -> Organization:
        """Adds an organization, on top or below another one."""
        if parent_id is not None:
            self.get(parent_id, account_id)
        return self.organizations.add(
            Organization(
                account_id=account_id,
                name=name,
                slug=slugify(name),
                parent_id=parent_id,
            )
        )

    def remove(self, organization: Organization) -> None:
        """Removes an organization that has none below it."""
        if self.organizations.list_by_parent_id(organization.id):
            raise Conflict("Remove the organizations below this one first.")
        self.organizations.remove(organization)

    def members(self, organization: Organization) -> list[Membership]:
        """The members of an organization, those who joined first at the top."""
        query = (
            select(Membership)
            .where(Membership.organization_id == organization.id)
            .order_by(Membership.joined_at)
        )
        return list(self.session.scalars(query))

    def join(self, organization: Organization, user: User) -> Membership:
        """Makes a user a member."""
        membership = Membership(organization_id=organization.id, user_id=user.id)
        self.session.add(membership)
        forget_cached(user.id, organization.id)
        return membership
