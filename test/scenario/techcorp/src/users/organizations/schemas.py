"""Requests and answers about organizations."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class OrganizationRequest(BaseModel):
    """An organization to create or to rename."""

    name: str = Field(min_length=1, max_length=120)
    parent_id: int | None = None


class OrganizationResponse(BaseModel):
    """An organization."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    slug: str
    parent_id: int | None = None
    created_at: datetime


class MemberResponse(BaseModel):
    """A member of an organization."""

    model_config = ConfigDict(from_attributes=True)

    user_id: int
    joined_at: datetime
