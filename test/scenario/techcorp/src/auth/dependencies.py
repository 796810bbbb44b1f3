"""What endpoints of every module ask for: the user, the session, a permission."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.orm import Session

from src.auth.exceptions import InvalidToken
from src.auth.models import AuthSession
from src.auth.permissions import Permission, ensure_allowed
from src.auth.services import AuthService
from src.config.database import get_session
from src.users.models import User

bearer = HTTPBearer(auto_error=False)


def get_auth_service(session: Annotated[Session, Depends(get_session)]) -> AuthService:
    """The service of this module, on the transaction of the request."""
    return AuthService(session)


def current_session(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    auth: Annotated[AuthService, Depends(get_auth_service)],
) -> AuthSession:
    """The session of the access token that came with the request."""
    if credentials is None:
        raise InvalidToken()
    return auth.verify_access_token(credentials.credentials)


def current_user(
    auth_session: Annotated[AuthSession, Depends(current_session)],
    session: Annotated[Session, Depends(get_session)],
) -> User:
    """The user who sent the request."""
    user = session.get(User, auth_session.user_id)
    if user is None or not user.is_active:
        raise InvalidToken()
    return user


def require(permission: Permission) -> Callable[..., User]:
    """A dependency that lets only users with this permission through."""

    def dependency(
        user: Annotated[User, Depends(current_user)],
        session: Annotated[Session, Depends(get_session)],
    ) -> User:
        ensure_allowed(session, user, permission)
        return user

    return dependency
