"""Signing in with Google."""

import httpx

from src.auth.exceptions import InvalidToken
from src.auth.schemas import ExternalIdentity
from src.utils import normalize_email, retry

TOKEN_INFO_URL = "https://oauth2.googleapis.com/tokeninfo"


@retry(attempts=2, on=(httpx.TransportError,))
def identify(id_token: str, client_id: str) -> ExternalIdentity:
    """Who an ID token of Google's belongs to."""
    answer = httpx.get(TOKEN_INFO_URL, params={"id_token": id_token}, timeout=5)
    claims = answer.json()
    if answer.is_error or claims["aud"] != client_id or claims["email_verified"] != "true":
        raise InvalidToken()
    return ExternalIdentity(
        provider="google",
        subject=claims["sub"],
        email=normalize_email(claims["email"]),
    )
