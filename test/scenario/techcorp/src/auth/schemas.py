"""Requests and answers of the auth module."""

from pydantic import BaseModel, ConfigDict, EmailStr, Field


class Client(BaseModel):
    """The device that sent a request."""

    ip_address: str
    user_agent: str = ""


class LoginRequest(BaseModel):
    """What a user signs in with."""

    email: EmailStr
    password: str = Field(min_length=1, max_length=256)


class TokenPair(BaseModel):
    """The tokens of a session, as the service hands them out."""

    access_token: str
    refresh_token: str
    expires_in: int


class AccessTokenResponse(BaseModel):
    """The access token. The refresh token travels in a cookie."""

    model_config = ConfigDict(from_attributes=True)

    access_token: str
    expires_in: int
    token_type: str = "bearer"


class LogoutResponse(BaseModel):
    """How many sessions have ended."""

    model_config = ConfigDict(from_attributes=True)

    sessions_ended: int


class PermissionsResponse(BaseModel):
    """What a user may do."""

    model_config = ConfigDict(from_attributes=True)

    user_id: int
    organization_id: int | None = None
    permissions: list[str]


class ExternalIdentity(BaseModel):
    """Who somebody is to another identity provider."""

    provider: str
    subject: str
    email: str
