"""Errors of the reporting module."""

from src.utils import AppError, NotFound


class UnknownReport(NotFound):
    """There is no such report."""

    code = "unknown_report"
    message = "There is no such report."


class DashboardNotFound(NotFound):
    """There is no such dashboard in this account."""

    code = "dashboard_not_found"
    message = "There is no such dashboard."


class ExportNotFound(NotFound):
    """There is no such export, or it has expired."""

    code = "export_not_found"
    message = "This export does not exist any more."


class TooManyRows(AppError):
    """A report is too long for a file."""

    status = 413
    code = "too_many_rows"
    message = "Choose a shorter period."


class TooManyWidgets(AppError):
    """More widgets than a dashboard can hold."""

    status = 422
    code = "too_many_widgets"
    message = "A dashboard cannot hold that many widgets."
