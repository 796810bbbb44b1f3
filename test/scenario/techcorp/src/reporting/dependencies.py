"""What the endpoints of the reporting module ask for."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from src.config.database import get_session
from src.reporting.dashboards.repository import DashboardRepository
from src.reporting.services import ReportingService


def get_reporting_service(session: Annotated[Session, Depends(get_session)]) -> ReportingService:
    """The service of this module, on the transaction of the request."""
    return ReportingService(session)


def get_dashboard_repository(
    session: Annotated[Session, Depends(get_session)]
) -> DashboardRepository:
    """The dashboards, on the transaction of the request."""
    return DashboardRepository(session)
