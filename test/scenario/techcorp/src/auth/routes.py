"""HTTP endpoints of the auth module.

Signing in answers with a short-lived access token in the body and a long-lived
refresh token in a cookie that scripts cannot read. Signing out ends the session
on the server, so a copied token is worthless afterwards.
"""

from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Query, Request, Response
from sqlalchemy.orm import Session

from src.auth import rate_limits
from src.auth.constants import REFRESH_COOKIE, REFRESH_TOKEN_DAYS
from src.auth.dependencies import current_session, current_user, get_auth_service
from src.auth.exceptions import InvalidToken
from src.auth.models import AuthSession
from src.auth.permissions import Permission, ensure_allowed, permissions_of
from src.auth.schemas import (
    AccessTokenResponse,
    Client,
    LoginRequest,
    LogoutResponse,
    PermissionsResponse,
)
from src.auth.services import AuthService
from src.config import settings
from src.config.database import get_session
from src.users.models import User

router = APIRouter(prefix="/auth", tags=["auth"])

Auth = Annotated[AuthService, Depends(get_auth_service)]
CurrentUser = Annotated[User, Depends(current_user)]
CurrentSession = Annotated[AuthSession, Depends(current_session)]


@router.post("/login")
def login(
    credentials: LoginRequest, request: Request, response: Response, auth: Auth
) -> AccessTokenResponse:
    """Signs a user in on this device.

    Limited by address: after ten tries in a minute the answer is 429, whatever
    the password. Five wrong passwords lock the account for a quarter of an hour.
    """
    client = client_of(request)
    rate_limits.limit(rate_limits.LOGIN, client.ip_address)
    user = auth.authenticate(credentials.email, credentials.password, client)
    tokens = auth.sign_in(user, client)
    set_refresh_cookie(response, tokens.refresh_token)
    return AccessTokenResponse(
        access_token=tokens.access_token,
        expires_in=tokens.expires_in,
        token_type="bearer",
    )


@router.post("/logout")
def logout(
    response: Response,
    auth: Auth,
    user: CurrentUser,
    auth_session: CurrentSession,
    everywhere: Annotated[bool, Query(description="End the sessions of all devices")] = False,
) -> LogoutResponse:
    """Signs the user out, on this device or on all of them."""
    auth.sign_out(auth_session)
    ended = 1
    if everywhere:
        ended += auth.sign_out_everywhere(user, keep=auth_session)
    clear_refresh_cookie(response)
    return LogoutResponse(sessions_ended=ended)


@router.post("/refresh")
def refresh(
    request: Request,
    response: Response,
    auth: Auth,
    refresh_token: Annotated[str | None, Cookie(alias=REFRESH_COOKIE)] = None,
) -> AccessTokenResponse:
    """Exchanges the refresh token in the cookie for a new pair of tokens."""
    client = client_of(request)
    rate_limits.limit(rate_limits.REFRESH, client.ip_address)
    if refresh_token is None:
        raise InvalidToken()
    try:
        tokens = auth.refresh(refresh_token, client)
    except InvalidToken:
        clear_refresh_cookie(response)
        raise
    set_refresh_cookie(response, tokens.refresh_token)
    return AccessTokenResponse(
        access_token=tokens.access_token,
        expires_in=tokens.expires_in,
        token_type="bearer",
    )


@router.get("/permissions")
def permissions(
    user: CurrentUser,
    session: Annotated[Session, Depends(get_session)],
    user_id: Annotated[int | None, Query(description="Another user than oneself")] = None,
    organization_id: Annotated[int | None, Query()] = None,
) -> PermissionsResponse:
    """Lists what a user may do, in the whole account or in one organization.

    Everybody may ask about themselves; asking about somebody else takes the
    permission to grant roles.
    """
    subject = user
    if user_id is not None and user_id != user.id:
        ensure_allowed(session, user, Permission.ROLES_GRANT, organization_id)
        subject = session.get_one(User, user_id)
    granted = permissions_of(session, subject, organization_id)
    return PermissionsResponse(
        user_id=subject.id,
        organization_id=organization_id,
        permissions=sorted(str(permission) for permission in granted),
    )


def client_of(request: Request) -> Client:
    """The device that sent a request.

    The load balancer appends the address that it saw, so only the last entry of
    the header can be trusted.
    """
    forwarded = request.headers.get("x-forwarded-for", "")
    address = forwarded.rpartition(",")[2].strip()
    if not address:
        address = request.client.host if request.client else "unknown"
    user_agent = request.headers.get("user-agent", "")[:255]
    return Client(ip_address=address, user_agent=user_agent)


def set_refresh_cookie(response: Response, refresh_token: str) -> None:
    """Puts the refresh token where only this module's endpoints receive it."""
    response.set_cookie(
        key=REFRESH_COOKIE,
        value=refresh_token,
        max_age=REFRESH_TOKEN_DAYS * 24 * 60 * 60,
        path="/auth",
        httponly=True,
        secure=not settings.DEBUG,
        samesite="strict",
    )


def clear_refresh_cookie(response: Response) -> None:
    """Takes the refresh token from the browser."""
    response.delete_cookie(
        key=REFRESH_COOKIE,
        path="/auth",
        httponly=True,
        secure=not settings.DEBUG,
        samesite="strict",
    )
