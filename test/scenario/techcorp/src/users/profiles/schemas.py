"""Profiles as others see them."""

from pydantic import BaseModel, ConfigDict


class PublicProfile(BaseModel):
    """What colleagues may see of a profile."""

    model_config = ConfigDict(from_attributes=True)

    first_name: str
    last_name: str
    job_title: str
    avatar_key: str | None = None


class CompletenessResponse(BaseModel):
    """How much of a profile is filled in."""

    model_config = ConfigDict(from_attributes=True)

    percent: int
    missing: list[str]
