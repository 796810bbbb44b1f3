"""Organizations."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.users.organizations.models import Organization
from src.utils import Page, paginate


class OrganizationRepository:
    """Reads and writes organizations."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Organization | None:
        return self.session.get(Organization, key)

    def find_by_slug(self, slug: str) -> Organization | None:
        query = select(Organization).where(Organization.slug == slug)
        return self.session.scalars(query).one_or_none()

    def list_by_account_id(self, account_id: int) -> list[Organization]:
        query = (
            select(Organization)
            .where(Organization.account_id == account_id)
            .order_by(Organization.name)
        )
        return list(self.session.scalars(query))

    def list_by_parent_id(self, parent_id: int) -> list[Organization]:
        query = (
            select(Organization)
            .where(Organization.parent_id == parent_id)
            .order_by(Organization.name)
        )
        return list(self.session.scalars(query))

    def page_of_account(self, account_id: int, page: int, size: int) -> Page[Organization]:
        query = (
            select(Organization)
            .where(Organization.account_id == account_id)
            .order_by(Organization.name.desc())
        )
        return paginate(self.session, query, page, size)

    def add(self, organization: Organization) -> Organization:
        self.session.add(organization)
        self.session.flush()
        return organization

    def remove(self, organization: Organization) -> None:
        self.session.delete(organization)
