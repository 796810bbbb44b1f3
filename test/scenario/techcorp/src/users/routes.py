"""HTTP endpoints of the users module.

`/users/me` is what users do with their own account; everything else is what
managers do with the users of theirs, and asks for a permission. Users of other
accounts do not exist here: asking for one answers 404, never 403.
"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Depends, File, Path, Query, UploadFile, status

from src.auth.dependencies import current_user, require
from src.auth.models import UserRole
from src.auth.permissions import Permission
from src.users.dependencies import get_user_service
from src.users.invitations.routes import router as invitations
from src.users.models import AuditEntry, User, UserStatus
from src.users.organizations.routes import router as organizations
from src.users.privacy.export import personal_data
from src.users.profiles.avatars import remove_avatar, store_avatar
from src.users.schemas import (
    ActivityEntry,
    CreateUserRequest,
    EmailChangeRequest,
    ImportResponse,
    NoteRequest,
    NoteResponse,
    PreferencesResponse,
    PreferencesUpdate,
    ProfileUpdate,
    RoleResponse,
    RolesRequest,
    SuspendRequest,
    TagResponse,
    UserFilter,
    UserResponse,
    UserSummary,
)
from src.users.services import UserService
from src.utils import Page

router = APIRouter(prefix="/users", tags=["users"])
router.include_router(invitations)
router.include_router(organizations)

Users = Annotated[UserService, Depends(get_user_service)]
CurrentUser = Annotated[User, Depends(current_user)]
Reader = Annotated[User, Depends(require(Permission.USERS_READ))]
Writer = Annotated[User, Depends(require(Permission.USERS_WRITE))]
Deleter = Annotated[User, Depends(require(Permission.USERS_DELETE))]
Granter = Annotated[User, Depends(require(Permission.ROLES_GRANT))]
UserId = Annotated[int, Path(ge=1)]
PageNumber = Annotated[int, Query(ge=1)]
PageSize = Annotated[int, Query(ge=1, le=200)]


# One's own account


@router.get("/me")
def get_me(user: CurrentUser) -> UserResponse:
    """Answers with the user who asks."""
    return UserResponse.model_validate(user)


@router.patch("/me")
def update_me(changes: ProfileUpdate, user: CurrentUser, users: Users) -> UserResponse:
    """Changes the profile of the user who asks."""
    return UserResponse.model_validate(users.update_profile(user, changes))


@router.delete("/me", status_code=status.HTTP_204_NO_CONTENT)
def delete_me(user: CurrentUser, users: Users) -> None:
    """Closes the account of the user who asks, unless they are its last owner."""
    users.delete(user, deleted_by=user)


@router.get("/me/preferences")
def get_preferences(user: CurrentUser) -> PreferencesResponse:
    """Answers with language, time zone and theme."""
    return PreferencesResponse.model_validate(user.preferences)


@router.put("/me/preferences")
def update_preferences(
    changes: PreferencesUpdate, user: CurrentUser, users: Users
) -> PreferencesResponse:
    """Changes language, time zone or theme."""
    return PreferencesResponse.model_validate(users.update_preferences(user, changes))


@router.put("/me/email", status_code=status.HTTP_202_ACCEPTED)
def change_email(request: EmailChangeRequest, user: CurrentUser, users: Users) -> None:
    """Sends a confirmation link to the new address."""
    users.request_email_change(user, request.email)


@router.post("/me/email/confirm")
def confirm_email(token: Annotated[str, Body(embed=True)], users: Users) -> UserResponse:
    """Puts the new address into use. The link is the proof, so no sign-in is needed."""
    return UserResponse.model_validate(users.confirm_email_change(token))


@router.put("/me/avatar")
def upload_avatar(image: Annotated[UploadFile, File()], user: CurrentUser) -> UserResponse:
    """Replaces the picture of the user who asks."""
    user.profile.avatar_key = store_avatar(user.public_id, image.file)
    return UserResponse.model_validate(user)


@router.delete("/me/avatar", status_code=status.HTTP_204_NO_CONTENT)
def delete_avatar(user: CurrentUser) -> None:
    """Removes the picture of the user who asks."""
    if user.profile.avatar_key:
        remove_avatar(user.profile.avatar_key)
        user.profile.avatar_key = None


@router.get("/me/activity")
def list_my_activity(
    user: CurrentUser, users: Users, page: PageNumber = 1, size: PageSize = 50
) -> Page[ActivityEntry]:
    """Lists what happened to the account of the user who asks, newest first."""
    return activity_page(users.activity(user, page, size))


@router.get("/me/export")
def export_me(user: CurrentUser) -> dict[str, object]:
    """Answers with everything that is stored about the user who asks."""
    return personal_data(user)


# The users of an account


@router.get("")
def list_users(
    reader: Reader,
    users: Users,
    text: Annotated[str, Query(max_length=80)] = "",
    wanted_status: Annotated[UserStatus | None, Query(alias="status")] = None,
    tag: Annotated[str | None, Query(max_length=40)] = None,
    inactive_since: Annotated[datetime | None, Query()] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[UserSummary]:
    """Lists the users of the account, by name."""
    wanted = UserFilter(
        text=text,
        status=wanted_status,
        tag=tag,
        inactive_since=inactive_since,
        page=page,
        size=size,
    )
    found = users.search(reader.account_id, wanted)
    return Page[UserSummary](
        items=[UserSummary.model_validate(user) for user in found.items],
        total=found.total,
        page=found.page,
        size=found.size,
    )


@router.post("", status_code=status.HTTP_201_CREATED)
def create_user(request: CreateUserRequest, writer: Writer, users: Users) -> UserResponse:
    """Adds a user. Without a password the user gets an invitation."""
    return UserResponse.model_validate(users.create(writer.account_id, request))


@router.get("/counts")
def count_users(reader: Reader, users: Users) -> dict[str, int]:
    """Counts the users of the account by status, and those online just now."""
    counts = users.count_by_status(reader.account_id)
    return {**counts, "online": users.count_online(reader.account_id)}


@router.get("/tags")
def list_tags(reader: Reader, users: Users) -> list[TagResponse]:
    """Lists the tags in use, the most frequent first."""
    return [
        TagResponse(label=label, users=count)
        for label, count in users.tags_in_use(reader.account_id)
    ]


@router.post("/import", status_code=status.HTTP_202_ACCEPTED)
def import_users(
    file_key: Annotated[str, Body(embed=True)], writer: Writer, users: Users
) -> ImportResponse:
    """Imports a CSV file that was uploaded before."""
    job = users.start_import(writer.account_id, file_key, started_by=writer)
    return ImportResponse.model_validate(job)


@router.get("/{user_id}")
def get_user(user_id: UserId, reader: Reader, users: Users) -> UserResponse:
    """Answers with one user of the account."""
    return UserResponse.model_validate(users.get(user_id, reader.account_id))


@router.patch("/{user_id}")
def update_user(
    user_id: UserId, changes: ProfileUpdate, writer: Writer, users: Users
) -> UserResponse:
    """Changes the profile of a user."""
    user = users.get(user_id, writer.account_id)
    return UserResponse.model_validate(users.update_profile(user, changes))


@router.delete("/{user_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_user(user_id: UserId, deleter: Deleter, users: Users) -> None:
    """Deletes a user. Personal data is erased after thirty days."""
    users.delete(users.get(user_id, deleter.account_id), deleted_by=deleter)


@router.post("/{user_id}/suspend")
def suspend_user(
    user_id: UserId, request: SuspendRequest, writer: Writer, users: Users
) -> UserResponse:
    """Keeps a user out until somebody reactivates them."""
    user = users.get(user_id, writer.account_id)
    return UserResponse.model_validate(users.suspend(user, request.reason, suspended_by=writer))


@router.post("/{user_id}/reactivate")
def reactivate_user(user_id: UserId, writer: Writer, users: Users) -> UserResponse:
    """Lets a suspended user in again."""
    user = users.get(user_id, writer.account_id)
    return UserResponse.model_validate(users.reactivate(user))


@router.get("/{user_id}/activity")
def list_activity(
    user_id: UserId,
    reader: Reader,
    users: Users,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[ActivityEntry]:
    """Lists what happened to a user, newest first."""
    user = users.get(user_id, reader.account_id)
    return activity_page(users.activity(user, page, size))


@router.get("/{user_id}/roles")
def list_roles(user_id: UserId, reader: Reader, users: Users) -> list[RoleResponse]:
    """Lists the roles of a user, those for the whole account first."""
    user = users.get(user_id, reader.account_id)
    return [role_response(granted) for granted in users.roles_of(user)]


@router.put("/{user_id}/roles")
def set_roles(
    user_id: UserId, request: RolesRequest, granter: Granter, users: Users
) -> list[RoleResponse]:
    """Makes these the roles of a user. An account always keeps one owner."""
    user = users.get(user_id, granter.account_id)
    granted = users.set_roles(user, request.roles, changed_by=granter)
    return [role_response(role) for role in granted]


@router.put("/{user_id}/tags")
def set_tags(
    user_id: UserId,
    labels: Annotated[list[str], Body(embed=True)],
    writer: Writer,
    users: Users,
) -> list[str]:
    """Makes these the tags of a user."""
    user = users.get(user_id, writer.account_id)
    return [tag.label for tag in users.set_tags(user, labels)]


@router.post("/{user_id}/notes", status_code=status.HTTP_201_CREATED)
def add_note(
    user_id: UserId, request: NoteRequest, writer: Writer, users: Users
) -> NoteResponse:
    """Adds a remark that the user never sees."""
    user = users.get(user_id, writer.account_id)
    return NoteResponse.model_validate(users.add_note(user, writer, request.text))


@router.post("/{user_id}/merge")
def merge_users(
    user_id: UserId,
    duplicate_id: Annotated[int, Body(embed=True, ge=1)],
    deleter: Deleter,
    users: Users,
) -> UserResponse:
    """Merges a duplicate into a user, and deletes the duplicate.

    Roles, notes and tags move to the user who stays. Invoices and reports keep
    the id of the duplicate, whose row is never removed.
    """
    user = users.get(user_id, deleter.account_id)
    duplicate = users.get(duplicate_id, deleter.account_id)
    return UserResponse.model_validate(users.merge(duplicate, user, merged_by=deleter))


@router.post("/{user_id}/ownership", status_code=status.HTTP_204_NO_CONTENT)
def transfer_ownership(user_id: UserId, granter: Granter, users: Users) -> None:
    """Makes another user the owner of the account; the present one stays a manager."""
    users.transfer_ownership(granter, users.get(user_id, granter.account_id))


def activity_page(found: Page[AuditEntry]) -> Page[ActivityEntry]:
    """A page of entries in the form that clients see."""
    return Page[ActivityEntry](
        items=[ActivityEntry.model_validate(entry) for entry in found.items],
        total=found.total,
        page=found.page,
        size=found.size,
    )


def role_response(granted: UserRole) -> RoleResponse:
    """A role of a user in the form that clients see."""
    return RoleResponse(
        name=granted.role.name,
        organization_id=granted.organization_id,
        granted_at=granted.granted_at,
    )
