"""Dashboards."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from src.reporting.models import Dashboard
from src.utils import Page, paginate


class DashboardRepository:
    """Reads and writes dashboards."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Dashboard | None:
        return self.session.get(Dashboard, key)

    def list_by_owner_id(self, owner_id: int) -> list[Dashboard]:
        query = (
            select(Dashboard)
            .where(Dashboard.owner_id == owner_id)
            .order_by(Dashboard.updated_at)
        )
        return list(self.session.scalars(query))

    def page_of_account(self, account_id: int, page: int, size: int) -> Page[Dashboard]:
        query = (
            select(Dashboard)
            .where(Dashboard.account_id == account_id)
            .order_by(Dashboard.updated_at.desc())
        )
        return paginate(self.session, query, page, size)

    def add(self, dashboard: Dashboard) -> Dashboard:
        self.session.add(dashboard)
        self.session.flush()
        return dashboard

    def remove(self, dashboard: Dashboard) -> None:
        self.session.delete(dashboard)
