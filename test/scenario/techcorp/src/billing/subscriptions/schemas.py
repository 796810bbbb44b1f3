"""Requests and answers about subscriptions."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class ChangePlanRequest(BaseModel):
    """The plan and the seats to have from now on."""

    plan: str
    seats: int = Field(ge=1, le=5_000)


class SubscriptionResponse(BaseModel):
    """What an account pays for."""

    model_config = ConfigDict(from_attributes=True)

    plan: str
    seats: int
    started_at: datetime
    renews_at: datetime
    cancelled_at: datetime | None = None


class ProrationResponse(BaseModel):
    """What a change would cost today."""

    model_config = ConfigDict(from_attributes=True)

    credit_cents: int
    charge_cents: int
    due_cents: int
