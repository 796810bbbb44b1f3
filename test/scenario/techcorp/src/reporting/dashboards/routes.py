"""HTTP endpoints of dashboards."""

from typing import Annotated

from fastapi import APIRouter, Depends, status
from sqlalchemy.orm import Session

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.config.replicas import get_replica_session
from src.reporting.dashboards.repository import DashboardRepository
from src.reporting.dashboards.schemas import DashboardRequest, DashboardResponse
from src.reporting.dashboards.widgets import WIDGETS, check_widgets
from src.reporting.dependencies import get_dashboard_repository
from src.reporting.exceptions import DashboardNotFound
from src.reporting.models import Dashboard
from src.users.models import User

router = APIRouter(prefix="/dashboards")

Dashboards = Annotated[DashboardRepository, Depends(get_dashboard_repository)]
Replica = Annotated[Session, Depends(get_replica_session)]
Reader = Annotated[User, Depends(require(Permission.REPORTS_READ))]
Writer = Annotated[User, Depends(require(Permission.DASHBOARDS_WRITE))]


def visible_dashboard(dashboard_id: int, reader: Reader, dashboards: Dashboards) -> Dashboard:
    """A dashboard of the user's own, or one that a colleague shares."""
    found = dashboards.get(dashboard_id)
    if found is None or found.account_id != reader.account_id:
        raise DashboardNotFound(dashboard_id=dashboard_id)
    if found.owner_id != reader.id and not found.is_shared:
        raise DashboardNotFound(dashboard_id=dashboard_id)
    return found


Visible = Annotated[Dashboard, Depends(visible_dashboard)]


@router.get("/mine")
def list_dashboards(reader: Reader, dashboards: Dashboards) -> list[DashboardResponse]:
    """Lists the dashboards of the user."""
    own = dashboards.list_by_owner_id(reader.id)
    return [DashboardResponse.model_validate(dashboard) for dashboard in own]


@router.post("", status_code=status.HTTP_201_CREATED)
def create_dashboard(
    request: DashboardRequest, writer: Writer, dashboards: Dashboards
) -> DashboardResponse:
    """Adds a dashboard."""
    created = dashboards.add(
        Dashboard(
            account_id=writer.account_id,
            owner_id=writer.id,
            title=request.title,
            widgets=check_widgets(request.widgets),
            is_shared=request.is_shared,
        )
    )
    return DashboardResponse.model_validate(created)


@router.get("/{dashboard_id}/figures")
def get_figures(
    dashboard: Visible, reader: Reader, session: Replica
) -> dict[str, dict[str, object]]:
    """Computes what the widgets of a dashboard show."""
    return {
        position: WIDGETS[widget](session, reader.account_id)
        for position, widget in dashboard.widgets.items()
    }


@router.delete("/{dashboard_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_dashboard(dashboard: Visible, writer: Writer, dashboards: Dashboards) -> None:
    """Removes a dashboard of the user's own."""
    if dashboard.owner_id != writer.id:
        raise DashboardNotFound(dashboard_id=dashboard.id)
    dashboards.remove(dashboard)
