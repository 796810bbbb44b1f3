"""Requests and answers of the notifications module."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class NotificationResponse(BaseModel):
    """A message."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    topic: str
    subject: str
    body: str
    created_at: datetime
    read_at: datetime | None = None


class PreferenceRequest(BaseModel):
    """Whether to hear of a topic on a channel."""

    topic: str
    channel: Literal["email", "sms", "push"]
    enabled: bool


class PreferenceResponse(BaseModel):
    """Whether a user hears of a topic on a channel."""

    model_config = ConfigDict(from_attributes=True)

    topic: str
    channel: str
    enabled: bool


class DeviceRequest(BaseModel):
    """A telephone."""

    platform: Literal["ios", "android"]
    token: str


class SendRequest(BaseModel):
    """A message from a manager to some users."""

    user_ids: list[int] = Field(min_length=1, max_length=500)
    subject: str
    body: str
