"""HTTP endpoints of the reporting module."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, status

from src.auth.dependencies import require
from src.auth.permissions import Permission
from src.reporting.dashboards.routes import router as dashboards
from src.reporting.dependencies import get_reporting_service
from src.reporting.schemas import (
    ExportRequest,
    ExportResponse,
    Period,
    ReportResponse,
    ScheduleRequest,
)
from src.reporting.services import ReportingService
from src.users.models import User
from src.utils import utc_now

router = APIRouter(prefix="/reports", tags=["reporting"])
router.include_router(dashboards)

Reporting = Annotated[ReportingService, Depends(get_reporting_service)]
Reader = Annotated[User, Depends(require(Permission.REPORTS_READ))]
Exporter = Annotated[User, Depends(require(Permission.REPORTS_EXPORT))]


@router.get("")
def list_reports(reader: Reader, reporting: Reporting) -> list[str]:
    """Lists the names of all reports."""
    return reporting.names()


@router.get("/{report}")
def run_report(
    report: str,
    start: Annotated[date, Query()],
    end: Annotated[date, Query()],
    reader: Reader,
    reporting: Reporting,
) -> ReportResponse:
    """Computes a report over some days."""
    rows = reporting.run(report, reader.account_id, Period(start=start, end=end))
    return ReportResponse(report=report, rows=rows, computed_at=utc_now())


@router.post("/exports", status_code=status.HTTP_202_ACCEPTED)
def request_export(
    request: ExportRequest, exporter: Exporter, reporting: Reporting
) -> ExportResponse:
    """Writes a report to a file. The user is told when it is ready."""
    return ExportResponse.model_validate(reporting.request_export(exporter, request))


@router.get("/exports/{export_id}")
def get_export(export_id: str, exporter: Exporter, reporting: Reporting) -> ExportResponse:
    """Answers with an export, and with a link to its file once there is one."""
    return reporting.export_with_url(export_id, exporter.account_id)


@router.post("/schedules", status_code=status.HTTP_204_NO_CONTENT)
def schedule_report(request: ScheduleRequest, exporter: Exporter, reporting: Reporting) -> None:
    """Sends a report to the user every week."""
    reporting.schedule(exporter, request)
