"""Requests and answers about dashboards."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class DashboardRequest(BaseModel):
    """A dashboard to create or to change."""

    title: str = Field(min_length=1, max_length=120)
    widgets: dict[str, str]
    is_shared: bool = False


class DashboardResponse(BaseModel):
    """A dashboard."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    widgets: dict[str, str]
    is_shared: bool
    owner_id: int
    updated_at: datetime
