"""Users from their creation to their deletion.

The functions of this service are called by the endpoints, by the import, by
invitations and by billing, which counts seats here. They neither know HTTP nor
commit: a request or a task is one transaction.
"""

from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from src.auth import passwords, tokens
from src.auth.audit import record
from src.auth.models import AuthSession, UserRole
from src.auth.permissions import grant_role, revoke_role
from src.auth.services import AuthService
from src.users.constants import (
    DEFAULT_ROLE,
    DELETION_GRACE_DAYS,
    EMAIL_CHANGE_HOURS,
    MAX_NOTE_LENGTH,
    MAX_TAGS,
)
from src.users.events import (
    publish_email_change_requested,
    publish_import_started,
    publish_user_created,
    publish_user_deleted,
    publish_user_reactivated,
    publish_user_suspended,
    publish_user_updated,
)
from src.users.exceptions import (
    EmailTaken,
    InvalidConfirmation,
    LastOwner,
    SeatLimitReached,
    TooManyTags,
    UserNotFound,
)
from src.users.models import (
    Account,
    AuditEntry,
    EmailChange,
    ImportJob,
    Profile,
    User,
    UserNote,
    UserPreferences,
    UserStatus,
    UserTag,
)
from src.users.schemas import (
    CreateUserRequest,
    PreferencesUpdate,
    ProfileUpdate,
    UserFilter,
)
from src.users.validators import check_email, check_locale, check_phone, check_time_zone
from src.utils import (
    Page,
    cache_delete,
    cached,
    get_logger,
    mask_email,
    normalize_email,
    paginate,
    slugify,
    truncate,
    utc_now,
)

logger = get_logger(__name__)


class UserService:
    """Everything that can happen to users, within one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.auth = AuthService(session)

    # Finding users

    def get(self, user_id: int, account_id: int) -> User:
        """A user of an account; users of other accounts do not exist for it."""
        user = self.session.get(User, user_id)
        if user is None or user.account_id != account_id or user.status is UserStatus.DELETED:
            raise UserNotFound(user_id=user_id)
        return user

    def get_by_public_id(self, public_id: str) -> User:
        """A user by the identifier that other systems know."""
        user = self.session.scalars(
            select(User).where(User.public_id == public_id)
        ).one_or_none()
        if user is None or user.status is UserStatus.DELETED:
            raise UserNotFound(public_id=public_id)
        return user

    def find_by_email(self, email: str) -> User | None:
        """The user with an address, if there is one."""
        query = select(User).where(User.email == normalize_email(email))
        return self.session.scalars(query).one_or_none()

    def search(self, account_id: int, wanted: UserFilter) -> Page[User]:
        """One page of the users of an account, by name."""
        query = (
            select(User)
            .join(Profile)
            .where(User.account_id == account_id, User.status != UserStatus.DELETED)
            .order_by(Profile.last_name, Profile.first_name, User.id)
        )
        if wanted.text:
            pattern = f"%{wanted.text.strip()}%"
            query = query.where(
                or_(
                    User.email.ilike(pattern),
                    Profile.first_name.ilike(pattern),
                    Profile.last_name.ilike(pattern),
                )
            )
        if wanted.status:
            query = query.where(User.status == wanted.status)
        if wanted.tag:
            query = query.join(UserTag).where(UserTag.label == slugify(wanted.tag))
        if wanted.inactive_since:
            query = query.where(
                or_(User.last_login_at.is_(None), User.last_login_at < wanted.inactive_since)
            )
        return paginate(self.session, query, wanted.page, wanted.size)

    def activity(self, user: User, page: int, size: int) -> Page[AuditEntry]:
        """What happened to a user, newest first."""
        query = (
            select(AuditEntry)
            .where(AuditEntry.user_id == user.id)
            .order_by(AuditEntry.created_at.desc())
        )
        return paginate(self.session, query, page, size)

    # Creating users

    def create(self, account_id: int, request: CreateUserRequest) -> User:
        """Adds a user to an account, with the role that everybody has."""
        email = self._ensure_email_free(request.email)
        self._ensure_seat_free(account_id)

        user = User(
            account_id=account_id,
            email=email,
            status=UserStatus.ACTIVE if request.password else UserStatus.INVITED,
            profile=Profile(first_name=request.first_name, last_name=request.last_name),
            preferences=UserPreferences(locale=check_locale(request.locale)),
        )
        if request.password:
            user.password_hash = passwords.hash_password(request.password)
        self.session.add(user)
        self.session.flush()

        grant_role(self.session, user, request.role or DEFAULT_ROLE)
        record(self.session, user.id, "user.created", role=request.role or DEFAULT_ROLE)
        publish_user_created(user_id=user.id, account_id=account_id)
        self._forget_counts(account_id)
        logger.info("user %s created as %s", user.id, mask_email(email))
        return user

    def activate(self, user: User, password: str) -> User:
        """Lets a user in who followed an invitation and chose a password."""
        user.password_hash = passwords.hash_password(password)
        user.password_changed_at = utc_now()
        user.status = UserStatus.ACTIVE
        record(self.session, user.id, "user.activated")
        publish_user_updated(user_id=user.id, fields=["status"])
        return user

    def _ensure_email_free(self, email: str) -> str:
        email = check_email(normalize_email(email))
        if self.find_by_email(email) is not None:
            raise EmailTaken(email=mask_email(email))
        return email

    def _ensure_seat_free(self, account_id: int) -> None:
        # Locked, or two users created at once could share the last seat.
        account = self.session.get_one(Account, account_id, with_for_update=True)
        if self.count_seats(account_id) >= account.seats:
            raise SeatLimitReached(seats=account.seats)

    # Changing users

    def update_profile(self, user: User, changes: ProfileUpdate) -> User:
        """Changes what a user tells about themselves."""
        values = changes.model_dump(exclude_unset=True)
        if values.get("phone"):
            values["phone"] = check_phone(values["phone"], user.account.country)
        for name, value in values.items():
            setattr(user.profile, name, value)
        if values:
            record(self.session, user.id, "profile.updated", fields=", ".join(sorted(values)))
            publish_user_updated(user_id=user.id, fields=sorted(values))
        return user

    def update_preferences(self, user: User, changes: PreferencesUpdate) -> UserPreferences:
        """Changes how a user wants to see the product."""
        preferences = user.preferences
        if changes.locale is not None:
            preferences.locale = check_locale(changes.locale)
        if changes.time_zone is not None:
            preferences.time_zone = check_time_zone(changes.time_zone)
        if changes.theme is not None:
            preferences.theme = changes.theme
        if changes.weekly_summary is not None:
            preferences.weekly_summary = changes.weekly_summary
        return preferences

    def request_email_change(self, user: User, new_email: str) -> EmailChange:
        """Sends a link to the new address; until it is followed the old one stays."""
        email = self._ensure_email_free(new_email)
        token = tokens.random_token()
        change = EmailChange(
            user_id=user.id,
            new_email=email,
            token_hash=tokens.digest(token),
        )
        self.session.add(change)
        record(self.session, user.id, "email.change_requested", to=mask_email(email))
        publish_email_change_requested(user_id=user.id, new_email=email, token=token)
        return change

    def confirm_email_change(self, token: str) -> User:
        """Puts a new address into use."""
        query = select(EmailChange).where(EmailChange.token_hash == tokens.digest(token))
        change = self.session.scalars(query).one_or_none()
        if change is None or change.confirmed_at is not None:
            raise InvalidConfirmation()
        if change.requested_at < utc_now() - timedelta(hours=EMAIL_CHANGE_HOURS):
            raise InvalidConfirmation("The link has expired. Ask for a new one.")

        # Somebody else may have taken the address in the meantime.
        self._ensure_email_free(change.new_email)
        user = self.session.get_one(User, change.user_id)
        user.email = change.new_email
        change.confirmed_at = utc_now()
        record(self.session, user.id, "email.changed")
        publish_user_updated(user_id=user.id, fields=["email"])
        return user

    # Roles

    def roles_of(self, user: User) -> list[UserRole]:
        """The roles of a user, those for the whole account first."""
        query = (
            select(UserRole)
            .where(UserRole.user_id == user.id)
            .order_by(UserRole.organization_id.nulls_first(), UserRole.id)
        )
        return list(self.session.scalars(query))

    def set_roles(self, user: User, names: list[str], changed_by: User) -> list[UserRole]:
        """Makes these the roles of a user in the whole account."""
        before = {granted.role.name for granted in self.roles_of(user)}
        after = set(names)
        if "owner" in before - after:
            self._ensure_not_last_owner(user)
        for name in sorted(before - after):
            revoke_role(self.session, user, name)
        for name in sorted(after - before):
            grant_role(self.session, user, name)
        if before != after:
            record(
                self.session,
                user.id,
                "roles.changed",
                before=", ".join(sorted(before)),
                after=", ".join(sorted(after)),
                by=str(changed_by.id),
            )
            publish_user_updated(user_id=user.id, fields=["roles"])
        return self.roles_of(user)

    def _ensure_not_last_owner(self, user: User) -> None:
        owners = self.session.scalar(
            select(func.count(func.distinct(User.id)))
            .join(UserRole, UserRole.user_id == User.id)
            .where(
                User.account_id == user.account_id,
                User.status == UserStatus.ACTIVE,
                User.id != user.id,
                UserRole.role.has(name="owner"),
                UserRole.organization_id.is_(None),
            )
        )
        if not owners:
            raise LastOwner()

    # Suspending and deleting

    def suspend(self, user: User, reason: str, suspended_by: User) -> User:
        """Keeps a user out, with everything else left as it is."""
        self._ensure_not_last_owner(user)
        user.status = UserStatus.SUSPENDED
        ended = self.auth.sign_out_everywhere(user)
        record(
            self.session,
            user.id,
            "user.suspended",
            reason=truncate(reason, MAX_NOTE_LENGTH),
            by=str(suspended_by.id),
            sessions=str(ended),
        )
        publish_user_suspended(user_id=user.id, account_id=user.account_id)
        self._forget_counts(user.account_id)
        return user

    def reactivate(self, user: User) -> User:
        """Lets a suspended user in again, if there still is a seat."""
        if user.status is not UserStatus.SUSPENDED:
            return user
        self._ensure_seat_free(user.account_id)
        user.status = UserStatus.ACTIVE
        record(self.session, user.id, "user.reactivated")
        publish_user_reactivated(user_id=user.id, account_id=user.account_id)
        self._forget_counts(user.account_id)
        return user

    def delete(self, user: User, deleted_by: User) -> None:
        """Closes an account's user. Personal data goes when the grace period ends."""
        self._ensure_not_last_owner(user)
        user.status = UserStatus.DELETED
        user.deleted_at = utc_now()
        self.auth.sign_out_everywhere(user)
        record(self.session, user.id, "user.deleted", by=str(deleted_by.id))
        publish_user_deleted(user_id=user.id, account_id=user.account_id)
        self._forget_counts(user.account_id)

    def due_for_erasure(self) -> list[User]:
        """Deleted users whose grace period is over."""
        query = select(User).where(
            User.status == UserStatus.DELETED,
            User.deleted_at < utc_now() - timedelta(days=DELETION_GRACE_DAYS),
            User.email.not_like("erased-%"),
        )
        return list(self.session.scalars(query))

    # Tags and notes

    def set_tags(self, user: User, labels: list[str]) -> list[UserTag]:
        """Makes these the tags of a user."""
        wanted = {slug for label in labels if (slug := slugify(label))}
        if len(wanted) > MAX_TAGS:
            raise TooManyTags(limit=MAX_TAGS)
        kept = [tag for tag in user.tags if tag.label in wanted]
        missing = wanted - {tag.label for tag in kept}
        user.tags = kept + [UserTag(label=label) for label in sorted(missing)]
        return user.tags

    def tags_in_use(self, account_id: int) -> list[tuple[str, int]]:
        """The tags of an account, and how many users have each of them."""
        query = (
            select(UserTag.label, func.count(UserTag.id))
            .join(User)
            .where(User.account_id == account_id, User.status != UserStatus.DELETED)
            .group_by(UserTag.label)
            .order_by(func.count(UserTag.id).desc(), UserTag.label)
        )
        return [(label, count) for label, count in self.session.execute(query)]

    def add_note(self, user: User, author: User, text: str) -> UserNote:
        """Adds a remark that only staff can read."""
        note = UserNote(author_id=author.id, text=truncate(text.strip(), MAX_NOTE_LENGTH))
        user.notes.append(note)
        record(self.session, user.id, "note.added", by=str(author.id))
        return note

    # Owners and duplicates

    def transfer_ownership(self, owner: User, successor: User) -> None:
        """Makes another user the owner of an account; the old one stays a manager."""
        if owner.account_id != successor.account_id or not successor.is_active:
            raise UserNotFound(user_id=successor.id)
        grant_role(self.session, successor, "owner")
        grant_role(self.session, owner, "manager")
        revoke_role(self.session, owner, "owner")
        record(self.session, owner.id, "ownership.given", to=str(successor.id))
        record(self.session, successor.id, "ownership.received", owner=str(owner.id))
        publish_user_updated(user_id=owner.id, fields=["roles"])
        publish_user_updated(user_id=successor.id, fields=["roles"])

    def merge(self, duplicate: User, into: User, merged_by: User) -> User:
        """Moves what belongs to a duplicate to the user who stays, and deletes it."""
        if duplicate.account_id != into.account_id or duplicate.id == into.id:
            raise UserNotFound(user_id=duplicate.id)
        for granted in self.roles_of(duplicate):
            grant_role(self.session, into, granted.role.name, granted.organization_id)
        for note in list(duplicate.notes):
            into.notes.append(note)
        self.set_tags(into, [tag.label for tag in [*into.tags, *duplicate.tags]])
        record(self.session, into.id, "user.merged", duplicate=str(duplicate.id))
        self.delete(duplicate, deleted_by=merged_by)
        return into

    # Importing

    def start_import(self, account_id: int, file_key: str, started_by: User) -> ImportJob:
        """Puts a file of users in line; a worker reads it."""
        job = ImportJob(account_id=account_id, file_key=file_key, started_by=started_by.id)
        self.session.add(job)
        self.session.flush()
        record(self.session, started_by.id, "import.started", job=job.id)
        publish_import_started(job_id=job.id, account_id=account_id)
        return job

    # Counting

    def count_seats(self, account_id: int) -> int:
        """The users of an account that count for its bill."""
        return self.session.scalar(
            select(func.count(User.id)).where(
                User.account_id == account_id,
                User.status.in_([UserStatus.ACTIVE, UserStatus.INVITED]),
            )
        )

    def count_by_status(self, account_id: int) -> dict[str, int]:
        """How many users of an account are invited, active or suspended."""

        @cached("users:count", ttl=60)
        def count(account: int) -> dict[str, int]:
            query = (
                select(User.status, func.count(User.id))
                .where(User.account_id == account, User.status != UserStatus.DELETED)
                .group_by(User.status)
            )
            return {str(status): number for status, number in self.session.execute(query)}

        return count(account_id)

    def count_online(self, account_id: int, minutes: int = 15) -> int:
        """How many users of an account have been active just now."""
        return self.session.scalar(
            select(func.count(func.distinct(AuthSession.user_id)))
            .join(User, User.id == AuthSession.user_id)
            .where(
                User.account_id == account_id,
                AuthSession.ended_at.is_(None),
                AuthSession.last_seen_at > utc_now() - timedelta(minutes=minutes),
            )
        )

    def _forget_counts(self, account_id: int) -> None:
        cache_delete(f"users:count:{account_id}")
