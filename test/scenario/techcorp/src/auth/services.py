"""Signing in and out, sessions, passwords and second factors."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from src.auth import passwords, tokens
from src.auth.audit import record
from src.auth.constants import (
    LOCKOUT_ATTEMPTS,
    LOCKOUT_MINUTES,
    MFA_ISSUER,
    REFRESH_TOKEN_DAYS,
    RESET_TOKEN_MINUTES,
    SESSION_IDLE_DAYS,
)
from src.auth.events import (
    publish_password_changed,
    publish_password_reset_requested,
    publish_session_ended,
    publish_signed_in,
)
from src.auth.exceptions import (
    AccountLocked,
    InvalidCredentials,
    InvalidToken,
    SessionEnded,
    WeakPassword,
)
from src.auth.models import AuthSession, LoginAttempt, MfaSecret, RefreshToken
from src.auth.policies import check_password_strength
from src.auth.repositories.sessions import AuthSessionRepository
from src.auth.repositories.tokens import RefreshTokenRepository
from src.auth.schemas import Client, TokenPair
from src.users.models import User
from src.utils import days_ago, get_logger, mask_email, normalize_email, utc_now

logger = get_logger(__name__)


class AuthService:
    """Everything that the endpoints of this module do, within one transaction."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.sessions = AuthSessionRepository(session)
        self.refresh_tokens = RefreshTokenRepository(session)

    # Signing in

    def authenticate(self, email: str, password: str, client: Client) -> User:
        """The user with this address and password.

        A wrong address and a wrong password look the same to the client, and
        take the same time.
        """
        email = normalize_email(email)
        self._ensure_not_locked(email)

        user = self.session.scalars(select(User).where(User.email == email)).one_or_none()
        stored = user.password_hash if user else passwords.DUMMY_HASH
        matches = passwords.verify(password, stored)
        succeeded = user is not None and matches and user.is_active
        self._record_attempt(email, client, succeeded)

        if not succeeded:
            logger.info("sign-in failed for %s from %s", mask_email(email), client.ip_address)
            raise InvalidCredentials()
        if passwords.needs_rehash(stored):
            user.password_hash = passwords.hash_password(password)
        return user

    def sign_in(self, user: User, client: Client) -> TokenPair:
        """Starts a session on a device and gives it its first tokens."""
        started = AuthSession(
            user_id=user.id,
            ip_address=client.ip_address,
            user_agent=client.user_agent,
        )
        self.sessions.add(started)
        user.last_login_at = utc_now()
        publish_signed_in(user_id=user.id, session_id=started.id, ip_address=client.ip_address)
        return self._issue_tokens(started)

    def _ensure_not_locked(self, email: str) -> None:
        since = utc_now() - timedelta(minutes=LOCKOUT_MINUTES)
        failures = self.session.scalar(
            select(func.count(LoginAttempt.id)).where(
                LoginAttempt.email == email,
                LoginAttempt.succeeded.is_(False),
                LoginAttempt.attempted_at > since,
            )
        )
        if failures >= LOCKOUT_ATTEMPTS:
            raise AccountLocked(minutes=LOCKOUT_MINUTES)

    def _record_attempt(self, email: str, client: Client, succeeded: bool) -> None:
        self.session.add(
            LoginAttempt(email=email, ip_address=client.ip_address, succeeded=succeeded)
        )
        # A failed attempt must survive the error that is raised next.
        self.session.commit()

    # Tokens

    def refresh(self, refresh_token: str, client: Client) -> TokenPair:
        """New tokens in exchange for a refresh token.

        A refresh token works once. If it comes back a second time it was
        copied, so the whole session ends.
        """
        stored = self.refresh_tokens.find_by_token_hash(tokens.digest(refresh_token))
        if stored is None or stored.expires_at < utc_now():
            raise InvalidToken()
        if not stored.session.is_active:
            raise SessionEnded()
        if stored.used_at is not None:
            logger.warning("refresh token of session %s was used twice", stored.session_id)
            self._end(stored.session, reason="token reuse")
            self.session.commit()
            raise InvalidToken()

        stored.used_at = utc_now()
        stored.session.last_seen_at = utc_now()
        stored.session.ip_address = client.ip_address
        return self._issue_tokens(stored.session)

    def verify_access_token(self, access_token: str) -> AuthSession:
        """The active session that an access token belongs to."""
        claims = tokens.decode(access_token)
        found = self.sessions.get(claims["sid"])
        if found is None or not found.is_active:
            raise SessionEnded()
        return found

    def _issue_tokens(self, auth_session: AuthSession) -> TokenPair:
        refresh_token = tokens.random_token()
        self.refresh_tokens.add(
            RefreshToken(
                session_id=auth_session.id,
                token_hash=tokens.digest(refresh_token),
                expires_at=utc_now() + timedelta(days=REFRESH_TOKEN_DAYS),
            )
        )
        access_token, expires_in = tokens.encode(
            subject=str(auth_session.user_id), session_id=auth_session.id
        )
        return TokenPair(
            access_token=access_token,
            refresh_token=refresh_token,
            expires_in=expires_in,
        )

    # Signing out

    def sign_out(self, auth_session: AuthSession) -> None:
        """Ends the session of this device."""
        self._end(auth_session, reason="signed out")

    def sign_out_everywhere(self, user: User, keep: AuthSession | None = None) -> int:
        """Ends all sessions of a user, but for one, and says how many those were."""
        ended = 0
        for auth_session in self.sessions.list_by_user_id(user.id):
            if auth_session.is_active and auth_session is not keep:
                self._end(auth_session, reason="signed out everywhere")
                ended += 1
        return ended

    def end_idle_sessions(self) -> int:
        """Ends sessions that nobody has used for weeks. Runs every night."""
        query = select(AuthSession).where(
            AuthSession.ended_at.is_(None),
            AuthSession.last_seen_at < days_ago(SESSION_IDLE_DAYS),
        )
        idle = self.session.scalars(query).all()
        for auth_session in idle:
            self._end(auth_session, reason="idle")
        return len(idle)

    def _end(self, auth_session: AuthSession, reason: str) -> None:
        auth_session.ended_at = utc_now()
        record(self.session, auth_session.user_id, "session.ended", reason=reason)
        publish_session_ended(
            user_id=auth_session.user_id, session_id=auth_session.id, reason=reason
        )

    # Passwords

    def change_password(
        self, user: User, current: str, new: str, auth_session: AuthSession
    ) -> None:
        """Changes a password, and signs the user out on every other device."""
        if not passwords.verify(current, user.password_hash):
            raise InvalidCredentials()
        self._set_password(user, new)
        self.sign_out_everywhere(user, keep=auth_session)

    def request_password_reset(self, email: str) -> None:
        """Sends a link to the address, if there is a user with it.

        The answer is the same in both cases: it must not tell who has an account.
        """
        user = self.session.scalars(
            select(User).where(User.email == normalize_email(email))
        ).one_or_none()
        if user is None or not user.is_active:
            return
        token = tokens.sign_reset(user.id, user.password_hash, RESET_TOKEN_MINUTES)
        record(self.session, user.id, "password.reset_requested")
        publish_password_reset_requested(user_id=user.id, token=token)

    def reset_password(self, token: str, new: str) -> User:
        """Sets a password with the token of a reset link, which works once."""
        user_id = tokens.read_reset_subject(token)
        user = self.session.get(User, user_id)
        if user is None or not tokens.verify_reset(token, user.password_hash):
            raise InvalidToken()
        self._set_password(user, new)
        self.sign_out_everywhere(user)
        return user

    def _set_password(self, user: User, new: str) -> None:
        problems = check_password_strength(new, user.email)
        if problems:
            raise WeakPassword(problems=problems)
        user.password_hash = passwords.hash_password(new)
        user.password_changed_at = utc_now()
        record(self.session, user.id, "password.changed")
        publish_password_changed(user_id=user.id)

    # Second factors

    def begin_mfa(self, user: User) -> str:
        """Stores a new secret that is not in use yet, and returns its `otpauth:` address."""
        secret = tokens.random_base32()
        pending = self.session.get(MfaSecret, user.id)
        if pending is None:
            self.session.add(MfaSecret(user_id=user.id, secret=secret))
        else:
            pending.secret = secret
            pending.confirmed_at = None
        record(self.session, user.id, "mfa.started")
        return tokens.provisioning_uri(secret, user.email, MFA_ISSUER)

    def confirm_mfa(self, user: User, code: str) -> None:
        """Takes the pending secret into use, given a code that it produced."""
        pending = self.session.get(MfaSecret, user.id)
        if pending is None or not tokens.verify_code(pending.secret, code):
            raise InvalidCredentials()
        pending.confirmed_at = utc_now()
        record(self.session, user.id, "mfa.confirmed")

    def has_mfa(self, user: User) -> bool:
        """Whether a user must give a code to sign in."""
        stored = self.session.get(MfaSecret, user.id)
        return stored is not None and stored.confirmed_at is not None

    def disable_mfa(self, user: User, password: str) -> None:
        """Forgets the secret of a user who proves to be the user."""
        if not passwords.verify(password, user.password_hash):
            raise InvalidCredentials()
        stored = self.session.get(MfaSecret, user.id)
        if stored is not None:
            self.session.delete(stored)
            record(self.session, user.id, "mfa.disabled")

    # Housekeeping

    def forget_old_attempts(self, days: int) -> int:
        """Deletes sign-in attempts that no lockout can depend on any more."""
        old = self.session.scalars(
            select(LoginAttempt).where(LoginAttempt.attempted_at < days_ago(days))
        ).all()
        for attempt in old:
            self.session.delete(attempt)
        return len(old)

    def forget_expired_tokens(self) -> int:
        """Deletes refresh tokens that have expired, used or not."""
        expired = self.session.scalars(
            select(RefreshToken).where(RefreshToken.expires_at < utc_now())
        ).all()
        for token in expired:
            self.session.delete(token)
        return len(expired)
