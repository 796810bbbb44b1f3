"""Requests and answers of the reporting module."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Period(BaseModel):
    """The days that a report covers."""

    start: date
    end: date


class ReportResponse(BaseModel):
    """The rows of a report."""

    model_config = ConfigDict(from_attributes=True)

    report: str
    rows: list[dict[str, object]]
    computed_at: datetime


class ExportRequest(BaseModel):
    """Which report to write to a file."""

    report: str
    format: Literal["csv", "xlsx", "pdf"] = "csv"
    start: date
    end: date


class ExportResponse(BaseModel):
    """An export, and where its file is once there is one."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    report: str
    format: str
    finished_at: datetime | None = None
    url: str | None = None


class ScheduleRequest(BaseModel):
    """Which report to send on which day of the week."""

    report: str
    format: str = "pdf"
    weekday: int = Field(ge=0, le=6)
