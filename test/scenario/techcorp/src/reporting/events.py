"""What the reporting module tells the others."""

from src.utils import publish


def publish_export_requested(export_id: str, account_id: int) -> None:
    """Somebody wants a report as a file."""
    publish("reporting.export_requested", {"export_id": export_id, "account_id": account_id})


def publish_export_finished(export_id: str, account_id: int, user_id: int) -> None:
    """A file is ready."""
    publish(
        "reporting.export_finished",
        {"export_id": export_id, "account_id": account_id, "user_id": user_id},
    )


def publish_report_due(user_id: int, report: str, file_key: str) -> None:
    """A scheduled report is ready to be sent."""
    publish("reporting.report_due", {"user_id": user_id, "report": report, "file_key": file_key})
