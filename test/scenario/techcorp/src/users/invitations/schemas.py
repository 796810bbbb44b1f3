"""Requests and answers about invitations."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, EmailStr, Field


class InviteRequest(BaseModel):
    """Whom to invite, and to which role."""

    email: EmailStr
    role: str = "member"


class AcceptRequest(BaseModel):
    """The token of an invitation, and the password for the new user."""

    token: str
    password: str = Field(min_length=12)
    first_name: str = ""
    last_name: str = ""


class InvitationResponse(BaseModel):
    """An invitation."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    email: str
    role: str
    created_at: datetime
    accepted_at: datetime | None = None
