"""Reports: which there are, and how to run them."""

from collections.abc import Callable
from dataclasses import asdict

from sqlalchemy.orm import Session

from src.reporting.constants import MAX_EXPORT_ROWS
from src.reporting.events import publish_export_requested
from src.reporting.exceptions import ExportNotFound, TooManyRows, UnknownReport
from src.reporting.exports.storage import signed_url
from src.reporting.models import Export, ScheduledReport
from src.reporting.queries.access import roles_by_user
from src.reporting.queries.churn import churn_by_month
from src.reporting.queries.receivables import receivables_by_age
from src.reporting.queries.revenue import revenue_by_month
from src.reporting.queries.signups import signups_by_week
from src.reporting.queries.usage import sign_ins_by_day
from src.reporting.schemas import ExportRequest, ExportResponse, Period, ScheduleRequest
from src.users.models import User
from src.utils import get_logger, log_duration

logger = get_logger(__name__)

#: Reports over a period.
PERIOD_REPORTS: dict[str, Callable[..., list[object]]] = {
    "churn": churn_by_month,
    "revenue": revenue_by_month,
    "sign-ins": sign_ins_by_day,
    "sign-ups": signups_by_week,
}

#: Reports on the present state.
STATE_REPORTS: dict[str, Callable[..., list[object]]] = {
    "access": roles_by_user,
    "receivables": receivables_by_age,
}


class ReportingService:
    """Runs reports, and has them written to files."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def names(self) -> list[str]:
        """The names of all reports."""
        return sorted([*PERIOD_REPORTS, *STATE_REPORTS])

    def run(self, report: str, account_id: int, period: Period) -> list[dict[str, object]]:
        """The rows of a report."""
        with log_duration(logger, f"report {report}"):
            if report in PERIOD_REPORTS:
                run = PERIOD_REPORTS[report]
                rows = run(self.session, account_id, period.start, period.end)
            elif report in STATE_REPORTS:
                rows = STATE_REPORTS[report](self.session, account_id)
            else:
                raise UnknownReport(report=report)
        if len(rows) > MAX_EXPORT_ROWS:
            raise TooManyRows(limit=MAX_EXPORT_ROWS)
        return [asdict(row) for row in rows]

    def request_export(self, user: User, request: ExportRequest) -> Export:
        """Puts an export in line; a worker writes it."""
        if request.report not in self.names():
            raise UnknownReport(report=request.report)
        export = Export(
            account_id=user.account_id,
            requested_by=user.id,
            report=request.report,
            format=request.format,
        )
        self.session.add(export)
        self.session.flush()
        publish_export_requested(export_id=export.id, account_id=user.account_id)
        return export

    def export_with_url(self, export_id: str, account_id: int) -> ExportResponse:
        """An export of an account, with a link to its file once there is one."""
        export = self.session.get(Export, export_id)
        if export is None or export.account_id != account_id:
            raise ExportNotFound(export_id=export_id)
        response = ExportResponse.model_validate(
            {
                "id": export.id,
                "report": export.report,
                "format": export.format,
                "finished_at": export.finished_at,
            }
        )
        if export.file_key:
            response.url = signed_url(export.file_key)
        return response

    def schedule(self, user: User, request: ScheduleRequest) -> ScheduledReport:
        """Sends a report to a user every week from now on."""
        scheduled = ScheduledReport(
            account_id=user.account_id,
            user_id=user.id,
            report=request.report,
            format=request.format,
            weekday=request.weekday,
        )
        self.session.add(scheduled)
        return scheduled
