"""Requests and answers of the users module."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, EmailStr, Field

from src.users.models import UserStatus


class CreateUserRequest(BaseModel):
    """A user to add."""

    email: EmailStr
    password: str | None = None
    first_name: str = ""
    last_name: str = ""
    locale: str = "en"
    role: str | None = None


class ProfileUpdate(BaseModel):
    """What to change about a profile."""

    first_name: str | None = None
    last_name: str | None = None
    job_title: str | None = None
    phone: str | None = None
    birthday: date | None = None


class PreferencesUpdate(BaseModel):
    """What to change about the preferences."""

    locale: str | None = None
    time_zone: str | None = None
    theme: str | None = None
    weekly_summary: bool | None = None


class PreferencesResponse(BaseModel):
    """How a user wants to see the product."""

    model_config = ConfigDict(from_attributes=True)

    locale: str
    time_zone: str
    theme: str
    weekly_summary: bool


class EmailChangeRequest(BaseModel):
    """A new address."""

    email: EmailStr


class SuspendRequest(BaseModel):
    """Why a user is suspended."""

    reason: str = Field(min_length=3, max_length=2_000)


class RolesRequest(BaseModel):
    """The roles that a user shall have."""

    roles: list[str] = Field(min_length=1)


class NoteRequest(BaseModel):
    """A remark."""

    text: str = Field(min_length=1, max_length=2_000)


class UserFilter(BaseModel):
    """Which users to list."""

    text: str = ""
    status: UserStatus | None = None
    tag: str | None = None
    inactive_since: datetime | None = None
    page: int = 1
    size: int = 50


class UserSummary(BaseModel):
    """A user in a list."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    email: str
    display_name: str
    status: UserStatus


class UserResponse(BaseModel):
    """A user."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    public_id: str
    email: str
    display_name: str
    status: UserStatus
    created_at: datetime
    last_login_at: datetime | None = None


class ActivityEntry(BaseModel):
    """Something that happened to a user."""

    model_config = ConfigDict(from_attributes=True)

    action: str
    details: dict[str, str]
    created_at: datetime


class RoleResponse(BaseModel):
    """A role that a user has."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    organization_id: int | None = None
    granted_at: datetime


class TagResponse(BaseModel):
    """A tag, and how many users have it."""

    model_config = ConfigDict(from_attributes=True)

    label: str
    users: int


class NoteResponse(BaseModel):
    """A remark about a user."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    author_id: int
    text: str
    created_at: datetime


class ImportResponse(BaseModel):
    """An import, and how far it has come."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    rows_done: int
    rows_failed: int
    finished_at: datetime | None = None
