"""Writes the reports that users asked for, once or every week."""

from datetime import timedelta

from sqlalchemy import select

from src.config.database import session_scope
from src.reporting.events import publish_export_finished, publish_report_due
from src.reporting.exports import csv_export, pdf_export, xlsx_export
from src.reporting.exports.storage import put_file
from src.reporting.models import Export, ScheduledReport
from src.reporting.schemas import Period
from src.reporting.services import ReportingService
from src.utils import new_id, subscribe, utc_now

WRITERS = {"csv": csv_export.write, "xlsx": xlsx_export.write, "pdf": pdf_export.write}


def last_weeks(weeks: int = 4) -> Period:
    """The weeks up to today."""
    today = utc_now().date()
    return Period(start=today - timedelta(weeks=weeks), end=today)


def store(service: ReportingService, account_id: int, report: str, file_format: str) -> str:
    """Writes a report to a file, and returns its key."""
    rows = service.run(report, account_id, last_weeks())
    key = f"reports/{account_id}/{new_id()}.{file_format}"
    with put_file(key) as target:
        target.write(WRITERS[file_format](rows))
    return key


def write_export(topic: str, event: dict[str, object]) -> None:
    """Writes the export that an event names."""
    with session_scope() as session:
        export = session.get_one(Export, event["export_id"])
        service = ReportingService(session)
        export.file_key = store(service, export.account_id, export.report, export.format)
        export.finished_at = utc_now()
        publish_export_finished(
            export_id=export.id, account_id=export.account_id, user_id=export.requested_by
        )


def send_scheduled() -> None:
    """Writes the reports of this weekday. Runs every morning."""
    with session_scope() as session:
        weekday = utc_now().weekday()
        query = select(ScheduledReport).where(ScheduledReport.weekday == weekday)
        for scheduled in session.scalars(query):
            service = ReportingService(session)
            key = store(service, scheduled.account_id, scheduled.report, scheduled.format)
            publish_report_due(user_id=scheduled.user_id, report=scheduled.report, file_key=key)


if __name__ == "__main__":
    subscribe("reporting.exports", ["reporting.export_requested"], write_export)
